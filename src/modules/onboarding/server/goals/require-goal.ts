import type { Context } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'
import type { GoalView } from '../../contract.ts'
import type { ProjectKey } from '../projects/project-tables.ts'
import { selectGoals, selectMeasurements } from './goal-queries.ts'
import { goalViews } from './goal-view.ts'

export async function readGoals(context: Context, project: ProjectKey): Promise<GoalView[]> {
  const rows = await selectGoals(context.transaction, project)
  return goalViews(rows, await selectMeasurements(context.transaction, project))
}

/** Throws not found `onboarding.no_such_goal`. */
export async function requireGoal(context: Context, project: ProjectKey, goalId: string): Promise<GoalView> {
  const goal = (await readGoals(context, project)).find(({ id }) => id === goalId)
  if (!goal) throw notFound('onboarding.no_such_goal')
  return goal
}
