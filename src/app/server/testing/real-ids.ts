import type { Database } from '#platform/database/connect.ts'
import { tenantTables } from './whole-workspace.ts'

/** An identifier of each kind that occurs in a workspace, by its column: `account_id`, `task_id`, `key`. */
export async function realIdsOf(database: Database, workspaceId: string): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>()
  for (const table of await tenantTables(database)) {
    const { rows } = await database.owner.query<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) as row from ${table} t where workspace_id = $1 limit 1`,
      [workspaceId],
    )
    for (const [column, value] of Object.entries(rows[0]?.row ?? {}))
      if (typeof value === 'string' && /(_id|_key|kind)$/.test(column) && !ids.has(column)) ids.set(column, value)
  }
  return ids
}

const ofPlace: Readonly<Record<string, string>> = {
  members: 'user_id',
  'saved-views': 'saved_view_id',
  'portal-links': 'link_id',
  'custom-fields': 'custom_field_id',
  'api-keys': 'api_key_id',
  'ticket-sources': 'ticket_source_id',
  'record-imports': 'record_import_id',
}

/** Under which columns the identifier of a place in an address is to be found. */
export function namesOf(path: string, parameter: string): string[] {
  const snake = parameter.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  if (parameter !== 'id') return [snake, `program_${snake}`, `${snake}_key`]
  const place = path.split('/')[path.startsWith('/portal/') ? 2 : 1] ?? ''
  return [ofPlace[place] ?? '', `${place.replace(/s$/, '')}_id`]
}

/** Where the version lies that a route's input has to name, and under which column the last identifier of its address. */
const versions: readonly (readonly [RegExp, string, string])[] = [
  [/sheets\/\{kind\}$/, 'accounts.sheets', 'kind'],
  [/stakeholders\/\{stakeholderId\}$/, 'accounts.stakeholders', 'stakeholder_id'],
  [/^\/accounts\/\{id\}$/, 'accounts.accounts', 'account_id'],
  [/^\/forms\/\{id\}/, 'accounts.form_definitions', 'form_definition_id'],
  [/kickoff$/, 'onboarding.kickoffs', 'project_id'],
  [/tasks\/\{taskId\}$/, 'onboarding.tasks', 'task_id'],
  [/goals\/\{goalId\}$/, 'onboarding.goals', 'goal_id'],
  [/criteria\/\{criterionId\}$/, 'onboarding.criteria', 'criterion_id'],
  [/meetings\/\{meetingId\}/, 'onboarding.meetings', 'meeting_id'],
  [/blockers\/\{blockerId\}/, 'onboarding.blockers', 'blocker_id'],
  [/incidents\/\{incidentId\}/, 'onboarding.incidents', 'incident_id'],
  [/^\/custom-fields\/\{id\}/, 'accounts.custom_fields', 'custom_field_id'],
  [/^\/ticket-sources\/\{id\}/, 'integrations.ticket_sources', 'ticket_source_id'],
  [/^\/record-imports\/\{id\}/, 'integrations.record_imports', 'record_import_id'],
  [/^\/messages\/\{id\}/, 'messaging.messages', 'message_id'],
  [/^\/courses\/\{id\}/, 'onboarding.courses', 'course_id'],
  [/^\/packages\/\{id\}/, 'onboarding.packages', 'package_id'],
  [/packages\/\{packageSaleId\}/, 'onboarding.package_sales', 'package_sale_id'],
  [/conditions\/\{conditionId\}/, 'onboarding.conditions', 'condition_id'],
  [/scope-requests\/\{requestId\}/, 'onboarding.scope_requests', 'scope_request_id'],
  [/trainings\/\{trainingId\}/, 'onboarding.trainings', 'training_id'],
  [/^\/programs\/\{key\}/, 'onboarding.program_drafts', 'program_key'],
  [/ongoing-handoff/, 'onboarding.ongoing_handoffs', 'project_id'],
  [/^\/projects\/\{id\}(\/[a-z-]+)*$/, 'onboarding.projects', 'project_id'],
]

/** The version of what is at the address now, for an input that is to get past the check of versions. */
export async function currentVersion(database: Database, path: string, address: string): Promise<number> {
  const [, table, column] = versions.find(([pattern]) => pattern.test(path)) ?? []
  const parameters = path.split('/').flatMap((step, index) => (step.startsWith('{') ? [address.split('/')[index]] : []))
  if (table === undefined) return 1
  const { rows } = await database.owner.query<{ version: number | null }>(
    `select max(version) as version from ${table} where ${column} = $1`,
    [parameters.at(-1)],
  )
  return rows[0]?.version ?? 0
}
