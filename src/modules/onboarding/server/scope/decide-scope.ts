import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { conflict } from '#platform/kernel/errors.ts'
import type { ScopeRequest } from '../../contract.ts'
import { scopeRequestDecided } from '../../events.ts'
import { keyOf, type Project } from '../projects/project-tables.ts'
import { lockOpenProject, touchProject } from '../projects/require-project.ts'
import { writePlan } from '../replan/apply-plan.ts'
import { refuseFuture } from '../today.ts'
import { planScope } from './plan-scope.ts'
import { readRequest } from './read-scope.ts'
import { requireRequest } from './request-scope.ts'
import { insertDecision, updateRequest } from './scope-queries.ts'
import { worksOf } from './scope-view.ts'

export interface ScopeDecision {
  version: number
  isAgreed: boolean
  name: string
  decidedOn: string
  /** How it was given, where we write it down; null when the customer itself decided in the portal. */
  how: string | null
}

/** Records on behalf of the customer. Throws as `writeScopeDecision`. */
export async function decideScope(
  context: Context,
  target: { id: string; requestId: string },
  input: ScopeDecision,
): Promise<ScopeRequest> {
  const project = await lockOpenProject(context, target.id)
  await writeScopeDecision(context, project, target.requestId, input)
  return readRequest(context, project, target.requestId)
}

/**
 * Writes the customer's decision on what was put to it, in the project that the caller has locked. It never changes. Work
 * agreed for phase 1 enters the plan; phase 2 stays on its list. Throws conflict `onboarding.not_proposed`,
 * `onboarding.changed_meanwhile`, invalid `onboarding.date_in_future`.
 */
export async function writeScopeDecision(
  context: Context,
  project: Project,
  requestId: string,
  input: ScopeDecision,
): Promise<void> {
  const row = await requireRequest(context, project, { requestId, version: input.version })
  if (row.state !== 'proposed' || row.phase === null) throw conflict('onboarding.not_proposed')
  refuseFuture(context, input.decidedOn, 'decidedOn')
  const { isAgreed, how, name } = input
  await insertDecision(context.transaction, {
    ...keyOf(project),
    scope_request_id: requestId,
    is_agreed: isAgreed,
    name,
    decided_on: input.decidedOn,
    source: how === null ? 'customer' : 'on_behalf',
    how,
    recorded_by: how === null ? null : context.actor.name,
    recorded_at: instantOf(context),
  })
  await updateRequest(context.transaction, project, requestId, { state: isAgreed ? 'agreed' : 'declined' })
  if (isAgreed && row.phase === 1) {
    const { computed } = await planScope(context, project, worksOf(row))
    await writePlan(context, project, computed)
  }
  await touchProject(context, project)
  const { project_id: projectId, account_id: accountId } = project
  await recordTimelineEntry(context, {
    accountId,
    kind: isAgreed ? 'onboarding.scope_request_agreed' : 'onboarding.scope_request_declined',
    params: { projectId, title: row.title, phase: row.phase, name },
    visibility: 'customer',
  })
  await recordEvent(context, scopeRequestDecided, { projectId, requestId, phase: row.phase, isAgreed }, accountId)
}
