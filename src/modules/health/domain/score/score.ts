import { numberOf, shareOf, type Value } from '../scorecard/curve.ts'
import { isMet } from '../scorecard/fact-test.ts'
import { type Measure, measuresOf, type Scorecard } from '../scorecard/scorecard.ts'
import { type Band, bandOf } from './band.ts'

/** A person's decision that stands instead of what was computed. */
export interface Override {
  score: number | null
  band: 'good' | 'watch' | 'risk' | null
}

/** A score with all that it was made of, in the order of the scorecard's measures. */
export interface Scored {
  /** What was known, as the numbers that curves keep; null where unknown. */
  values: (number | null)[]
  /** Shares won in thousandths; null where the measure is left out. */
  shares: (number | null)[]
  /** How much of its weight each measure has kept, in percent. */
  freshness: number[]
  /** 0–100 before caps and decisions; null where nothing is known. */
  raw: number | null
  score: number | null
  /** The share of all points that is about known values, in percent. */
  coverage: number
  /** The places of the caps that hold, as bits; from `firstHold` on those of the holds. */
  caps: number
  isHeld: boolean
  band: Band
}

/** What is known of a customer: a missing key is an attribute that nobody provides, null one that is not known. */
export type Known = ReadonlyMap<string, Value>

export interface Given {
  daysInPhase: number | null
  override: Override | null
}

/** The bit of the first hold: there are fewer caps than that. */
export const firstHold = 16

/** The holds that hold; all of them of a score that was kept before they were told apart. */
export function activeHolds({ holds }: Pick<Scorecard, 'holds'>, { caps, isHeld }: Pick<Scored, 'caps' | 'isHeld'>) {
  if (!isHeld) return []
  const active = holds.filter((_, place) => (caps & (1 << (firstHold + place))) !== 0)
  return active.length > 0 ? active : holds
}

const neutralShare = 500

/** How much of its weight a value of this age has kept: 100 while fresh, 0 when it is gone. */
export function freshnessOf({ decay }: Pick<Measure, 'decay'>, age: Value): number {
  if (decay === undefined || typeof age !== 'number') return 100
  if (age <= decay.fullDays) return 100
  if (age >= decay.goneDays) return 0
  return Math.max(1, Math.floor((100 * (decay.goneDays - age)) / (decay.goneDays - decay.fullDays) + 0.5))
}

/**
 * The score of a customer. Everything is counted in whole thousandths of weighted points, so that the statement that
 * scores all customers and this function agree to the last digit.
 */
export function scoreOf(scorecard: Scorecard, known: Known, given: Given): Scored {
  const measures = measuresOf(scorecard)
  const freshness = measures.map((measure) => freshnessOf(measure, measure.decay && known.get(measure.decay.ageOf)))
  const values = measures.map(({ curve, attribute }, index) =>
    freshness[index] === 0 ? null : numberOf(curve, known.get(attribute)),
  )
  const shares = measures.map((measure, index) => {
    const value = values[index] ?? null
    if (value !== null) return shareOf(measure.curve, value)
    const { missing } = measure
    if (missing.policy === 'neutral') return neutralShare
    return missing.policy === 'worst' && (given.daysInPhase ?? 0) >= missing.afterDays ? 0 : null
  })
  // What is not known has no age.
  const kept = freshness.map((percent, index) => (values[index] === null ? 100 : percent))
  const all = { shares, freshness: kept }
  const raw = rounded(countPoints(measures, all))
  const isOn = ({ when }: { when: Scorecard['holds'][number]['when'] }) =>
    when.every((test) => isMet(test, known.get(test.attribute)))
  const bitsOf = (rules: Scorecard['holds'], first: number) =>
    rules.reduce((bits, rule, place) => (isOn(rule) ? bits | (1 << (first + place)) : bits), 0)
  const caps = bitsOf(scorecard.caps, 0) | bitsOf(scorecard.holds, firstHold)
  const isHeld = scorecard.holds.some(isOn)
  const coverage = coverageOf(measures, values, kept)
  const isJudgeable = raw !== null && coverage >= scorecard.leastCoverage
  const computed = isJudgeable ? Math.min(raw, lowestCap(scorecard, caps)) : null
  const score = given.override?.score ?? computed
  const computedBand = isHeld && given.override === null ? 'held' : bandOf(score, scorecard.bands)
  return {
    values,
    ...all,
    freshness: kept,
    raw,
    score,
    coverage,
    caps,
    isHeld,
    band: given.override?.band ?? computedBand,
  }
}

/** The limit of the strictest cap that holds; 100 where none does. */
export function lowestCap({ caps }: Pick<Scorecard, 'caps'>, bits: number): number {
  return caps.reduce((lowest, { atMost }, place) => (bits & (1 << place) ? Math.min(lowest, atMost) : lowest), 100)
}

export interface Points {
  /** Weight × freshness × share, summed. */
  won: number
  /** Weight × freshness, summed over what counts. */
  of: number
}

export function countPoints(
  measures: readonly Measure[],
  { shares, freshness }: Pick<Scored, 'shares' | 'freshness'>,
): Points {
  let won = 0
  let of = 0
  for (const [index, { weight }] of measures.entries()) {
    const share = shares[index] ?? null
    if (share === null) continue
    const effective = weight * (freshness[index] ?? 100)
    won += effective * share
    of += effective
  }
  return { won, of }
}

/** 0–100, halves upwards. */
function rounded({ won, of }: Points): number | null {
  return of === 0 ? null : Math.floor((won + of * 5) / (of * 10))
}

function coverageOf(measures: readonly Measure[], values: Scored['values'], freshness: readonly number[]): number {
  const all = measures.reduce((sum, { weight }) => sum + weight, 0)
  const known = measures.reduce(
    (sum, { weight }, index) => (values[index] === null ? sum : sum + weight * (freshness[index] ?? 100)),
    0,
  )
  return Math.floor((known + all / 2) / all)
}
