import type { PlainDateString } from '#platform/kernel/dates.ts'
import type { Goal } from '../outcome/goal.ts'

export const valuePeriods = ['once', 'week', 'month', 'quarter', 'year'] as const
export type ValuePeriod = (typeof valuePeriods)[number]

const timesInYear: Record<ValuePeriod, number> = { once: 1, week: 52, month: 12, quarter: 4, year: 1 }

/** What one unit of improvement is worth to the customer, in whole minor units, each period. */
export interface UnitValue {
  amountMinor: number
  currency: string
  period: ValuePeriod
}

export interface MeasuredFigure {
  measuredOn: PlainDateString
  value: number
  /** ISO 8601. */
  recordedAt: string
}

export interface Confirmation {
  /** Null where the customer spoke of the whole. */
  goalId: string | null
  confirmedOn: PlainDateString
  name: string
  /** ISO 8601. */
  recordedAt: string
}

export interface ValuedGoal {
  id: string
  goal: Pick<Goal, 'baseline' | 'direction'>
  unitValue: UnitValue | null
  /** In the order of their days. */
  measurements: readonly MeasuredFigure[]
}

export type GoalValue =
  | { state: 'no_unit_value' | 'no_baseline' | 'unmeasured' | 'unconfirmed' }
  | {
      state: 'confirmed'
      measured: MeasuredFigure
      confirmation: Confirmation
      /** In the good direction: negative where it got worse. */
      improvement: number
      timesInYear: number
      isYearly: boolean
      /** improvement × unit value × times in a year, rounded to the minor unit. */
      amountMinor: number
    }

/**
 * The value of a goal in money: (measured − baseline, in the good direction) × unit value, for a year where it comes
 * again. Only what the customer confirmed counts: the latest figure that lay before it when it did.
 */
export function valueOfGoal(
  { id, goal, unitValue, measurements }: ValuedGoal,
  confirmations: readonly Confirmation[],
): GoalValue {
  if (unitValue === null) return { state: 'no_unit_value' }
  if (goal.baseline === null) return { state: 'no_baseline' }
  if (measurements.length === 0) return { state: 'unmeasured' }
  const said = confirmations.filter(({ goalId }) => goalId === null || goalId === id)
  const confirms = (figure: MeasuredFigure) => (each: Confirmation) =>
    figure.measuredOn <= each.confirmedOn && figure.recordedAt <= each.recordedAt
  const measured = measurements.findLast((figure) => said.some(confirms(figure)))
  const confirmation = measured && said.find(confirms(measured))
  if (!(measured && confirmation)) return { state: 'unconfirmed' }
  const difference = measured.value - goal.baseline
  const improvement = goal.direction === 'up' ? difference : -difference
  const times = timesInYear[unitValue.period]
  return {
    state: 'confirmed',
    measured,
    confirmation,
    improvement,
    timesInYear: times,
    isYearly: unitValue.period !== 'once',
    amountMinor: roundedAwayFromZero(improvement * unitValue.amountMinor * times),
  }
}

/** A figure as 6.000000000000001 days times an amount must not add a yen. */
function roundedAwayFromZero(amount: number): number {
  const rounded = Math.round(Number(Math.abs(amount).toPrecision(14)))
  return amount < 0 && rounded !== 0 ? -rounded : rounded
}

export interface ValueTotal {
  currency: string
  yearlyMinor: number
  onceMinor: number
}

/** One sum a currency; nothing is converted. */
export function totalValues(
  values: readonly { currency: string; isYearly: boolean; amountMinor: number }[],
): ValueTotal[] {
  const sum = (of: typeof values) => of.reduce((total, each) => total + each.amountMinor, 0)
  return [...Map.groupBy(values, ({ currency }) => currency)].map(([currency, each]) => ({
    currency,
    yearlyMinor: sum(each.filter(({ isYearly }) => isYearly)),
    onceMinor: sum(each.filter(({ isYearly }) => !isYearly)),
  }))
}
