import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { listAccounts } from './list-accounts.ts'
import { searchAccounts } from './search-accounts.ts'

const clock = createFakeClock('2026-11-24T09:00:00+09:00')
const customers = 100_000
let database: TestDatabase
let workspace: TestWorkspace

beforeAll(async () => {
  database = await openTestDatabase()
  workspace = await buildWorkspace(database, { clock })
  await database.owner.query(
    `insert into accounts.accounts (workspace_id, account_id, name, sort_key, search_text, matching_key, phase, phase_since,
       mrr_minor, arr_minor, renewal_on, created_at, updated_at)
     select $1, gen_random_uuid(), 'テスト商事' || n, 'てすと' || lpad((n * 7919 % 100000)::text, 6, '0'),
       'てすと商事' || n, '', 'adoption', '2026-01-01', n % 1000, nullif(n % 500, 0), date '2026-01-01' + n % 700, now(), now()
     from generate_series(1, $2::int) as n`,
    [workspace.workspaceId, customers],
  )
  await database.owner.query('analyze accounts.accounts')
}, 60_000)
afterAll(() => database.close())

const planRow = z.object({ 'QUERY PLAN': z.string() })

/** The plan of a page's query as the serving role runs it. */
async function planOf(order: string, condition = 'true'): Promise<string> {
  const client = await database.app.connect()
  try {
    await client.query(`begin; set local app.workspace_id = '${workspace.workspaceId}'`)
    const { rows } = await client.query(
      `explain select account_id, name from accounts.accounts where archived_at is null and ${condition} order by ${order} limit 51`,
    )
    return rows.map((row) => planRow.parse(row)['QUERY PLAN']).join('\n')
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const zero = '00000000-0000-0000-0000-000000000000'

test.each([
  ['sort_key, account_id', `(sort_key, account_id) > ('てすと05', '${zero}')`, 'accounts_by_reading'],
  ['sort_key desc, account_id desc', `(sort_key, account_id) < ('てすと05', '${zero}')`, 'accounts_by_reading'],
  ['renewal_on, account_id', `(renewal_on, account_id) > ('2026-05-05', '${zero}')`, 'accounts_by_renewal'],
  ['arr_minor desc nulls last, account_id desc', `(arr_minor, account_id) < (400, '${zero}')`, 'accounts_by_arr'],
  ['mrr_minor desc nulls last, account_id desc', `(mrr_minor, account_id) < (400, '${zero}')`, 'accounts_by_mrr'],
  ['updated_at desc, account_id desc', `(updated_at, account_id) < (now(), '${zero}')`, 'accounts_by_change'],
  ['created_at, account_id', `(created_at, account_id) > ('2020-01-01', '${zero}')`, 'accounts_by_creation'],
  ['phase_since, account_id', `(phase_since, account_id) > ('2020-01-01', '${zero}')`, 'accounts_by_phase_start'],
])('a page by %s follows an index', async (order, condition, index) => {
  for (const plan of [await planOf(order), await planOf(order, condition)]) {
    expect(plan).toContain(index)
    expect(plan).not.toContain('Sort')
  }
})

test('a hundred thousand customers are listed, filtered and searched in a moment', async () => {
  const started = performance.now()
  const first = await workspace.run((context) => listAccounts(context, { archived: 'no', limit: 50 }))
  expect(first).toMatchObject({ total: customers })
  const cursor = first.nextCursor ?? undefined
  const next = await workspace.run((context) => listAccounts(context, { archived: 'no', limit: 50, cursor }))
  expect(next.items).toHaveLength(50)
  const { total } = await workspace.run((context) =>
    listAccounts(context, {
      archived: 'no',
      limit: 50,
      q: '商事 99',
      sort: { field: 'employeeCount', direction: 'desc' },
      filters: [{ field: 'arr', operator: 'gt', value: 100 }],
    }),
  )
  expect(total).toBeGreaterThan(0)
  const found = await workspace.run((context) => searchAccounts(context, '商事99999'))
  expect(found.items).toHaveLength(1)
  // Four requests; the budget of each is 300 ms on an idle machine.
  expect(performance.now() - started).toBeLessThan(5_000)
})
