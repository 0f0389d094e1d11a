import type { Context } from '#platform/context/context.ts'
import type { PortalValue, ValueItem, ValueStatement } from '../../contract.ts'
import { totalValues, valueOfGoal } from '../../domain/graduation/value.ts'
import { type GoalRow, selectGoals, selectMeasurements } from '../goals/goal-queries.ts'
import { selectValidConfirmations } from '../outcome/confirmation-queries.ts'
import { requireListedProject } from '../projects/find-listed-project.ts'
import type { Project } from '../projects/project-tables.ts'
import { type GoalValueRow, selectGoalValues } from './value-queries.ts'

/** Throws not found `onboarding.no_such_project`. */
export async function readValue(context: Context, projectId: string): Promise<ValueStatement> {
  return statementOf(context, await requireListedProject(context, projectId))
}

/** Of the present round: a goal that was agreed anew would otherwise count twice. */
export async function statementOf(context: Context, project: Project): Promise<ValueStatement> {
  const { transaction } = context
  const goals = (await selectGoals(transaction, project)).filter(({ cycle }) => cycle === project.cycle)
  const values = new Map((await selectGoalValues(transaction, project)).map((row) => [row.goal_id, row]))
  const measurements = Map.groupBy(await selectMeasurements(transaction, project), ({ goal_id }) => goal_id)
  const confirmations = (await selectValidConfirmations(transaction, project)).map((row) => ({
    goalId: row.goal_id,
    confirmedOn: row.confirmed_on,
    name: row.name,
    recordedAt: row.recorded_at,
  }))
  const items = goals.map((goal): ValueItem => {
    const row = values.get(goal.goal_id)
    const figures = (measurements.get(goal.goal_id) ?? []).map((each) => ({
      measuredOn: each.measured_on,
      value: each.value,
      recordedAt: each.recorded_at,
    }))
    const unitValue = row ? unitValueOf(row) : null
    const value = valueOfGoal({ id: goal.goal_id, goal, unitValue, measurements: figures }, confirmations)
    return { ...headOf(goal), unitValue, state: value.state, confirmed: confirmedOf(value) }
  })
  return { items, totals: totalsOf(items) }
}

/** The part that the customer reads; undefined where nothing is both confirmed and shared. */
export async function valueForCustomer(context: Context, project: Project): Promise<PortalValue | undefined> {
  const { items } = await statementOf(context, project)
  const shared = items.filter(({ unitValue, confirmed }) => unitValue?.isShared === true && confirmed !== null)
  if (shared.length === 0) return undefined
  return {
    items: shared.flatMap(({ name, unit, baseline, unitValue, confirmed }) =>
      unitValue && confirmed && baseline !== null
        ? [
            {
              name,
              unit,
              baseline,
              measured: confirmed.measured,
              measuredOn: confirmed.measuredOn,
              improvement: confirmed.improvement,
              unitMinor: unitValue.amountMinor,
              period: unitValue.period,
              timesInYear: confirmed.timesInYear,
              currency: unitValue.currency,
              amountMinor: confirmed.amountMinor,
              source: unitValue.source,
              confirmedBy: confirmed.confirmedBy,
              confirmedOn: confirmed.confirmedOn,
            },
          ]
        : [],
    ),
    totals: totalsOf(shared),
  }
}

function headOf(goal: GoalRow) {
  return {
    goalId: goal.goal_id,
    name: goal.metric || goal.use_case,
    unit: goal.unit,
    direction: goal.direction,
    baseline: goal.baseline,
  }
}

function unitValueOf(row: GoalValueRow) {
  return {
    amountMinor: row.amount_minor,
    currency: row.currency,
    period: row.period,
    source: row.source,
    isShared: row.is_shared,
    version: row.version,
  }
}

function confirmedOf(value: ReturnType<typeof valueOfGoal>): ValueItem['confirmed'] {
  if (value.state !== 'confirmed') return null
  return {
    measured: value.measured.value,
    measuredOn: value.measured.measuredOn,
    confirmedBy: value.confirmation.name,
    confirmedOn: value.confirmation.confirmedOn,
    improvement: value.improvement,
    timesInYear: value.timesInYear,
    isYearly: value.isYearly,
    amountMinor: value.amountMinor,
  }
}

function totalsOf(items: readonly ValueItem[]) {
  return totalValues(
    items.flatMap(({ unitValue, confirmed }) =>
      unitValue && confirmed
        ? [{ currency: unitValue.currency, isYearly: confirmed.isYearly, amountMinor: confirmed.amountMinor }]
        : [],
    ),
  )
}
