import { expect, test } from 'vitest'
import { checkSqlOwnership } from './check-sql-ownership.ts'

const own = 'src/modules/onboarding/server/project-queries.ts'
const migration = 'src/modules/onboarding/migrations/20261201-1200-create-projects.sql'

test.each([
  [own, "db.selectFrom('accounts.accounts as a')"],
  [own, "db.selectFrom(['onboarding.projects', 'accounts.accounts'])"],
  [own, "query.innerJoin('accounts.accounts as a', 'a.id', 'p.account_id')"],
  [own, "query.leftJoinLateral('identity.users', on)"],
  [own, "db.insertInto('accounts.published_accounts')"],
  [own, "db.updateTable(\n  'identity.users',\n)"],
  [own, "db.deleteFrom('accounts.accounts')"],
  [own, "db.withSchema('accounts')"],
  [own, "interface Tables { 'accounts.accounts': Account }"],
  [own, 'sql`select * from accounts.accounts where id = ${id}`'],
  [own, 'sql`select * from onboarding.projects p, accounts.accounts a where a.id = p.account_id`'],
  [own, 'sql`select * from "accounts"."accounts"`'],
  [own, 'sql`delete from accounts.published_accounts`'],
  [own, "db.selectFrom('portal.published_visits')"],
  [migration, 'create view accounts.published_more as select 1;'],
  [migration, 'create index on accounts.accounts (workspace_id);'],
  [migration, 'alter table accounts.accounts add column phase text;'],
  [migration, 'create table onboarding.notes (id uuid references accounts.timeline_entries);'],
  ['src/app/server/views/today.ts', "db.selectFrom('accounts.accounts')"],
  ['src/platform/jobs/worker.ts', "db.selectFrom('accounts.published_accounts')"],
])('%s may not hold: %s', (path, text) => {
  expect(checkSqlOwnership([{ path, text }])).not.toEqual([])
})

test.each([
  [
    own,
    "db.selectFrom('onboarding.projects').innerJoin('accounts.published_accounts as accounts', 'accounts.id', 'x')",
  ],
  [own, 'sql`select accounts.name, accounts.id from accounts.published_accounts as accounts`'],
  [own, "interface Tables { 'onboarding.projects': Project; 'accounts.published_accounts': Account }"],
  [own, "throw invalid('accounts.external_id_taken')"],
  [migration, 'create table onboarding.projects (account_id uuid references accounts.accounts);'],
  ['src/app/server/views/today.ts', "db.selectFrom('portal.published_visits')"],
])('%s may hold: %s', (path, text) => {
  expect(checkSqlOwnership([{ path, text }])).toEqual([])
})
