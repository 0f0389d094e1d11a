import { expect, it } from 'vitest'
import { diffPapers, type PaperSection } from './paper.ts'

const cell = (text: string) => ({ ja: text, en: text })
const section = (key: string, rows: Record<string, string>): PaperSection => ({
  key,
  rows: Object.entries(rows).map(([row, text]) => ({ key: row, cells: [cell(text)] })),
})

it('tells rows added, changed and removed, and leaves out what stayed', () => {
  const before = [section('todo', { a: '1', b: '2', c: '3' }), section('team', { x: '山田' })]
  const after = [section('todo', { a: '1', b: '5', d: '4' }), section('team', { x: '山田' })]
  expect(diffPapers(before, after)).toEqual([
    {
      key: 'todo',
      changes: [
        { kind: 'changed', before: [cell('2')], after: [cell('5')] },
        { kind: 'added', before: null, after: [cell('4')] },
        { kind: 'removed', before: [cell('3')], after: null },
      ],
    },
  ])
  expect(diffPapers(after, after)).toEqual([])
})

it('sees a section that came or went, and a change in one language alone', () => {
  const one = section('scope', { a: '1' })
  expect(diffPapers([], [one])).toMatchObject([{ key: 'scope', changes: [{ kind: 'added' }] }])
  expect(diffPapers([one], [])).toMatchObject([{ key: 'scope', changes: [{ kind: 'removed' }] }])
  const reworded = { key: 'scope', rows: [{ key: 'a', cells: [{ ja: '1', en: 'one' }] }] }
  expect(diffPapers([one], [reworded])).toMatchObject([{ changes: [{ kind: 'changed' }] }])
})
