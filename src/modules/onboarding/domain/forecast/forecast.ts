import type { PlainDateString } from '#platform/kernel/dates.ts'
import { valueAt } from './durations.ts'
import { type ForecastInput, type Step, type WayToValue, wayToValue } from './network.ts'
import { dateOf, dayOf } from './open-days.ts'
import type { ForecastReason } from './reason.ts'
import { type Draws, drawsFor, type Scenario, simulate } from './simulate.ts'

/** The band holds so much of the ways that were drawn. */
export const bandShare = 0.8
const trials = 400
/** For the reasons, which compare medians of the same draws. */
const reasonTrials = 120
export const mostReasons = 3

export interface ValueBand {
  /** The middle of the ways, and the ends of the band. */
  valueOn: PlainDateString
  fromOn: PlainDateString
  toOn: PlainDateString
}

export interface ValueForecast extends ValueBand {
  reasons: ForecastReason[]
}

/** Widens what lies around the middle by the factor that past errors asked for; a band without width is one day wide. */
export function calibrated({ valueOn, fromOn, toOn }: ValueBand, factor: number, today: PlainDateString): ValueBand {
  if (factor === 1) return { valueOn, fromOn, toOn }
  const away = (days: number) => dateOf(valueOn, Math.round(days * factor))
  const from = away(Math.min(-1, dayOf(valueOn, fromOn)))
  return {
    valueOn,
    fromOn: from < today && fromOn >= today ? today : from,
    toOn: away(Math.max(1, dayOf(valueOn, toOn))),
  }
}

/**
 * When the value will be reached: a Monte Carlo simulation of the open work on the way to it (PERT's network with durations
 * from own history, see `learnDurations`), on each side's business days. Work begins no sooner than planned. Equal input
 * gives an equal answer. Undefined without a value task. Throws invalid `onboarding.dependency_cycle`.
 */
export function forecastValue(input: ForecastInput, agreedOn: PlainDateString): ValueForecast | undefined {
  const way = wayToValue(input)
  const draws = drawsFor(input, way, trials)
  const band = bandOf(input, { way, draws })
  if (band === undefined) return undefined
  const reasons =
    way.doneOn === null
      ? reasonsOf(input, { way, draws }, agreedOn)
      : unconfirmed(way.doneOn, dayOf(agreedOn, input.today))
  return { ...band, reasons }
}

/** As `forecastValue`, without the reasons, which take most of the time. */
export function forecastBand(input: ForecastInput): ValueBand | undefined {
  const way = wayToValue(input)
  return bandOf(input, { way, draws: drawsFor(input, way, trials) })
}

function bandOf(input: ForecastInput, { way, draws }: { way: WayToValue; draws: Draws }): ValueBand | undefined {
  const { today } = input
  if (way.doneOn !== null) {
    // The work is done and the customer has not said so: that can be today at the soonest.
    const on = dateOf(today, Math.max(0, way.doneOn))
    return { valueOn: on, fromOn: on, toOn: on }
  }
  if (way.steps.length === 0) return undefined
  const ends = simulate(input, { way, draws, trials })
  const on = (share: number) => dateOf(today, Math.round(valueAt(ends, share)))
  const margin = (1 - bandShare) / 2
  return { valueOn: on(0.5), fromOn: on(margin), toOn: on(1 - margin) }
}

/** `doneOn` counted in days from today, `passed` since the agreed date. */
function unconfirmed(doneOn: number, passed: number): ForecastReason[] {
  if (doneOn >= 0) return []
  const reasons: ForecastReason[] = [{ ...none, kind: 'unconfirmed', days: -doneOn }]
  return passed > 0 ? [...reasons, { ...none, kind: 'agreed_passed', days: passed }] : reasons
}

function reasonsOf(
  input: ForecastInput,
  { way, draws }: { way: WayToValue; draws: Draws },
  agreedOn: PlainDateString,
): ForecastReason[] {
  const middle = (scenario: Scenario = {}) =>
    Math.round(valueAt(simulate(input, { way, draws, trials: reasonTrials }, scenario), 0.5))
  const base = middle()
  const reasons: ForecastReason[] = []
  const consider = (reason: Omit<ForecastReason, 'days'>, scenario: Scenario) => {
    const days = base - middle(scenario)
    if (days >= 1) reasons.push({ ...reason, days })
  }
  for (const [withoutHold, { id }] of input.holds.entries())
    consider({ ...none, kind: 'blocker', about: id }, { withoutHold })
  for (const step of way.steps.filter(isLate)) {
    const { key, side } = step.task
    consider({ ...none, kind: 'running_late', about: key, side }, { isAsPlanned: (each) => each === step })
  }
  if (input.pace > 1.05)
    consider({ ...none, kind: 'slow_customer', side: 'customer', factor: input.pace }, { isUsualPace: true })
  const groups = Map.groupBy(
    way.steps.filter((step) => !isLate(step)),
    ({ task }) => `${task.element} ${task.side}`,
  )
  for (const steps of groups.values()) {
    const first = steps[0]
    if (first === undefined || valueAt(first.ratios, 0.5) < 1.05) continue
    const { element, side } = first.task
    consider({ ...none, kind: 'usually_longer', element, side }, { isAsPlanned: (each) => steps.includes(each) })
  }
  // Whatever happens now, these days are lost already.
  const passed = dayOf(agreedOn, input.today)
  if (passed > 0) reasons.push({ ...none, kind: 'agreed_passed', days: passed })
  const planned = input.tasks.find(({ key }) => key === input.valueTaskKey)?.dueOn
  if (planned !== undefined && planned > agreedOn)
    reasons.push({ ...none, kind: 'plan_later', days: dayOf(agreedOn, planned) })
  return reasons.toSorted((a, b) => b.days - a.days || order(a).localeCompare(order(b))).slice(0, mostReasons)
}

const none = { about: null, side: null, element: null, factor: null }

const order = ({ kind, about, element, side }: ForecastReason) => `${kind} ${about} ${element} ${side}`

/** Work that runs and is due before today. */
function isLate(step: Step): boolean {
  return step.isRunning && step.open.add(step.plannedStart, step.plannedDays - 1) < 0
}
