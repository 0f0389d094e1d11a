import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Curve, curveSchema, numberOf, shareOf, valueToReach } from './curve.ts'

const points = (...given: readonly (readonly [number, number])[]): Curve =>
  curveSchema.parse({ kind: 'points', points: given.map(([at, share]) => ({ at, share })) })
const replies = points([3, 100], [4, 50], [7, 50], [8, 0])

it.each([
  ['back over a level stretch', replies, 8, 1000, 3],
  ['onto the level stretch', replies, 8, 500, 7],
  ['from within it', replies, 5, 750, 3.5],
  ['already there', replies, 3, 900, 3],
  ['never', points([0, 10], [5, 60]), 1, 700, null],
  ['a single point', points([5, 60]), 9, 600, 9],
  ['up a slope', points([20, 0], [70, 100]), 20, 500, 45],
] as const)('finds the nearest value that is enough: %s', (_, curve, kept, share, value) => {
  expect(valueToReach(curve, kept, share)).toBe(value)
})

it('finds a choice that is enough, or none', () => {
  const mood = curveSchema.parse({
    kind: 'choice',
    shares: [
      { option: 'good', share: 80 },
      { option: 'bad', share: 0 },
    ],
  })
  expect([valueToReach(mood, 1, 800), valueToReach(mood, 1, 900)]).toEqual([0, null])
  const flag = curveSchema.parse({ kind: 'boolean', yes: 0, no: 100 })
  expect([valueToReach(flag, 1, 1000), numberOf(flag, true), numberOf(mood, 'other')]).toEqual([0, 1, null])
})

it('reaches what it says, by any curve', () => {
  const curves = fc
    .uniqueArray(fc.integer({ min: -50, max: 150 }), { minLength: 1, maxLength: 6 })
    .chain((places) =>
      fc.tuple(
        ...places
          .toSorted((a, b) => a - b)
          .map((at) => fc.integer({ min: 0, max: 100 }).map((share) => [at, share] as const)),
      ),
    )
    .map((given) => points(...given))
  fc.assert(
    fc.property(curves, fc.integer({ min: -60, max: 160 }), fc.integer({ min: 0, max: 1000 }), (curve, kept, share) => {
      const value = valueToReach(curve, kept, share)
      if (value !== null) expect(shareOf(curve, value)).toBeGreaterThanOrEqual(share - 1)
      else for (let at = -60; at <= 160; at += 1) expect(shareOf(curve, at)).toBeLessThan(share)
    }),
  )
})
