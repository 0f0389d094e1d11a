import {
  movePhaseTo,
  recordTimelineEntry,
  reportPhaseFacts,
  requireAccount,
  updateAccount,
} from '#modules/accounts/server/api.ts'
import { findWorkspaceMember } from '#modules/identity/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { conflict, ProductError } from '#platform/kernel/errors.ts'
import type { OngoingHandoff } from '../../contract.ts'
import { handedOver } from '../../events.ts'
import { keyOf, type Project } from '../projects/project-tables.ts'
import { lockProject, lockProjectOf, touchProject } from '../projects/require-project.ts'
import { refuseFuture, todayOf } from '../today.ts'
import { insertAcceptance, selectAcceptances } from './ongoing-queries.ts'
import { ongoingOf } from './read-ongoing.ts'

interface Acceptance {
  version: number
  side: 'csm' | 'customer'
  name: string
  on: string
  source: 'self' | 'customer' | 'on_behalf'
  /** How an acceptance that we wrote down was given. */
  how: string | null
}

/** The one who takes over accepts. Throws conflict `onboarding.only_new_csm` for anybody else, else as `write`. */
export async function acceptOngoingHandoff(
  context: Context,
  projectId: string,
  { version }: { version: number },
): Promise<OngoingHandoff> {
  const project = await lockProject(context, projectId)
  const { csmId } = await ongoingOf(context, project)
  const { actor } = context
  if (actor.kind === 'user' && actor.id !== csmId) throw conflict('onboarding.only_new_csm')
  return write(context, project, {
    version,
    side: 'csm',
    name: actor.name,
    on: todayOf(context),
    source: 'self',
    how: null,
  })
}

/** Records on behalf of the customer. Throws invalid `onboarding.date_in_future`, else as `write`. */
export async function acceptOngoingHandoffOnBehalf(
  context: Context,
  projectId: string,
  input: { version: number; name: string; acceptedOn: string; how: string },
): Promise<OngoingHandoff> {
  refuseFuture(context, input.acceptedOn, 'acceptedOn')
  const { version, name, acceptedOn: on, how } = input
  return write(context, await lockProject(context, projectId), {
    version,
    side: 'customer',
    name,
    on,
    source: 'on_behalf',
    how,
  })
}

/** The portal's visitor (the context's actor) accepts the version that it was shown. Throws as `write`. */
export async function acceptHandoffFromPortal(
  context: Context,
  { accountId, version }: { accountId: string; version: number },
): Promise<void> {
  const project = await lockProjectOf(context, accountId)
  const { name } = context.actor
  await write(context, project, {
    version,
    side: 'customer',
    name,
    on: todayOf(context),
    source: 'customer',
    how: null,
  })
}

/**
 * Keeps the acceptance of one side; with that of the other the customer is in the adoption phase and belongs to whoever
 * takes over. Accepting twice changes
 * nothing. Throws conflict `onboarding.not_graduated`, `onboarding.changed_meanwhile`, `onboarding.handoff_incomplete`
 * with what is missing as fields.
 */
async function write(context: Context, project: Project, acceptance: Acceptance): Promise<OngoingHandoff> {
  const { transaction } = context
  if (project.state !== 'graduated') throw conflict('onboarding.not_graduated')
  const handoff = await ongoingOf(context, project)
  if (handoff.version !== acceptance.version) throw conflict('onboarding.changed_meanwhile')
  if (handoff.gaps.length > 0) {
    const fields = handoff.gaps.map((path) => ({ path, code: 'onboarding.missing_for_handoff' }))
    throw new ProductError('conflict', 'onboarding.handoff_incomplete', { count: handoff.gaps.length }, fields)
  }
  const isNew = await insertAcceptance(transaction, {
    ...keyOf(project),
    side: acceptance.side,
    name: acceptance.name,
    accepted_on: acceptance.on,
    source: acceptance.source,
    how: acceptance.how,
    recorded_by: context.actor.name,
    recorded_at: instantOf(context),
  })
  if (!isNew) return handoff
  const { project_id: projectId, account_id: accountId } = project
  await touchProject(context, project)
  await recordTimelineEntry(context, {
    accountId,
    kind: `onboarding.ongoing_accepted_by_${acceptance.side}`,
    params: { projectId, name: acceptance.name },
  })
  if ((await selectAcceptances(transaction, project)).length === 2) {
    await reportPhaseFacts(context, accountId, { onboardingResult: 'graduated' })
    await movePhaseTo(context, accountId, 'adoption', null)
    await giveTo(context, accountId, handoff.csmId)
    await recordEvent(context, handedOver, { projectId, on: todayOf(context) }, accountId)
  }
  return ongoingOf(context, project)
}

/** Makes the one who takes over the customer's owner, unless that person has left since. */
async function giveTo(context: Context, accountId: string, csmId: string | null): Promise<void> {
  const csm = csmId === null ? undefined : await findWorkspaceMember(context, csmId)
  if (!csm?.isActive) return
  const { ownerId, version } = await requireAccount(context, accountId)
  if (ownerId !== csm.id) await updateAccount(context, accountId, { version, ownerId: csm.id })
}
