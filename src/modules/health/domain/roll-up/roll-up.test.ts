import { expect, it } from 'vitest'
import { type Member, rollUp, shareIn } from './roll-up.ts'

const member = (score: number | null, arr: number | null = null, currency = 'JPY'): Member => ({ score, arr, currency })

it.each([
  ['nobody', 'worst', [], { score: null, method: 'worst' }],
  ['nobody scored', 'mean', [member(null, 5)], { score: null, method: 'mean' }],
  ['the lowest', 'worst', [member(80), member(41), member(null)], { score: 41, method: 'worst' }],
  ['halves upwards', 'mean', [member(80), member(41)], { score: 61, method: 'mean' }],
  ['weighted', 'arr_weighted', [member(90, 900), member(10, 100)], { score: 82, method: 'arr_weighted' }],
  ['no revenue left out', 'arr_weighted', [member(90, 900), member(10, null)], { score: 90, method: 'arr_weighted' }],
  ['no revenue at all', 'arr_weighted', [member(90, 0), member(10)], { score: 50, method: 'mean' }],
  [
    'currencies that cannot be compared',
    'arr_weighted',
    [member(90, 900), member(10, 100, 'USD')],
    { score: 50, method: 'mean' },
  ],
  [
    'beyond what a number holds exactly',
    'arr_weighted',
    [member(100, Number.MAX_SAFE_INTEGER), member(0, Number.MAX_SAFE_INTEGER)],
    { score: 50, method: 'arr_weighted' },
  ],
] as const)('%s', (_, method, members, expected) => {
  expect(rollUp(method, members)).toEqual(expected)
})

it('tells what share of the whole each makes out', () => {
  const members = [member(90, 900), member(10, 100), member(null, 5)]
  expect([0, 1, 2].map((index) => shareIn('arr_weighted', members, index))).toEqual([90, 10, null])
  expect([0, 1, 2].map((index) => shareIn('mean', members, index))).toEqual([50, 50, null])
  expect([0, 1, 2].map((index) => shareIn('worst', members, index))).toEqual([0, 100, null])
})
