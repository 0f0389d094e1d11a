import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { conflict, notFound } from '#platform/kernel/errors.ts'
import type { FollowUp } from '../../contract.ts'
import { lockCarried } from '../ongoing/carried.ts'
import { touchProject } from '../projects/require-project.ts'
import { todayOf } from '../today.ts'
import { selectConditions, updateCondition } from './follow-up-queries.ts'
import { readFollowUp } from './read-follow-up.ts'

/** Also after the graduation where it was carried over. Throws not found `onboarding.no_such_condition`, conflict `onboarding.changed_meanwhile`. */
export async function closeCondition(
  context: Context,
  target: { id: string; conditionId: string },
  input: { version: number; state: 'met' | 'dropped'; note: string },
): Promise<FollowUp> {
  const project = await lockCarried(context, target.id, target.conditionId)
  const conditions = await selectConditions(context.transaction, project)
  const condition = conditions.find(({ condition_id }) => condition_id === target.conditionId)
  if (!condition) throw notFound('onboarding.no_such_condition')
  const { version, state, note } = input
  const change = { state, note, closed_on: todayOf(context), closed_by: context.actor.name }
  const isClosed = await updateCondition(context.transaction, project, { id: target.conditionId, version }, change)
  if (!isClosed) throw conflict('onboarding.changed_meanwhile')
  await touchProject(context, project)
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: `onboarding.condition_${state}`,
    params: { projectId: target.id, condition: condition.text },
    body: note,
  })
  return readFollowUp(context, target.id)
}
