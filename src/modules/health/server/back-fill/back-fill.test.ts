import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildAccount } from '#modules/accounts/testing.ts'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import type { AttributeSource } from '#platform/attributes/attribute.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { readBackTest } from '../back-test/read-back-test.ts'
import { overrideHealth } from '../people/override-health.ts'
import { scoreCustomers } from '../scoring/score-customers.ts'
import { readBackFill, startBackFill, stopBackFill } from './keep-back-fill.ts'
import { runBackFill } from './score-past-day.ts'

const clock = createFakeClock('2026-04-10T03:00:00Z')
let database: TestDatabase
let workspace: TestWorkspace
beforeAll(async () => {
  database = await openTestDatabase()
  workspace = await buildWorkspace(database, { clock })
})
afterAll(() => database.close())

/** Shares that grow by the month, and one thing that is only known as of today. */
const source: AttributeSource = {
  key: 'test.usage',
  list: async () => [
    { key: 'usage.active_user_share_28d', kind: 'number', unit: 'percent', knowsPast: true },
    { key: 'usage.trend_28d', kind: 'number', unit: 'percent', knowsPast: true },
    { key: 'onboarding.goals_achieved', kind: 'number', unit: 'percent', knowsPast: false },
  ],
  select: async (_, wanted, asOf) => {
    const value = (key: string) =>
      key === 'onboarding.goals_achieved' ? sql`100` : sql`extract(month from ${asOf}::date)::int * 10`
    return sql`select ${sql.join([sql`account_id`, ...wanted.map((key) => sql`${value(key)} as ${sql.id(key)}`)])}
      from accounts.published_accounts`
  },
}

interface DayRow {
  account_id: string
  day: string
  definition_no: number
  score: number | null
  known: (number | null)[]
  computed: boolean
}
const dayRows = () =>
  workspace.run(async ({ transaction }) => {
    const { rows } =
      await sql<DayRow>`select account_id, day, definition_no, score, known, computed_at is not null as computed
      from health.score_days order by day, account_id`.execute(transaction)
    return rows
  })
const finish = async () => {
  for (;;) {
    const { backFill } = await workspace.run((context) => readBackFill(context))
    if (!backFill || backFill.finishedAt !== null) return backFill
    await workspace.run((context) => runBackFill(context, [source]))
  }
}

it('scores past days by what was known on them, once, and leaves days alone that were scored', async () => {
  await expect(workspace.run((context) => startBackFill(context, { every: 'month' }))).rejects.toThrow(
    'health.no_past_days',
  )
  const [old, young, churned] = await workspace.run(async (context) => {
    const build = async (contractStartOn: string, phase: 'adoption' | 'churned' = 'adoption') =>
      (await buildAccount(context, { phase, touchModel: 'high', contractStartOn })).id
    return [await build('2025-12-15'), await build('2026-03-01'), await build('2025-12-15', 'churned')] as const
  })
  clock.set('2026-03-31T03:00:00Z')
  await workspace.run((context) => scoreCustomers(context, [source]))
  clock.set('2026-04-10T03:00:00Z')
  await workspace.run((context) => scoreCustomers(context, [source]))
  const asked = await workspace.run((context) => startBackFill(context, { every: 'month' }))
  expect(asked.backFill).toMatchObject({ from: '2025-12-31', to: '2026-03-31', days: 4, done: 0 })
  expect((await workspace.run((context) => startBackFill(context, { every: 'week' }))).backFill).toEqual(asked.backFill)
  expect(await finish()).toMatchObject({ done: 4, scores: 3, stoppedBy: null })
  const rows = await dayRows()
  expect(rows.map(({ account_id, day, computed }) => [account_id, day, computed])).toEqual([
    [old, '2025-12-31', true],
    [old, '2026-01-31', true],
    [old, '2026-02-28', true],
    ...[old, young].toSorted().map((id) => [id, '2026-03-31', false]),
  ])
  expect(rows.some(({ account_id }) => account_id === churned)).toBe(false)
  // December's share is December's, and what is known as of today alone is not known at all.
  expect(rows[0]?.known).toEqual(expect.arrayContaining([120]))
  expect(rows[1]?.known).toEqual(expect.arrayContaining([10]))
  expect(rows.slice(0, 3).some(({ known }) => known.includes(100))).toBe(false)
  await workspace.run((context) => startBackFill(context, { every: 'month' }))
  await finish()
  expect(await dayRows()).toEqual(rows)
})

it('finds the last scored day before the one asked for, and says that it was computed afterwards', async () => {
  const read = (day: string) => workspace.run((context) => readBackTest(context, { day, days: 30 }))
  expect(await read('2026-02-20')).toMatchObject({ day: '2026-01-31', kept: 1, computedAt: '2026-04-10T03:00:00.000Z' })
  expect(await read('2026-04-05')).toMatchObject({ day: '2026-03-31', computedAt: null })
  expect(await read('2025-06-01')).toMatchObject({ day: '2025-06-01', kept: 0, computedAt: null })
})

it('stops where somebody says so, and minds what people decided then', async () => {
  clock.advance(60_000)
  const [account] = await workspace.run(async (context) => [
    await buildAccount(context, { phase: 'adoption', touchModel: 'high', contractStartOn: '2026-03-01' }),
  ])
  await workspace.run((context) =>
    overrideHealth(context, {
      accountId: account?.id ?? '',
      score: 7,
      band: null,
      reason: 'test',
      untilOn: '2026-04-20',
      clientId: 'one',
    }),
  )
  await workspace.run((context) => startBackFill(context, { every: 'week', from: '2026-03-20' }))
  await workspace.run((context) => runBackFill(context, [source]))
  const stopped = await workspace.run((context) => stopBackFill(context))
  expect(stopped.backFill).toMatchObject({ days: 3, done: 1 })
  await workspace.run((context) => runBackFill(context, [source]))
  expect((await workspace.run((context) => readBackFill(context))).backFill?.done).toBe(1)
  const own = (await dayRows()).filter(({ account_id }) => account_id === account?.id)
  expect(own.map(({ day }) => day)).toEqual(['2026-03-22'])
  expect(own[0]?.score).not.toBe(7)
})
