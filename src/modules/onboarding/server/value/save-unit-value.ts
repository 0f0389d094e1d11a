import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { conflict } from '#platform/kernel/errors.ts'
import { minorUnitDigits } from '#platform/kernel/money.ts'
import type { UnitValueInput, ValueStatement } from '../../contract.ts'
import { requireGoal } from '../goals/require-goal.ts'
import { keyOf } from '../projects/project-tables.ts'
import { lockProject, touchProject } from '../projects/require-project.ts'
import { readValue } from './read-value.ts'
import { deleteGoalValue, saveGoalValue } from './value-queries.ts'

/**
 * What a unit of improvement is worth, also after the graduation: it is often worked out then. Throws not found
 * `onboarding.no_such_goal`, conflict `onboarding.changed_meanwhile`.
 */
export async function saveUnitValue(
  context: Context,
  target: { id: string; goalId: string },
  { version, ...input }: UnitValueInput & { version: number },
): Promise<ValueStatement> {
  const project = await lockProject(context, target.id)
  const goal = await requireGoal(context, project, target.goalId)
  const row = {
    ...keyOf(project),
    goal_id: target.goalId,
    amount_minor: input.amountMinor,
    currency: input.currency,
    period: input.period,
    source: input.source,
    is_shared: input.isShared,
    updated_by: context.actor.name,
    updated_at: instantOf(context),
  }
  if (!(await saveGoalValue(context.transaction, row, version))) throw conflict('onboarding.changed_meanwhile')
  await touchProject(context, project)
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: 'onboarding.goal_valued',
    params: {
      projectId: target.id,
      goal: goal.metric || goal.useCase,
      amount: input.amountMinor / 10 ** minorUnitDigits(input.currency),
      currency: input.currency,
    },
    body: input.source,
  })
  return readValue(context, target.id)
}

/** Throws not found `onboarding.no_such_goal`. */
export async function removeUnitValue(context: Context, target: { id: string; goalId: string }): Promise<undefined> {
  const project = await lockProject(context, target.id)
  const goal = await requireGoal(context, project, target.goalId)
  await deleteGoalValue(context.transaction, project, target.goalId)
  await touchProject(context, project)
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: 'onboarding.goal_value_removed',
    params: { projectId: target.id, goal: goal.metric || goal.useCase },
  })
  return undefined
}
