import type { Context } from '#platform/context/context.ts'
import { addDays } from '#platform/kernel/dates.ts'
import { type FinishedProject, fewestToCompare, outcomeOf } from '../../domain/packages/comparison.ts'
import { todayOf } from '../today.ts'
import { selectFinishedProjects } from './package-queries.ts'

/** Days after the end from which one can say that a customer stayed. */
const retainedAfter = 90

/** What came of paid and of free onboardings that have ended. */
export async function comparePackages(context: Context) {
  const rows = await selectFinishedProjects(context.transaction, addDays(todayOf(context), -retainedAfter))
  const projects = rows.map(
    (row): FinishedProject => ({
      isPaid: row.is_paid,
      daysToValue: row.days_to_value,
      hasGraduated: row.has_graduated,
      isRetained: row.is_retained,
    }),
  )
  const paid = outcomeOf(projects.filter(({ isPaid }) => isPaid))
  const free = outcomeOf(projects.filter(({ isPaid }) => !isPaid))
  const isEnough = Math.min(paid.projects, free.projects) >= fewestToCompare
  return { paid, free, isEnough, fewest: fewestToCompare }
}
