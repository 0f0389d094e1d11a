import type { Context } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'
import type { ScopeRequest } from '../../contract.ts'
import { selectTasks } from '../plan/task-queries.ts'
import { findProject } from '../projects/project-queries.ts'
import type { Project } from '../projects/project-tables.ts'
import { goLiveKeyOf, planScope } from './plan-scope.ts'
import { selectAgreements, selectDecisions, selectRequests, selectStatements } from './scope-queries.ts'
import { requestView, statementView, worksOf } from './scope-view.ts'

/** Throws not found `onboarding.no_such_project`. */
export async function readScope(context: Context, projectId: string) {
  const project = await findProject(context.transaction, projectId)
  if (!project) throw notFound('onboarding.no_such_project')
  const statements = await selectStatements(context.transaction, project)
  const agreements = await selectAgreements(context.transaction, project)
  const tasks = await selectTasks(context.transaction, [projectId])
  return {
    statements: statements.map((row) =>
      statementView(
        row,
        agreements.find(({ statement }) => statement === row.statement),
      ),
    ),
    requests: await readRequests(context, project),
    goLiveKey: goLiveKeyOf(tasks),
  }
}

/** All requests of the project, latest first, those still open with the effect they would have now. */
export async function readRequests(context: Context, project: Project): Promise<ScopeRequest[]> {
  const rows = await selectRequests(context.transaction, project)
  const decisions = await selectDecisions(context.transaction, project)
  const views: ScopeRequest[] = []
  for (const row of rows) {
    const { effect } = row.effect === null ? await planScope(context, project, worksOf(row)) : emptyPlan
    const decision = decisions.find(({ scope_request_id }) => scope_request_id === row.scope_request_id)
    views.push(requestView(row, decision, effect))
  }
  return views
}

const emptyPlan = { effect: { goLive: null, value: null } }

/** Throws not found `onboarding.no_such_request`. */
export async function readRequest(context: Context, project: Project, requestId: string): Promise<ScopeRequest> {
  const request = (await readRequests(context, project)).find(({ id }) => id === requestId)
  if (!request) throw notFound('onboarding.no_such_request')
  return request
}
