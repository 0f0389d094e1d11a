import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildAccount } from '#modules/accounts/testing.ts'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import { confirmValueFromPortal } from '#modules/onboarding/server/api.ts'
import { buildProject } from '#modules/onboarding/testing.ts'
import { newId } from '#platform/kernel/ids.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import type { Figure } from '../domain/figure.ts'
import { listTimeToValueCustomers } from './list-time-to-value-customers.ts'
import { readTimeToValue } from './read-time-to-value.ts'

let database: TestDatabase
let workspace: TestWorkspace

interface Customer {
  name: string
  industry: string
  employeeCount: number
  startedOn: string
  valueOn?: string
}

const customers: readonly Customer[] = [
  { name: '速い商店', industry: 'retail', employeeCount: 20, startedOn: '2026-01-13', valueOn: '2026-02-02' },
  { name: '普通商会', industry: 'retail', employeeCount: 300, startedOn: '2026-01-13', valueOn: '2026-03-14' },
  { name: '遅い重工', industry: 'manufacturing', employeeCount: 4000, startedOn: '2026-01-13', valueOn: '2026-05-13' },
  { name: '進行中社', industry: 'manufacturing', employeeCount: 50, startedOn: '2026-06-01' },
  { name: '滞留物産', industry: 'retail', employeeCount: 50, startedOn: '2026-01-13' },
]

async function addCustomer({ valueOn, startedOn, ...account }: Customer): Promise<void> {
  await workspace.run(async (context) => {
    const { id } = await buildAccount(context, account)
    // A program without a kickoff runs from its first day.
    await buildProject(context, { accountId: id, contractStartOn: startedOn, programKey: 'wbs_tech_14d' })
    if (!valueOn) return
    const words = { clientId: newId(), goalId: null, words: '役に立っています', name: '田中 太郎', title: '部長' }
    await confirmValueFromPortal(context, { accountId: id, confirmedOn: valueOn, ...words })
  })
}

beforeAll(async () => {
  database = await openTestDatabase()
  workspace = await buildWorkspace(database, { clock: createFakeClock('2026-06-30T00:00:00Z') })
  for (const customer of customers) await addCustomer(customer)
  const neighbour = await buildWorkspace(database)
  await neighbour.run((context) => buildProject(context))
})
afterAll(() => database.close())

test('the figures over all customers of this workspace', async () => {
  const report = await workspace.run((context) => readTimeToValue(context, { segment: 'none' }))
  expect(report.overall).toMatchObject({
    n: 5,
    bands: { up_to_30: 1, up_to_60: 1, up_to_90: 0, over_90: 1, never: 0, open: 1, open_past_90: 1 },
    reached: { n: 3, lowest: 20, median: 60, highest: 120 },
    shares: { within30: { count: 1, of: 4, share: null } },
  })
  expect(report.asOf).toBe('2026-06-30')
})

test('by segment, in the order of its values', async () => {
  const { segments } = await workspace.run((context) => readTimeToValue(context, { segment: 'industry' }))
  expect(segments.map(({ value, summary }) => [value, summary.n])).toEqual([
    ['manufacturing', 2],
    ['retail', 3],
  ])
})

test('each size is graded against its own bands', async () => {
  const { benchmarks } = await workspace.run((context) => readTimeToValue(context, { segment: 'none' }))
  expect(benchmarks.map(({ segment, median, grade }) => [segment, median, grade])).toEqual([
    ['smb', 20, 'world_class'],
    ['mid_market', 60, 'good'],
    ['enterprise', 120, 'good'],
  ])
})

test('a cohort by the start of the contract', async () => {
  const report = await workspace.run((context) => readTimeToValue(context, { segment: 'none', from: '2026-02-01' }))
  expect(report.overall.n).toBe(1)
})

test.each<[Figure, string[]]>([
  ['started', ['滞留物産', '進行中社', '遅い重工', '普通商会', '速い商店']],
  ['reached', ['遅い重工', '普通商会', '速い商店']],
  ['within_60', ['普通商会', '速い商店']],
  ['open_past_90', ['滞留物産']],
  ['never', []],
])('%s opens to its customers, the slowest first', async (figure, expected) => {
  const { items, total } = await workspace.run((context) =>
    listTimeToValueCustomers(context, { figure, segment: 'none', limit: 50 }),
  )
  expect(items.map((item) => item.name)).toEqual(expected)
  expect(total).toBe(expected.length)
})

test('pages go on where the last one ended, within a value of a segment', async () => {
  const names: string[] = []
  let cursor: string | undefined
  do {
    const page = await workspace.run((context) =>
      listTimeToValueCustomers(context, { figure: 'started', segment: 'industry', value: 'retail', limit: 1, cursor }),
    )
    names.push(...page.items.map((item) => item.name))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(names).toEqual(['滞留物産', '普通商会', '速い商店'])
})

test.each([
  [0, 'up_to_30'],
  [30, 'up_to_30'],
  [31, 'up_to_60'],
  [60, 'up_to_60'],
  [61, 'up_to_90'],
  [90, 'up_to_90'],
  [91, 'over_90'],
] as const)('%d days is %s, and a new round does not start the clock again', async (days, band) => {
  const other = await buildWorkspace(database, { clock: createFakeClock('2026-06-30T00:00:00Z') })
  const startedOn = '2026-01-05'
  const confirmedOn = Temporal.PlainDate.from(startedOn).add({ days }).toString()
  await other.run(async (context) => {
    const { projectId } = await buildProject(context, { contractStartOn: startedOn, programKey: 'wbs_tech_14d' })
    // The first round ended without value, the second one reached it.
    await sql`update onboarding.projects set ended_on = '2026-05-01', state = 'ended_without_value'
      where project_id = ${projectId}`.execute(context.transaction)
    await sql`insert into onboarding.projects (workspace_id, account_id, project_id, program_key, program_version, program,
        state, cycle, contract_start_on, value_on, value_confirmed_on, started_at, last_activity_at)
      select workspace_id, account_id, ${newId()}, 'wbs_low_6w', program_version, program, 'running', 2, '2026-05-02', value_on,
        ${confirmedOn}, started_at, last_activity_at
      from onboarding.projects where project_id = ${projectId}`.execute(context.transaction)
  })
  const { overall } = await other.run((context) => readTimeToValue(context, { segment: 'none' }))
  expect(Object.entries(overall.bands).filter(([, count]) => count > 0)).toEqual([[band, 1]])
  const { items } = await other.run((context) =>
    listTimeToValueCustomers(context, { figure: band, segment: 'program', value: 'wbs_low_6w', limit: 10 }),
  )
  expect(items).toMatchObject([{ startedOn, days, band, endedOn: null }])
})
