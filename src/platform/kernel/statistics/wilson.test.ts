import fc from 'fast-check'
import { expect, it } from 'vitest'
import { wilson } from './wilson.ts'

it('gives the interval that is known for 8 of 10', () => {
  const interval = wilson(8, 10)
  expect(interval?.low).toBeCloseTo(0.4902, 3)
  expect(interval?.high).toBeCloseTo(0.9433, 3)
})

it('has none for no cases', () => {
  expect(wilson(0, 0)).toBeNull()
})

it('holds the share, within 0 and 1', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(500), (of, n) => {
      const { share, low, high } = wilson(Math.min(n, of), of) ?? { share: -1, low: 2, high: -2 }
      expect(low).toBeLessThanOrEqual(share + 1e-12)
      expect(high).toBeGreaterThanOrEqual(share - 1e-12)
      expect(low >= 0 && high <= 1).toBe(true)
    }),
  )
})
