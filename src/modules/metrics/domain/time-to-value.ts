import { daysBetween, type PlainDateString } from '#platform/kernel/dates.ts'
import { mean, quantile } from './quantile.ts'

/** Percentages of fewer customers than this are not shown; the counts are. */
export const minimumForShares = 10

export interface ValueJourney {
  /** Values to group by: `{ size: 'smb', industry: 'retail' }`. */
  segments: Readonly<Record<string, string>>
  /** Start of the contract, from which the days run. */
  startedOn: PlainDateString
  /** Day on which the first value was recorded. */
  firstValueOn: PlainDateString | null
  /** Day on which the customer or its onboarding ended; null while it goes on. */
  endedOn: PlainDateString | null
}

/**
 * Where a customer stands: value reached within 30 days, in days 31–60, 61–90, later; ended without it (`never`); or
 * still without it and going on, `open` up to day 90 and `open_past_90` after. An open one is not counted as never.
 */
export const valueBands = ['up_to_30', 'up_to_60', 'up_to_90', 'over_90', 'never', 'open', 'open_past_90'] as const
export type ValueBand = (typeof valueBands)[number]

export interface Observed {
  band: ValueBand
  /** Days to the first value; null without it. */
  days: number | null
  /** Days since the start: for how long we could have seen it. */
  watched: number
}

/** The band of a time to value in calendar days. */
export function bandOfDays(days: number): ValueBand {
  if (days <= 30) return 'up_to_30'
  if (days <= 60) return 'up_to_60'
  return days <= 90 ? 'up_to_90' : 'over_90'
}

/** What was known of the customer at the end of `asOf`; null when it had not started by then. */
export function observe({ startedOn, firstValueOn, endedOn }: ValueJourney, asOf: PlainDateString): Observed | null {
  if (startedOn > asOf) return null
  const watched = daysBetween(startedOn, asOf)
  if (firstValueOn !== null && firstValueOn <= asOf) {
    // Value recorded in a trial, before the contract, was there on day 0.
    const days = Math.max(0, daysBetween(startedOn, firstValueOn))
    return { band: bandOfDays(days), days, watched }
  }
  if (endedOn !== null && endedOn <= asOf) return { band: 'never', days: null, watched }
  return { band: watched > 90 ? 'open_past_90' : 'open', days: null, watched }
}

export interface Share {
  count: number
  /** Out of how many. */
  of: number
  /** count ÷ of, 0–1; null when `of` is below `minimumForShares`. */
  share: number | null
}

function shareOf(count: number, of: number): Share {
  return { count, of, share: of < minimumForShares ? null : count / of }
}

/**
 * Days by which half of all started customers had reached value: Kaplan–Meier, an open customer being censored at the
 * days watched so far. One that ended without value stays in the number at risk for as long as it could have been watched:
 * leaving is not value, nor is it a reason to look away. Null while fewer than half are known to have reached it.
 */
function medianOfStarted(observed: readonly Observed[]): number | null {
  const seen = observed.map(({ days, watched }) => ({ day: days ?? watched, isReached: days !== null }))
  const byDay = Map.groupBy(
    seen.sort((a, b) => a.day - b.day),
    (customer) => customer.day,
  )
  let atRisk = seen.length
  let without = 1
  for (const [day, customers] of byDay) {
    without *= 1 - customers.filter((customer) => customer.isReached).length / atRisk
    // 1e-9: a product of fractions that is a half on paper may lie just above it.
    if (without <= 0.5 + 1e-9) return day
    atRisk -= customers.length
  }
  return null
}

export interface TimeToValue {
  /** Customers that had started by the day asked about. */
  n: number
  bands: Record<ValueBand, number>
  /** Calendar days over the customers that reached value, `n` of them: quick ones are seen first, so that a young group looks faster than it is. */
  reached: {
    n: number
    lowest: number | null
    q1: number | null
    median: number | null
    q3: number | null
    highest: number | null
    mean: number | null
  }
  /** Calendar days; counts everybody, open customers as not known yet. */
  medianOfStarted: number | null
  /**
   * Shares of the customers who started more than that many days ago, so that each had the whole time; those who ended
   * early count as not reached. `over90`, `never`, `openPast90` and `within90` are of the same customers and sum to 1.
   */
  shares: Record<'within30' | 'within60' | 'within90' | 'over90' | 'never' | 'openPast90', Share>
}

/** Time to first value of a group as it was known on `asOf`. */
export function timeToValue(journeys: readonly ValueJourney[], asOf: PlainDateString): TimeToValue {
  const observed = journeys.flatMap((journey) => observe(journey, asOf) ?? [])
  const bands = { up_to_30: 0, up_to_60: 0, up_to_90: 0, over_90: 0, never: 0, open: 0, open_past_90: 0 }
  for (const { band } of observed) bands[band] += 1

  const sorted = observed.flatMap(({ days }) => (days === null ? [] : [days])).sort((a, b) => a - b)
  const within = (limit: number) => {
    const ripe = observed.filter(({ watched }) => watched > limit)
    return shareOf(ripe.filter(({ days }) => days !== null && days <= limit).length, ripe.length)
  }
  const ripe = observed.filter(({ watched }) => watched > 90)
  const ofRipe = (counted: ValueBand) => shareOf(ripe.filter(({ band }) => band === counted).length, ripe.length)

  return {
    n: observed.length,
    bands,
    reached: {
      n: sorted.length,
      lowest: sorted.at(0) ?? null,
      q1: quantile(sorted, 0.25),
      median: quantile(sorted, 0.5),
      q3: quantile(sorted, 0.75),
      highest: sorted.at(-1) ?? null,
      mean: mean(sorted),
    },
    medianOfStarted: medianOfStarted(observed),
    shares: {
      within30: within(30),
      within60: within(60),
      within90: within(90),
      over90: ofRipe('over_90'),
      never: ofRipe('never'),
      openPast90: ofRipe('open_past_90'),
    },
  }
}

/** Time to value by the values of one segment key, in the order of the values; customers without one come last, under null. */
export function timeToValueBySegment(
  journeys: readonly ValueJourney[],
  key: string,
  asOf: PlainDateString,
): { segment: string | null; summary: TimeToValue }[] {
  const segmentOf = (journey: ValueJourney) =>
    Object.hasOwn(journey.segments, key) ? journey.segments[key] : undefined
  const groups = Map.groupBy(journeys, (journey) => segmentOf(journey) ?? null)
  const order = (segment: string | null) => `${segment === null ? 1 : 0}${segment ?? ''}`
  return [...groups]
    .map(([segment, members]) => ({ segment, summary: timeToValue(members, asOf) }))
    .sort((a, b) => (order(a.segment) < order(b.segment) ? -1 : 1))
}
