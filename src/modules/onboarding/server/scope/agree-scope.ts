import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { conflict, notFound } from '#platform/kernel/errors.ts'
import { scopeAgreed } from '../../events.ts'
import { findKickoff, updateKickoff } from '../kickoff/kickoff-queries.ts'
import { keyOf, type Project } from '../projects/project-tables.ts'
import { lockOpenProject, touchProject } from '../projects/require-project.ts'
import { refuseFuture } from '../today.ts'
import { readScope } from './read-scope.ts'
import { insertAgreement, selectAgreements, selectStatements } from './scope-queries.ts'

export interface ScopeAgreement {
  statement: number
  agreedBy: string
  agreedOn: string
  /** How it was given, where we write it down; null when the customer itself agreed in the portal. */
  how: string | null
}

/** Records on behalf of the customer. Throws as `writeScopeAgreement`. */
export async function agreeScope(context: Context, projectId: string, input: ScopeAgreement) {
  const project = await lockOpenProject(context, projectId)
  await writeScopeAgreement(context, project, input)
  return readScope(context, projectId)
}

/**
 * Writes the customer's word on the latest version into the project, which the caller has locked. It never changes; given
 * twice, the first stands. In the portal only what was shared can be agreed to. Throws not found
 * `onboarding.no_such_statement`, conflict `onboarding.statement_superseded`, invalid `onboarding.date_in_future`.
 */
export async function writeScopeAgreement(context: Context, project: Project, input: ScopeAgreement): Promise<void> {
  const { statement, agreedBy: name, agreedOn, how } = input
  refuseFuture(context, agreedOn, 'agreedOn')
  const statements = await selectStatements(context.transaction, project)
  const isSeen = (visibility: string) => how !== null || visibility === 'customer'
  const latest = statements.find(({ visibility }) => isSeen(visibility))
  if (!statements.some((each) => each.statement === statement && isSeen(each.visibility)))
    throw notFound('onboarding.no_such_statement')
  if (latest?.statement !== statement) throw conflict('onboarding.statement_superseded')
  const agreements = await selectAgreements(context.transaction, project)
  if (agreements.some((each) => each.statement === statement)) return
  const source = how === null ? 'customer' : 'on_behalf'
  await insertAgreement(context.transaction, {
    ...keyOf(project),
    statement,
    agreed_by: name,
    agreed_on: agreedOn,
    source,
    how,
    recorded_by: how === null ? null : context.actor.name,
    recorded_at: instantOf(context),
  })
  await touchProject(context, project)
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: 'onboarding.scope_agreed',
    params: { projectId: project.project_id, statement, name, source },
    visibility: 'customer',
  })
  const event = { projectId: project.project_id, statement, on: agreedOn, source } as const
  await recordEvent(context, scopeAgreed, event, project.account_id)
  await markScopeSigned(context, project)
}

/** The kickoff's checklist asks whether the scope is signed: from here on it is. */
async function markScopeSigned(context: Context, project: Project): Promise<void> {
  const kickoff = await findKickoff(context.transaction, project, project.cycle)
  if (!kickoff || kickoff.is_scope_signed || project.kickoff_done_on !== null) return
  await updateKickoff(context.transaction, project, project.cycle, { is_scope_signed: true })
}
