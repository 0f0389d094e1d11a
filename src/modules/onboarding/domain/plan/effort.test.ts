import { expect, it } from 'vitest'
import { cutIntoPieces, spreadEffort } from './effort.ts'

const of = (...minutes: number[]) => minutes.map((each) => ({ minutes: each }))

it.each([
  { name: 'in their shares', chunks: of(30, 15), effort: 30, expected: of(20, 10) },
  { name: 'in whole minutes that add up', chunks: of(10, 10, 10), effort: 20, expected: of(7, 6, 7) },
  { name: 'alike where they had none', chunks: of(0, 0), effort: 30, expected: of(15, 15) },
  { name: 'nothing in pieces', chunks: [], effort: 300, expected: [] },
])('spreads effort over pieces: $name', ({ chunks, effort, expected }) => {
  expect(spreadEffort(chunks, effort)).toEqual(expected)
})

it('refuses pieces that are too long', () => {
  expect(() => spreadEffort(of(30, 30), 61)).toThrow('onboarding.homework_not_cut')
})

it.each([
  { effort: 30, pieces: [] },
  { effort: 31, pieces: [16, 15] },
  { effort: 90, pieces: [30, 30, 30] },
  { effort: 100, pieces: [25, 25, 25, 25] },
  { effort: 1201, pieces: [] },
])('cuts homework of $effort minutes', ({ effort, pieces }) => {
  const cut = cutIntoPieces({ ja: '商品マスタ', en: 'Products' }, effort)
  expect(cut.map(({ minutes }) => minutes)).toEqual(pieces)
  if (cut.length > 0)
    expect(cut[0]?.name).toEqual({ ja: `商品マスタ(1/${cut.length})`, en: `Products (1/${cut.length})` })
})
