import type { Context } from '#platform/context/context.ts'
import type { PortalMatters } from '../../contract.ts'
import { holderOf, isBlocking } from '../../domain/blocker.ts'
import { selectBlockerDocuments, selectBlockers } from '../blockers/blocker-queries.ts'
import { selectIncidents } from '../incidents/incident-queries.ts'
import { findLatestProjectId, findProject } from '../projects/project-queries.ts'
import { describeRequests } from '../scope/read-scope.ts'
import { selectAgreements, selectRequests, selectStatements } from '../scope/scope-queries.ts'
import { itemsOf } from '../scope/scope-view.ts'

/** What was shared with the customer of scope, obstacles and faults; undefined when it has no project. */
export async function readMattersForPortal(context: Context, accountId: string): Promise<PortalMatters | undefined> {
  const { transaction } = context
  const projectId = await findLatestProjectId(transaction, accountId)
  const project = projectId === undefined ? undefined : await findProject(transaction, projectId)
  if (!project) return undefined
  const statement = (await selectStatements(transaction, project)).find(({ visibility }) => visibility === 'customer')
  const agreement = (await selectAgreements(transaction, project)).find((row) => row.statement === statement?.statement)
  const proposed = (await selectRequests(transaction, project)).filter(({ phase }) => phase !== null)
  const requests = await describeRequests(context, project, proposed)
  const blockers = await selectBlockers(transaction, project)
  const documents = (await selectBlockerDocuments(transaction, project)).filter(({ is_shared }) => is_shared)
  const incidents = await selectIncidents(transaction, project)
  return {
    scope: statement
      ? {
          statement: statement.statement,
          items: itemsOf(statement),
          note: statement.note,
          agreed: agreement ? { name: agreement.agreed_by, on: agreement.agreed_on } : null,
        }
      : null,
    requests: requests.flatMap(({ id, title, phase, state, effect, works, decision, version }) =>
      phase === null
        ? []
        : [
            {
              id,
              title,
              phase,
              state,
              effect,
              works: works.map(({ name }) => ({ name })),
              decided: decision && { name: decision.name, on: decision.on },
              version,
            },
          ],
    ),
    blockers: blockers
      .filter(({ visibility, state }) => visibility === 'customer' && isBlocking(state))
      .map((row) => ({
        id: row.blocker_id,
        title: row.title,
        isWithCustomer: holderOf({ state: row.state, ownerSide: row.owner_side }) === 'customer',
        since: row.raised_on,
        documents: documents
          .filter(({ blocker_id }) => blocker_id === row.blocker_id)
          .map(({ blocker_document_id: id, title, url, body }) => ({ id, title, url, body })),
      })),
    outcomes: incidents.flatMap((row) =>
      row.explained_on === null
        ? []
        : [{ id: row.incident_id, title: row.title, outcome: row.outcome, on: row.explained_on }],
    ),
  }
}
