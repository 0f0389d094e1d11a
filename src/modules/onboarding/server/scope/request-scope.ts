import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { conflict, notFound } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { ScopeRequest, ScopeWorkInput } from '../../contract.ts'
import type { ScopeEffect } from '../../domain/scope.ts'
import { selectTasks } from '../plan/task-queries.ts'
import { findProject } from '../projects/project-queries.ts'
import { keyOf, type Project } from '../projects/project-tables.ts'
import { lockOpenProject, touchProject } from '../projects/require-project.ts'
import { readPlanState } from '../replan/compute-plan.ts'
import { refuseFuture, todayOf } from '../today.ts'
import { requireKnownSuccessors, scopeEffect } from './plan-scope.ts'
import { readRequest } from './read-scope.ts'
import { insertRequest, type RequestRow, selectRequests, updateRequest } from './scope-queries.ts'
import { worksOf } from './scope-view.ts'

export interface NewScopeRequest {
  clientId: string
  title: string
  reason: string
  requestedBy: string
  requestedOn: string
  works: readonly ScopeWorkInput[]
}

/** What the works would move; nothing is written. Throws not found `onboarding.no_such_project`, as `requireKnownSuccessors`. */
export async function previewScopeRequest(
  context: Context,
  projectId: string,
  works: readonly ScopeWorkInput[],
): Promise<ScopeEffect> {
  const project = await findProject(context.transaction, projectId)
  if (!project) throw notFound('onboarding.no_such_project')
  const basis = await readPlanState(context, project)
  requireKnownSuccessors(basis.tasks, works)
  return scopeEffect(context, project, basis, works)
}

/** Sent twice it is taken once. Throws invalid `onboarding.date_in_future`, and as `requireKnownSuccessors`. */
export async function requestScope(context: Context, projectId: string, input: NewScopeRequest): Promise<ScopeRequest> {
  const project = await lockOpenProject(context, projectId)
  const rows = await selectRequests(context.transaction, project)
  const known = rows.find(({ client_id }) => client_id === input.clientId)
  if (known) return readRequest(context, project, known.scope_request_id)
  refuseFuture(context, input.requestedOn, 'requestedOn')
  requireKnownSuccessors(await selectTasks(context.transaction, [projectId]), input.works)
  const id = newId(context.clock.now())
  await insertRequest(context.transaction, {
    ...keyOf(project),
    scope_request_id: id,
    client_id: input.clientId,
    title: input.title,
    reason: input.reason,
    requested_by: input.requestedBy,
    requested_on: input.requestedOn,
    works: JSON.stringify(input.works),
  })
  await touchProject(context, project)
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: 'onboarding.scope_requested',
    params: { projectId, title: input.title, name: input.requestedBy },
  })
  return readRequest(context, project, id)
}

/** A request in its locked project. Throws not found `onboarding.no_such_request`, conflict `onboarding.changed_meanwhile`. */
export async function requireRequest(
  context: Context,
  project: Project,
  { requestId, version }: { requestId: string; version: number },
): Promise<RequestRow> {
  const rows = await selectRequests(context.transaction, project)
  const row = rows.find(({ scope_request_id }) => scope_request_id === requestId)
  if (!row) throw notFound('onboarding.no_such_request')
  if (row.version !== version) throw conflict('onboarding.changed_meanwhile')
  return row
}

/**
 * Our side of the agreement: puts the request to the customer with its phase and the effect that phase 1 has as the plan
 * stands now. It may be put anew, until the customer decided. Throws conflict `onboarding.request_decided`.
 */
export async function proposeScope(
  context: Context,
  target: { id: string; requestId: string },
  { version, phase }: { version: number; phase: 1 | 2 },
): Promise<ScopeRequest> {
  const project = await lockOpenProject(context, target.id)
  const row = await requireRequest(context, project, { requestId: target.requestId, version })
  if (row.state === 'agreed' || row.state === 'declined') throw conflict('onboarding.request_decided')
  const effect = scopeEffect(context, project, await readPlanState(context, project), worksOf(row))
  await updateRequest(context.transaction, project, row.scope_request_id, {
    state: 'proposed',
    phase,
    effect: JSON.stringify(effect),
    proposed_by: context.actor.name,
    proposed_on: todayOf(context),
  })
  await touchProject(context, project)
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: 'onboarding.scope_proposed',
    params: { projectId: project.project_id, title: row.title, phase },
    visibility: 'customer',
  })
  return readRequest(context, project, row.scope_request_id)
}
