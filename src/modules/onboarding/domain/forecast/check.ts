import { addDays, daysBetween, type PlainDateString } from '#platform/kernel/dates.ts'
import { bandShare, calibrated, type ValueBand } from './forecast.ts'

/** Counts up with every change that moves forecasts, so that checks of different methods are never mixed. */
export const forecastMethod = 1
/** Days after the contract's start at which past forecasts are checked against what came. */
export const checkDays = [14, 30, 45, 60] as const
export type CheckDay = (typeof checkDays)[number]
/** Below so many checked projects nothing is claimed, and nothing is learned. */
export const enoughChecks = 10
const mostWidening = 4

/** What would have been said of a project on a day, from what was known that day, and what came. */
export interface PastForecast extends ValueBand {
  projectId: string
  accountId: string
  programKey: string
  day: CheckDay
  on: PlainDateString
  /** The confirmed value; null where there is none to this day. */
  truthOn: PlainDateString | null
  endedOn: PlainDateString | null
}

/**
 * What became of a band: the value came in it, before or after it; `open` while it has not ended yet; `ended` where the
 * project did before the band, without value: nobody can know any more.
 */
export const checkVerdicts = ['held', 'early', 'late', 'open', 'ended'] as const
export type CheckVerdict = (typeof checkVerdicts)[number]

export interface CheckedForecast extends PastForecast {
  /** By how much the errors known on that day widened the band, and the band that came of it. */
  factor: number
  wide: ValueBand
  verdict: CheckVerdict
  wideVerdict: CheckVerdict
  /** Calendar days by which the value came later than the middle; negative: earlier. Of those without a value yet, so far. */
  errorDays: number | null
  isErrorSoFar: boolean
}

/**
 * Whether the band held. Only bands that are over count, also where the value came early: to count the quick ones at once
 * and the slow ones never would flatter the forecast.
 */
export function verdictOf(
  { fromOn, toOn }: Pick<ValueBand, 'fromOn' | 'toOn'>,
  { truthOn, endedOn }: Pick<PastForecast, 'truthOn' | 'endedOn'>,
  { overAfter, today }: { overAfter: PlainDateString; today: PlainDateString },
): CheckVerdict {
  if (overAfter >= today) return 'open'
  if (truthOn === null) return endedOn !== null && endedOn <= toOn ? 'ended' : 'late'
  if (truthOn > toOn) return 'late'
  return truthOn < fromOn ? 'early' : 'held'
}

/**
 * How many times as wide the band would have had to be on the side where the value came (the score of split conformal
 * prediction, Lei et al. 2018), from what is known on `known`: infinite while it has not come, undefined where it cannot
 * be said.
 */
export function stretchOf(forecast: PastForecast, known: PlainDateString): number | undefined {
  const { valueOn, fromOn, toOn, truthOn, endedOn } = forecast
  if (toOn >= known) return undefined
  if (truthOn === null || truthOn >= known)
    return truthOn === null && endedOn !== null && endedOn <= toOn ? undefined : Number.POSITIVE_INFINITY
  const error = daysBetween(valueOn, truthOn)
  return error >= 0
    ? error / Math.max(1, daysBetween(valueOn, toOn))
    : -error / Math.max(1, daysBetween(fromOn, valueOn))
}

/**
 * The factor by which the band is widened: that of the ⌈0.8 (n + 1)⌉-th smallest stretch. It never narrows, is 1 with too
 * few to learn from, and 4 at most.
 */
export function wideningOf(stretches: readonly number[]): number {
  if (stretches.length < enoughChecks) return 1
  const place = Math.ceil(bandShare * (stretches.length + 1))
  const stretch = stretches.toSorted((a, b) => a - b)[place - 1] ?? mostWidening
  return Math.min(mostWidening, Math.max(1, stretch))
}

/** The widening for projects of that age, from all that is known on `known`. */
export function wideningFor(forecasts: readonly PastForecast[], day: CheckDay, known: PlainDateString): number {
  return wideningOf(forecasts.flatMap((each) => (each.day === day ? (stretchOf(each, known) ?? []) : [])))
}

/** Each past forecast against what came; the widening of each learned only from what was known before it. */
export function checkForecasts(forecasts: readonly PastForecast[], today: PlainDateString): CheckedForecast[] {
  const known = new Map<string, number>()
  return forecasts.map((forecast): CheckedForecast => {
    const { day, on, truthOn, endedOn, valueOn } = forecast
    const key = `${day} ${on}`
    const factor = known.get(key) ?? wideningFor(forecasts, day, on)
    known.set(key, factor)
    const wide = calibrated(forecast, factor, on)
    const over = { overAfter: wide.toOn, today }
    const verdict = verdictOf(forecast, forecast, over)
    const wideVerdict = verdictOf(wide, forecast, over)
    const isJudged = verdict !== 'open' && verdict !== 'ended' && wideVerdict !== 'ended'
    return {
      ...forecast,
      factor,
      wide,
      // Ended within the wider band only: it is left out of both, so that they speak of the same projects.
      verdict: wideVerdict === 'ended' ? 'ended' : verdict,
      wideVerdict,
      errorDays: isJudged ? daysBetween(valueOn, truthOn ?? endedOn ?? today) : null,
      isErrorSoFar: isJudged && truthOn === null,
    }
  })
}

export interface CheckSummary {
  /** Null: of all programs. */
  programKey: string | null
  day: CheckDay
  /** Projects whose band is over, with or without value. */
  n: number
  held: number
  early: number
  late: number
  /** The same with the band as it was widened. */
  wideHeld: number
  open: number
  ended: number
  /** Median of the errors, which shows a lean, and of their sizes; calendar days. */
  medianError: number | null
  medianSize: number | null
  /** Late ones without a value yet, of which the error is only known so far; medians that touch them may still grow. */
  unfinished: number
}

/** The checks by day, over all programs and each. A project counts once in each row: its days are not independent. */
export function summarizeChecks(checked: readonly CheckedForecast[]): CheckSummary[] {
  const programs = [...new Set(checked.map(({ programKey }) => programKey))].toSorted()
  return [null, ...programs].flatMap((programKey) =>
    checkDays.flatMap((day) => {
      const rows = checked.filter((each) => each.day === day && (programKey === null || each.programKey === programKey))
      return rows.length === 0 ? [] : [summaryOf(rows, { programKey, day })]
    }),
  )
}

function summaryOf(rows: readonly CheckedForecast[], of: Pick<CheckSummary, 'programKey' | 'day'>): CheckSummary {
  const count = (verdict: CheckVerdict) => rows.filter((each) => each.verdict === verdict).length
  const errors = rows.flatMap(({ errorDays }) => errorDays ?? [])
  const [held, early, late] = [count('held'), count('early'), count('late')]
  return {
    ...of,
    n: held + early + late,
    held,
    early,
    late,
    wideHeld: rows.filter(({ wideVerdict }) => wideVerdict === 'held').length,
    open: count('open'),
    ended: count('ended'),
    medianError: medianOf(errors),
    medianSize: medianOf(errors.map(Math.abs)),
    unfinished: rows.filter(({ isErrorSoFar }) => isErrorSoFar).length,
  }
}

function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  if (upper === undefined) return null
  return sorted.length % 2 === 1 ? upper : ((sorted[sorted.length / 2 - 1] ?? upper) + upper) / 2
}

/** The day of the check that speaks of a project of that age. */
export function checkDayOf(age: number): CheckDay {
  return checkDays.findLast((day) => day <= age) ?? checkDays[0]
}

/** The days on which a project is checked: it ran, and its value was not there yet. */
export function daysToCheck(
  {
    contractStartOn,
    reachedOn,
    endedOn,
  }: Record<'contractStartOn', PlainDateString> & Record<'reachedOn' | 'endedOn', PlainDateString | null>,
  today: PlainDateString,
): { day: CheckDay; on: PlainDateString }[] {
  return checkDays.flatMap((day) => {
    const on = addDays(contractStartOn, day)
    const isOver = [reachedOn, endedOn].some((end) => end !== null && end <= on)
    return isOver || on >= today ? [] : [{ day, on }]
  })
}
