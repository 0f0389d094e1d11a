import { mean, quantile } from './quantile.ts'

/** Percentages of fewer customers than this are not shown; the counts are. */
export const minimumForShares = 10

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

/** Customers who stand alike. */
export interface ObservedGroup extends Observed {
  count: number
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
function medianOfStarted(observed: readonly ObservedGroup[]): number | null {
  const byDay = Map.groupBy(
    observed.toSorted((a, b) => dayOf(a) - dayOf(b)),
    dayOf,
  )
  let atRisk = countOf(observed)
  let without = 1
  for (const [day, customers] of byDay) {
    without *= 1 - countOf(customers.filter(({ days }) => days !== null)) / atRisk
    // 1e-9: a product of fractions that is a half on paper may lie just above it.
    if (without <= 0.5 + 1e-9) return day
    atRisk -= countOf(customers)
  }
  return null
}

const dayOf = ({ days, watched }: Observed) => days ?? watched
const countOf = (groups: readonly ObservedGroup[]) => groups.reduce((sum, { count }) => sum + count, 0)

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

/** Time to first value of all these customers. */
export function timeToValue(observed: readonly ObservedGroup[]): TimeToValue {
  const bands = { up_to_30: 0, up_to_60: 0, up_to_90: 0, over_90: 0, never: 0, open: 0, open_past_90: 0 }
  for (const { band, count } of observed) bands[band] += count

  const reached = observed.filter(({ days }) => days !== null)
  const sorted = reached.flatMap(({ days, count }) => Array<number>(count).fill(days ?? 0)).sort((a, b) => a - b)
  const within = (limit: number) => {
    const ripe = observed.filter(({ watched }) => watched > limit)
    return shareOf(countOf(ripe.filter(({ days }) => days !== null && days <= limit)), countOf(ripe))
  }
  const ripe = observed.filter(({ watched }) => watched > 90)
  const ofRipe = (counted: ValueBand) => shareOf(countOf(ripe.filter(({ band }) => band === counted)), countOf(ripe))

  return {
    n: countOf(observed),
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
