import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { conflict } from '#platform/kernel/errors.ts'
import type { ScopeItem } from '../../contract.ts'
import { keyOf } from '../projects/project-tables.ts'
import { lockOpenProject, touchProject } from '../projects/require-project.ts'
import { readScope } from './read-scope.ts'
import { insertStatement, selectStatements } from './scope-queries.ts'

export interface StatementInput {
  basedOn: number
  items: readonly ScopeItem[]
  note: string
  visibility: 'internal' | 'customer'
}

/** A new version; what was agreed stays agreed as it was. Throws conflict `onboarding.changed_meanwhile`. */
export async function writeScopeStatement(context: Context, projectId: string, input: StatementInput) {
  const project = await lockOpenProject(context, projectId)
  const latest = (await selectStatements(context.transaction, project))[0]?.statement ?? 0
  if (latest !== input.basedOn) throw conflict('onboarding.changed_meanwhile')
  const statement = latest + 1
  await insertStatement(context.transaction, {
    ...keyOf(project),
    statement,
    items: JSON.stringify(input.items),
    note: input.note,
    visibility: input.visibility,
    written_by: context.actor.name,
    written_at: instantOf(context),
  })
  await touchProject(context, project)
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: input.visibility === 'customer' ? 'onboarding.scope_offered' : 'onboarding.scope_written',
    params: { projectId, statement },
    visibility: input.visibility,
  })
  return readScope(context, projectId)
}
