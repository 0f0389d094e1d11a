import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { findWorkspaceMember } from '#modules/identity/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { conflict, invalid } from '#platform/kernel/errors.ts'
import type { OngoingHandoff, OngoingHandoffInput } from '../../contract.ts'
import { draftIntroduction } from '../mails/draft-introduction.ts'
import { keyOf } from '../projects/project-tables.ts'
import { lockProject, touchProject } from '../projects/require-project.ts'
import { refuseFuture } from '../today.ts'
import { findOngoing, insertOngoing, selectAcceptances, updateOngoing } from './ongoing-queries.ts'
import { ongoingOf } from './read-ongoing.ts'

/**
 * Writes the handoff, step by step; what is missing is told as gaps. Somebody new is introduced to the customer by a mail
 * that is drafted. Throws conflict `onboarding.changed_meanwhile`,
 * `onboarding.handoff_accepted`, `onboarding.project_closed` where it ended without value, invalid
 * `onboarding.no_such_member`, `onboarding.date_in_future`.
 */
export async function saveOngoingHandoff(
  context: Context,
  projectId: string,
  { version, ...input }: OngoingHandoffInput & { version: number },
): Promise<OngoingHandoff> {
  const project = await lockProject(context, projectId)
  if (project.state === 'ended_without_value') throw conflict('onboarding.project_closed')
  const { transaction } = context
  const before = await findOngoing(transaction, project)
  if ((before?.version ?? 0) !== version) throw conflict('onboarding.changed_meanwhile')
  if ((await selectAcceptances(transaction, project)).length > 0) throw conflict('onboarding.handoff_accepted')
  if (input.introducedOn !== null) refuseFuture(context, input.introducedOn, 'introducedOn')
  const csm = input.csmId === null ? undefined : await findWorkspaceMember(context, input.csmId)
  if (input.csmId !== null && !csm?.isActive)
    throw invalid('onboarding.no_such_member', {}, [{ path: 'csmId', code: 'onboarding.no_such_member' }])
  const written = {
    csm_id: input.csmId,
    review: input.review,
    cadence: input.cadence,
    next_goals: input.nextGoals,
    introduced_on: input.introducedOn,
    expansion_hints: input.expansionHints,
    internal_notes: input.internalNotes,
    dispositions: JSON.stringify(input.dispositions),
    written_by: context.actor.name,
    written_at: instantOf(context),
  }
  if (before) await updateOngoing(transaction, project, written)
  else await insertOngoing(transaction, { ...keyOf(project), ...written })
  if (csm && csm.id !== project.owner_id && input.introducedOn === null)
    await draftIntroduction(context, project, { csmId: csm.id, csmName: csm.name, cadence: input.cadence })
  await touchProject(context, project)
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: 'onboarding.ongoing_handoff_written',
    params: { projectId, csm: csm?.name ?? '' },
  })
  return ongoingOf(context, project)
}
