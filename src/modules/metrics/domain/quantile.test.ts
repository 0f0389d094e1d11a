import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mean, quantile } from './quantile.ts'

describe('quantile of type 7', () => {
  test.each([
    [[], 0.5, null],
    [[7], 0.25, 7],
    [[1, 2, 3, 4], 0.5, 2.5],
    // R: quantile(c(1,2,3,4), c(.25,.75)) is 1.75 and 3.25.
    [[1, 2, 3, 4], 0.25, 1.75],
    [[1, 2, 3, 4], 0.75, 3.25],
    [[10, 20, 40], 0.25, 15],
    [[10, 20, 40], 0, 10],
    [[10, 20, 40], 1, 40],
  ])('%j at %d is %d', (sorted, p, expected) => {
    expect(quantile(sorted, p)).toBe(expected)
  })

  test('lies within the numbers and grows with p', () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1 })
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(numbers, share, share, (values, a, b) => {
        const sorted = values.sort((x, y) => x - y)
        const [low, high] = [
          quantile(sorted, Math.min(a, b)) ?? Number.NaN,
          quantile(sorted, Math.max(a, b)) ?? Number.NaN,
        ]
        expect(low).toBeLessThanOrEqual(high + 1e-9)
        expect(low).toBeGreaterThanOrEqual(sorted[0] ?? Number.NaN)
        expect(high).toBeLessThanOrEqual(sorted.at(-1) ?? Number.NaN)
      }),
    )
  })
})

test.each([
  [[], null],
  [[4], 4],
  [[1, 2, 6], 3],
])('mean of %j is %d', (values, expected) => {
  expect(mean(values)).toBe(expected)
})
