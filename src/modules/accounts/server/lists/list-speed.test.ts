import { CompiledQuery, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { sortColumns } from './column-queries.ts'
import { listAccounts } from './list-accounts.ts'
import { type Position, selectPage } from './list-queries.ts'
import { searchAccounts } from './search-accounts.ts'

const clock = createFakeClock('2026-11-24T09:00:00+09:00')
const customers = 20_000
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

/** The plans of the queries that a page makes, as the serving role runs them. */
function plansOf(field: string, direction: 'asc' | 'desc', after?: Position): Promise<string[]> {
  return workspace.run(async ({ transaction }) => {
    const queries: CompiledQuery[] = []
    const watched = transaction.withPlugin({
      transformQuery: ({ node, queryId }) => {
        queries.push(transaction.getExecutor().compileQuery(node, queryId))
        return node
      },
      transformResult: async ({ result }) => result,
    })
    const column = sortColumns.get(field)
    if (column === undefined) throw new Error(field)
    await selectPage(watched, [sql<boolean>`archived_at is null`], { column, direction }, 51, after)
    const plans: string[] = []
    for (const query of queries) {
      const { rows } = await transaction.executeQuery(CompiledQuery.raw(`explain ${query.sql}`, [...query.parameters]))
      plans.push(rows.map((row) => planRow.parse(row)['QUERY PLAN']).join('\n'))
    }
    return plans
  })
}

const id = '00000000-0000-0000-0000-000000000000'

test.each([
  ['name', 'asc', 'てすと05', 'accounts_by_reading'],
  ['name', 'desc', 'てすと05', 'accounts_by_reading'],
  ['renewalOn', 'asc', '2026-05-05', 'accounts_by_renewal'],
  ['arr', 'desc', '400', 'accounts_by_arr'],
  ['mrr', 'desc', '400', 'accounts_by_mrr'],
  ['updatedAt', 'desc', '2100-01-01 00:00:00+00', 'accounts_by_change'],
  ['createdAt', 'asc', '2020-01-01 00:00:00+00', 'accounts_by_creation'],
  ['phaseSince', 'asc', '2020-01-01', 'accounts_by_phase_start'],
] as const)('pages by %s %s follow an index', async (field, direction, value, index) => {
  const plans = [...(await plansOf(field, direction)), ...(await plansOf(field, direction, { value, id }))]
  expect(plans).toHaveLength(2)
  for (const plan of plans) {
    expect(plan).toContain(index)
    expect(plan).not.toContain('Sort')
  }
  expect(plans[1]).toMatch(/Index Cond: .*ROW\(/)
})

test('twenty thousand customers are listed, filtered and searched at a bounded count', async () => {
  const first = await workspace.run((context) => listAccounts(context, { archived: 'no', limit: 50 }))
  // Past ten thousand the list says "many" instead of counting on.
  expect(first.total).toBeNull()
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
  const found = await workspace.run((context) => searchAccounts(context, '商事19999'))
  expect(found.items).toHaveLength(1)
})
