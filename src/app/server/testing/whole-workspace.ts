import { z } from 'zod'
import { buildStakeholder } from '#modules/accounts/testing.ts'
import type { TestWorkspace } from '#modules/identity/testing.ts'
import { buildProject } from '#modules/onboarding/testing.ts'
import type { Database } from '#platform/database/connect.ts'
import type { Call, TestApp } from '../../testing.ts'
import { enterPortal } from './portal-visitor.ts'

/** Something of every kind in a workspace; answers with the call of a customer's portal visitor. */
export async function fillWorkspace(test: TestApp, workspace: TestWorkspace): Promise<Call> {
  const admin = await test.callAs(workspace, 'admin')
  await admin('POST', '/invitations', { email: 'invited@example.com', role: 'viewer' })
  await admin('POST', '/api-keys', { name: 'key', role: 'viewer' })
  const who = await workspace.run(async (context) => {
    const { accountId } = await buildProject(context)
    const person = await buildStakeholder(context, accountId, { roles: ['champion'], email: 'hanako@example.com' })
    return { accountId, stakeholderId: person.id }
  })
  await admin('POST', `/accounts/${who.accountId}/portal-links`, { stakeholderId: who.stakeholderId, sendsMail: true })
  await admin('POST', `/accounts/${who.accountId}/timeline`, { body: 'ours and nobody elses' })
  await admin('POST', '/saved-views', { name: 'ours', definition: { columns: ['name'], sort: null, filters: [] } })
  await admin('POST', '/tickets', { externalId: 'T-1', accountId: who.accountId, subject: 'ours' })
  await admin('POST', '/tickets', { externalId: 'T-2', organisation: { id: '7', name: 'waiting' }, subject: 'ours' })
  await admin('POST', '/segments', { name: 'ours', kind: 'live', condition: { match: 'all', of: [] } })
  const desk = await admin('POST', '/ticket-sources', { name: 'desk', key: 'desk' })
  await admin('POST', `/ticket-sources/${idIn(desk.body)}/test`)
  const records = Buffer.from('ticket_id,subject\nours,ours')
  await admin('POST', '/record-imports?fileName=ours.csv&kind=tickets', records)
  await admin('POST', '/imports?fileName=ours.csv', Buffer.from('会社名\nours'))
  return (await enterPortal(test, admin, who)).call
}

const identified = z.object({ id: z.string() })
const idIn = (body: unknown) => identified.parse(body).id

export async function tenantTables(database: Database): Promise<string[]> {
  const { rows } = await database.owner.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
     where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not in ('pg_catalog', 'information_schema')
     order by 1`,
  )
  return rows.map((row) => row.name)
}

/** All rows of a workspace as text, table by table: what a walk must leave as it was. */
export async function snapshotOf(database: Database, workspaceId: string): Promise<Record<string, string>> {
  const snapshot: Record<string, string> = {}
  for (const table of await tenantTables(database)) {
    const { rows } = await database.owner.query<{ digest: string }>(
      `select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as digest from ${table} t where workspace_id = $1`,
      [workspaceId],
    )
    snapshot[table] = rows[0]?.digest ?? ''
  }
  return snapshot
}

/** The identifiers that occur in a workspace's rows, a few of each table, by their column. */
export async function idsOf(database: Database, workspaceId: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const ids = new Map<string, Set<string>>()
  for (const table of await tenantTables(database)) {
    const { rows } = await database.owner.query<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) as row from ${table} t where workspace_id = $1 limit 2`,
      [workspaceId],
    )
    for (const { row } of rows)
      for (const [column, value] of Object.entries(row)) {
        if (!column.endsWith('_id') || column === 'workspace_id') continue
        if (typeof value !== 'string' || !/^[0-9a-f-]{36}$/.test(value)) continue
        ids.set(column, (ids.get(column) ?? new Set()).add(value))
      }
  }
  return new Map([...ids].map(([column, values]) => [column, [...values]]))
}
