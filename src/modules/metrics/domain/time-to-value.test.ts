import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ObservedGroup, timeToValue, type ValueBand } from './time-to-value.ts'

const bandOf = (days: number): ValueBand => {
  if (days <= 30) return 'up_to_30'
  if (days <= 60) return 'up_to_60'
  return days <= 90 ? 'up_to_90' : 'over_90'
}

/** A customer that started `ago` days ago and reached value or ended that many days after its start, as it stands today. */
function journey(ago: number, value: number | null, ended: number | null = null): ObservedGroup {
  const one = { watched: ago, count: 1 }
  if (value !== null && value <= ago) return { ...one, days: Math.max(0, value), band: bandOf(Math.max(0, value)) }
  if (ended !== null && ended <= ago) return { ...one, days: null, band: 'never' }
  return { ...one, days: null, band: ago > 90 ? 'open_past_90' : 'open' }
}

describe('a group worked out by hand', () => {
  const group = [
    ...[10, 20, 30, 45, 60, 75, 90, 120].map((days) => journey(200, days)),
    journey(200, null, 50),
    journey(200, null),
    journey(40, 15),
    journey(40, null),
    journey(15, null, 5),
  ]
  const summary = timeToValue(group)

  test('bands', () => {
    expect(summary.n).toBe(13)
    expect(summary.bands).toEqual({
      up_to_30: 4,
      up_to_60: 2,
      up_to_90: 2,
      over_90: 1,
      never: 2,
      open: 1,
      open_past_90: 1,
    })
  })

  test('quartiles and mean of 10 15 20 30 45 60 75 90 120', () => {
    expect(summary.reached).toEqual({ n: 9, lowest: 10, q1: 20, median: 45, q3: 75, highest: 120, mean: 465 / 9 })
  })

  test('shares are out of those who had the whole time', () => {
    expect(summary.shares.within30).toEqual({ count: 4, of: 12, share: 4 / 12 })
    expect(summary.shares.within60).toEqual({ count: 5, of: 10, share: 0.5 })
    expect(summary.shares.within90).toEqual({ count: 7, of: 10, share: 0.7 })
    expect(summary.shares.over90).toEqual({ count: 1, of: 10, share: 0.1 })
    expect(summary.shares.never).toEqual({ count: 1, of: 10, share: 0.1 })
    expect(summary.shares.openPast90).toEqual({ count: 1, of: 10, share: 0.1 })
  })

  test('the median of all started is later than that of those who reached it', () => {
    // Not there yet: 12/13 after day 10, one censored at day 15 after 11/13 (at risk 12 → 11/12 × 12/13), then at risk 10:
    // day 20 9/10, day 30 8/10; one censored at 40; at risk 7: day 45 6/7, day 60 5/7 × 0.8 × 11/13 = 0.4835.
    expect(summary.medianOfStarted).toBe(60)
  })

  test('nine customers show counts and no percentage', () => {
    const few = timeToValue(Array.from({ length: 9 }, () => journey(200, 10)))
    expect(few.shares.within90).toEqual({ count: 9, of: 9, share: null })
  })

  test('nobody', () => {
    const nobody = timeToValue([])
    expect(nobody.reached).toEqual({
      n: 0,
      lowest: null,
      q1: null,
      median: null,
      q3: null,
      highest: null,
      mean: null,
    })
    expect(nobody.medianOfStarted).toBeNull()
    expect(nobody.shares.never).toEqual({ count: 0, of: 0, share: null })
  })

  test('the median of all started is unknown while fewer than half have reached it', () => {
    expect(timeToValue([journey(100, 20), journey(100, null), journey(100, null, 10)]).medianOfStarted).toBeNull()
    expect(timeToValue([journey(100, 20), journey(100, null)]).medianOfStarted).toBe(20)
  })
})

test('customers counted together are as those counted one by one', () => {
  const one = journey(200, 45)
  const open = journey(70, null)
  const apart = timeToValue([one, one, one, open, open, journey(200, 20)])
  expect(timeToValue([{ ...one, count: 3 }, { ...open, count: 2 }, journey(200, 20)])).toEqual(apart)
})

describe('laws', () => {
  const days = fc.option(fc.integer({ min: -10, max: 300 }))
  const journeys = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 400 }), days, days).map(([ago, value, ended]) => journey(ago, value, ended)),
    { maxLength: 60 },
  )

  test('every started customer is in one band, and the shares at 90 days sum to all', () => {
    fc.assert(
      fc.property(journeys, (group) => {
        const { n, bands, shares } = timeToValue(group)
        expect(Object.values(bands).reduce((sum, count) => sum + count, 0)).toBe(n)
        const parts = [shares.within90, shares.over90, shares.never, shares.openPast90]
        expect(parts.reduce((sum, part) => sum + part.count, 0)).toBe(shares.never.of)
      }),
    )
  })

  test('the median of all started is never before that of those who reached it', () => {
    fc.assert(
      fc.property(journeys, (group) => {
        const { reached, medianOfStarted } = timeToValue(group)
        // Type 7 may lie between two customers; the step function falls on one of them.
        if (medianOfStarted !== null && reached.n % 2 === 1) {
          expect(medianOfStarted).toBeGreaterThanOrEqual(reached.median ?? Number.NaN)
        }
      }),
    )
  })

  test('a customer still open changes neither never nor the median of those who reached it', () => {
    fc.assert(
      fc.property(journeys, fc.integer({ min: 0, max: 90 }), (group, ago) => {
        const before = timeToValue(group)
        const after = timeToValue([...group, journey(ago, null)])
        expect(after.bands.never).toBe(before.bands.never)
        expect(after.shares.never).toEqual(before.shares.never)
        expect(after.reached).toEqual(before.reached)
      }),
    )
  })
})
