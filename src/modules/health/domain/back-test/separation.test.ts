import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Case, midRanks, separationOf } from './separation.ts'

const cases = (churned: readonly number[], kept: readonly number[]): Case[] => [
  ...churned.map((score) => ({ score, isChurned: true })),
  ...kept.map((score) => ({ score, isChurned: false })),
]
const range = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index)

it('ranks alike values in the middle', () => {
  expect(midRanks([30, 10, 30, 20])).toEqual([3.5, 1, 3.5, 2])
  expect(midRanks([])).toEqual([])
})

it.each([
  ['nobody', [], [], null, 'too_few'],
  ['nobody churned', [], range(0, 50), null, 'too_few'],
  ['too few churned', range(0, 9), range(50, 50), 1, 'too_few'],
  ['told apart', range(0, 20), range(50, 50), 1, 'separates'],
  ['the wrong way round', range(80, 20), range(0, 50), 0, 'worse_than_chance'],
  [
    'all alike',
    Array.from({ length: 20 }, () => 70),
    Array.from({ length: 60 }, () => 70),
    0.5,
    'no_better_than_chance',
  ],
  [
    'interleaved',
    range(0, 30).map((each) => each * 2),
    range(0, 30).map((each) => each * 2 + 1),
    465 / 900,
    'no_better_than_chance',
  ],
] as const)('judges %s', (_, churned, kept, share, verdict) => {
  const separation = separationOf(cases(churned, kept))
  expect(separation.verdict).toBe(verdict)
  if (share === null) expect(separation.auc).toBeNull()
  else expect(separation.auc?.share).toBeCloseTo(share, 12)
})

it('counts every pair, ties half, and stays uncertain where all pairs are told apart', () => {
  const scores = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(scores, scores, (churned, kept) => {
      const pairs = churned.flatMap((low) => kept.map((high) => (low < high ? 1 : low === high ? 0.5 : 0)))
      const { auc } = separationOf(cases(churned, kept))
      expect(auc?.share).toBeCloseTo(pairs.reduce<number>((sum, each) => sum + each, 0) / pairs.length, 9)
      expect((auc?.high ?? 0) - (auc?.low ?? 0)).toBeGreaterThan(0)
      expect((auc?.low ?? -1) >= 0 && (auc?.high ?? 2) <= 1).toBe(true)
    }),
  )
})

it('gives the interval that DeLong gives for a textbook case', () => {
  // Placements of churned 1, 5/6, 1/3 and of kept 1/3, 2/3, 1, 2/3, 2/3, 1 by hand.
  const { auc } = separationOf(cases([10, 30, 50], [20, 30, 60, 40, 45, 70]))
  const byChurned = [1, 4.5 / 6, 2 / 6]
  const byKept = [1 / 3, 1.5 / 3, 1, 2 / 3, 2 / 3, 1]
  const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length
  const variance = (values: readonly number[]) =>
    values.reduce((sum, each) => sum + (each - mean(values)) ** 2, 0) / (values.length - 1)
  expect(auc?.share).toBeCloseTo(mean(byChurned), 12)
  const half = 1.959964 * Math.sqrt(variance(byChurned) / 3 + variance(byKept) / 6)
  expect(auc?.low).toBeCloseTo(Math.max(0, mean(byChurned) - half), 9)
})

it('sets the lowest fifth against all, ties included', () => {
  const { lift } = separationOf(cases([...range(0, 10), ...range(60, 10)], range(20, 80)))
  expect(lift).toMatchObject({ lowest: 20, churned: 10, share: 0.5, overall: 0.2, lift: 2.5 })
  expect(
    separationOf(
      cases(
        [50],
        Array.from({ length: 99 }, () => 50),
      ),
    ).lift,
  ).toMatchObject({ lowest: 100, lift: 1 })
})
