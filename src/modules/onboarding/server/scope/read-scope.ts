import type { Context } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'
import type { ScopeRequest } from '../../contract.ts'
import { findProject } from '../projects/project-queries.ts'
import type { Project } from '../projects/project-tables.ts'
import { type PlanBasis, readPlanState } from '../replan/compute-plan.ts'
import { goLiveKeyOf, scopeEffect } from './plan-scope.ts'
import {
  type RequestRow,
  selectAgreements,
  selectDecisions,
  selectRequests,
  selectStatements,
} from './scope-queries.ts'
import { requestView, statementView, worksOf } from './scope-view.ts'

/** Throws not found `onboarding.no_such_project`. */
export async function readScope(context: Context, projectId: string) {
  const project = await findProject(context.transaction, projectId)
  if (!project) throw notFound('onboarding.no_such_project')
  const statements = await selectStatements(context.transaction, project)
  const agreements = await selectAgreements(context.transaction, project)
  const basis = await readPlanState(context, project)
  return {
    statements: statements.map((row) =>
      statementView(
        row,
        agreements.find(({ statement }) => statement === row.statement),
      ),
    ),
    requests: await describeRequests(context, project, await selectRequests(context.transaction, project), basis),
    goLiveKey: goLiveKeyOf(basis.tasks),
  }
}

/**
 * What these requests of a project say, those that were not put to the customer with the effect they would have now: on one
 * reading of the plan, and on none where there is no such request.
 */
export async function describeRequests(
  context: Context,
  project: Project,
  rows: readonly RequestRow[],
  known?: PlanBasis,
): Promise<ScopeRequest[]> {
  const decisions = await selectDecisions(context.transaction, project)
  const isAsked = rows.some(({ effect }) => effect === null)
  const basis = known ?? (isAsked ? await readPlanState(context, project) : undefined)
  return rows.map((row) => {
    const decision = decisions.find(({ scope_request_id }) => scope_request_id === row.scope_request_id)
    const effect = basis && row.effect === null ? scopeEffect(context, project, basis, worksOf(row)) : noEffect
    return requestView(row, decision, effect)
  })
}

const noEffect = { goLive: null, value: null }

/** Throws not found `onboarding.no_such_request`. */
export async function readRequest(context: Context, project: Project, requestId: string): Promise<ScopeRequest> {
  const rows = await selectRequests(context.transaction, project)
  const row = rows.filter(({ scope_request_id }) => scope_request_id === requestId)
  const [request] = await describeRequests(context, project, row)
  if (!request) throw notFound('onboarding.no_such_request')
  return request
}
