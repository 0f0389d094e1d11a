import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { conflict, notFound } from '#platform/kernel/errors.ts'
import type { OngoingHandoff } from '../../contract.ts'
import { lockProject, touchProject } from '../projects/require-project.ts'
import { todayOf } from '../today.ts'
import { dispositionsSchema } from './carried.ts'
import { findOngoing, updateOngoing } from './ongoing-queries.ts'
import { ongoingOf } from './read-ongoing.ts'

/**
 * Says what came of something for phase 2, or of a fault, that was carried over: what no task of the plan tells. Saying it
 * twice changes nothing. Throws conflict `onboarding.not_graduated`, not found `onboarding.not_carried`.
 */
export async function settleCarried(
  context: Context,
  projectId: string,
  { kind, id, note }: { kind: 'phase_2' | 'incident'; id: string; note: string },
): Promise<OngoingHandoff> {
  const project = await lockProject(context, projectId)
  if (project.state !== 'graduated') throw conflict('onboarding.not_graduated')
  const row = await findOngoing(context.transaction, project)
  const dispositions = row ? dispositionsSchema.parse(row.dispositions) : []
  const meant = dispositions.find((each) => each.kind === kind && each.id === id && each.action === 'carried')
  if (!meant) throw notFound('onboarding.not_carried')
  if (meant.settled) return ongoingOf(context, project)
  const settled = { on: todayOf(context), by: context.actor.name, note }
  const { leftovers } = await ongoingOf(context, project)
  const name = leftovers.find((each) => each.kind === kind && each.id === id)?.name ?? { ja: id, en: id }
  await updateOngoing(context.transaction, project, {
    dispositions: JSON.stringify(dispositions.map((each) => (each === meant ? { ...each, settled } : each))),
  })
  await touchProject(context, project)
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: 'onboarding.carried_settled',
    params: { projectId, name },
    body: note,
  })
  return ongoingOf(context, project)
}
