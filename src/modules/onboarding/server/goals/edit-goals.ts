import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { conflict } from '#platform/kernel/errors.ts'
import { type GoalInput, type GoalView, goalInputSchema } from '../../contract.ts'
import { lockOpenProject, touchProject } from '../projects/require-project.ts'
import { measureGoalsLater } from '../usage/measure-goals.ts'
import { deleteGoal, insertGoals, updateGoal } from './goal-queries.ts'
import { goalColumns, goalRow } from './goal-view.ts'
import { readGoals, requireGoal } from './require-goal.ts'

export async function addGoal(context: Context, projectId: string, input: GoalInput): Promise<GoalView> {
  const project = await lockOpenProject(context, projectId)
  const position = (await readGoals(context, project)).length
  const row = goalRow(project, { goal: input, cycle: project.cycle, position })
  await insertGoals(context.transaction, [row])
  if (row.usage_key) await measureGoalsLater(context)
  await touchProject(context, project)
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: 'onboarding.goal_added',
    params: { projectId, goal: input.useCase },
  })
  return requireGoal(context, project, row.goal_id)
}

type GoalChange = { [Field in keyof GoalInput]?: GoalInput[Field] | undefined } & { version: number }

/** Throws conflict `onboarding.changed_meanwhile`. What the goal said before stays in the timeline. */
export async function changeGoal(
  context: Context,
  target: { id: string; goalId: string },
  { version, ...change }: GoalChange,
): Promise<GoalView> {
  const project = await lockOpenProject(context, target.id)
  const before = await requireGoal(context, project, target.goalId)
  if (before.version !== version) throw conflict('onboarding.changed_meanwhile')
  const after = goalInputSchema.parse({ ...before, ...change })
  const columns = goalColumns(after)
  await updateGoal(context.transaction, project, target.goalId, columns)
  if (columns.usage_key !== null) await measureGoalsLater(context)
  await touchProject(context, project)
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: 'onboarding.goal_changed',
    params: { projectId: target.id, goal: after.useCase, before: goalInputSchema.parse(before), after },
  })
  return requireGoal(context, project, target.goalId)
}

/** Throws conflict `onboarding.goal_measured` once something was measured: that stays. */
export async function removeGoal(context: Context, target: { id: string; goalId: string }): Promise<undefined> {
  const project = await lockOpenProject(context, target.id)
  const goal = await requireGoal(context, project, target.goalId)
  if (goal.measurements.length > 0) throw conflict('onboarding.goal_measured')
  await deleteGoal(context.transaction, project, target.goalId)
  await touchProject(context, project)
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: 'onboarding.goal_removed',
    params: { projectId: target.id, goal: goal.useCase },
  })
  return undefined
}
