import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

// People and their credentials belong to no single workspace; the rest is bookkeeping without a tenant's words.
const withoutTenant = [
  'identity.credentials',
  'identity.sessions',
  'identity.users',
  'identity.verifications',
  'platform.instance',
  'platform.migrations',
  'platform.rate_limits',
  'platform.subscriptions',
  'platform.tenants',
]

interface TableFacts {
  name: string
  is_protected: boolean
  owner_is_app: boolean
  first_key: string | null
}

it('puts every table behind row-level security, its key beginning with the workspace', async () => {
  const { rows } = await database.owner.query<TableFacts>(
    `select format('%s.%s', n.nspname, c.relname) as name,
       c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'tenant_wall') as is_protected,
       c.relowner = 'banso_app'::regrole as owner_is_app,
       (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
         where i.indrelid = c.oid and i.indisprimary) as first_key
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker')`,
  )
  const walled = rows.filter((row) => !withoutTenant.includes(row.name))
  expect(walled.filter((row) => !row.is_protected).map((row) => row.name)).toEqual([])
  expect(rows.filter((row) => row.owner_is_app).map((row) => row.name)).toEqual([])
  const hashed = ['platform.tokens']
  expect(
    walled.filter((row) => row.first_key !== 'workspace_id' && !hashed.includes(row.name)).map((row) => row.name),
  ).toEqual([])
  expect(walled.length).toBeGreaterThan(8)
})

it('lets views run with the rights of who reads them', async () => {
  const { rows } = await database.owner.query<{ name: string }>(
    `select format('%s.%s', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'v' and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker')
       and not coalesce(c.reloptions @> array['security_invoker=true'], false)`,
  )
  expect(rows).toEqual([])
})

it('gives the serving role no way around the wall', async () => {
  const { rows } = await database.owner.query<{ rolsuper: boolean; rolbypassrls: boolean }>(
    "select rolsuper, rolbypassrls from pg_roles where rolname = 'banso_app'",
  )
  expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false }])
  const { rows: unset } = await database.app.query('select * from platform.outbox')
  expect(unset).toEqual([])
})
