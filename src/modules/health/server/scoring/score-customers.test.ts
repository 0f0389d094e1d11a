import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildAccount } from '#modules/accounts/testing.ts'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { bandAt } from '../../domain/score/band.ts'
import { scoreOf } from '../../domain/score/score.ts'
import { type FakeFacts, fakeSource, sampleScorecard } from '../../testing.ts'
import { insertVersions } from '../scorecards/scorecard-queries.ts'
import { tables } from '../tables.ts'
import { scoreCustomers } from './score-customers.ts'

const clock = createFakeClock('2026-04-01T01:00:00Z')
let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const facts = new Map<string, Partial<FakeFacts>>()
const source = fakeSource(facts)

/** A workspace whose scorecards are the built-in ones and, before them, the sample one for adoption. */
async function open(): Promise<TestWorkspace & { account: (name: string) => Promise<string> }> {
  facts.clear()
  clock.set('2026-04-01T01:00:00Z')
  const workspace = await buildWorkspace(database, { clock })
  await workspace.run((context) =>
    insertVersions(context.transaction, context.workspaceId, [
      {
        definition_no: 1,
        scorecard_key: 'sample',
        scorecard_version: 1,
        definition: sampleScorecard,
        note: null,
        published_by: 'test',
        published_at: instantOf(context),
      },
    ]),
  )
  const account = (name: string) =>
    workspace.run(async (context) => (await buildAccount(context, { name, phase: 'adoption', touchModel: 'high' })).id)
  return { ...workspace, account }
}

const readScores = (context: Context) =>
  tables(context.transaction).selectFrom('health.scores').selectAll().orderBy('account_id').execute()

const anyFacts: fc.Arbitrary<Partial<FakeFacts>> = fc.record(
  {
    users: fc.option(fc.oneof(fc.double({ min: -50, max: 150, noNaN: true, noDefaultInfinity: true }), fc.integer()), {
      nil: null,
    }),
    tickets: fc.option(fc.double({ min: 0, max: 4, noNaN: true }), { nil: null }),
    mood: fc.option(fc.constantFrom('good', 'neutral', 'bad', 'other'), { nil: null }),
    mood_age: fc.option(fc.integer({ min: 0, max: 120 }), { nil: null }),
    sponsor: fc.option(fc.boolean(), { nil: null }),
    left: fc.option(fc.boolean(), { nil: null }),
    notice: fc.option(fc.boolean(), { nil: null, freq: 1 }),
    incident: fc.option(fc.boolean(), { nil: null, freq: 1 }),
  },
  { requiredKeys: [] },
)

it('says of every customer what the domain says, to the last digit', async () => {
  const { run, account, workspaceId } = await open()
  const ids: string[] = []
  for (let index = 0; index < 40; index += 1) ids.push(await account(`顧客${index}`))
  const decided = ids.slice(0, 6)
  await run(({ transaction }) =>
    sql`insert into health.overrides (workspace_id, account_id, override_id, score, band, reason, from_on, until_on,
        decided_by, decided_at, client_id)
      select ${workspaceId}, id, gen_random_uuid(), case when n % 2 = 0 then 42 end, case when n % 3 > 0 or n % 2 = 1 then 'good' end,
        'x', '2026-03-01', '2026-04-01', 'x', now(), 'x' from unnest(${decided}::uuid[]) with ordinality as given (id, n)`.execute(
      transaction,
    ),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(anyFacts, { minLength: 40, maxLength: 40 }), fc.nat(60), async (drawn, days) => {
      facts.clear()
      for (const [index, id] of ids.entries()) if (index % 7 !== 3) facts.set(id, drawn[index] ?? {})
      const rows = await run(async (context) => {
        await sql`update accounts.accounts set phase_since = date '2026-04-01' - ${days}::int`.execute(
          context.transaction,
        )
        await scoreCustomers(context, [source])
        return readScores(context)
      })
      expect(rows).toHaveLength(40)
      for (const row of rows) {
        const place = decided.indexOf(row.account_id) + 1
        const given = facts.get(row.account_id)
        const known = new Map(
          ['users', 'tickets', 'mood', 'mood_age', 'sponsor', 'left', 'notice', 'incident'].map((name) => [
            `test.${name}`,
            Object.entries(given ?? {}).find(([key]) => key === name)?.[1] ?? null,
          ]),
        )
        const override =
          place === 0
            ? null
            : { score: place % 2 === 0 ? 42 : null, band: place % 3 > 0 || place % 2 === 1 ? ('good' as const) : null }
        const expected = scoreOf(sampleScorecard, known, { daysInPhase: days, override })
        expect({
          shares: row.shares,
          freshness: row.freshness ?? [100, 100, 100, 100],
          known: row.known.map((value) => (value === null ? null : Math.fround(value))),
          raw: row.raw,
          score: row.score,
          coverage: row.coverage,
          caps: row.caps,
          isHeld: row.is_held,
          band: bandAt(row.band),
        }).toEqual({
          shares: expected.shares,
          freshness: expected.freshness,
          known: expected.values.map((value) => (value === null ? null : Math.fround(value) + 0)),
          raw: expected.raw,
          score: expected.score,
          coverage: expected.coverage,
          caps: expected.caps,
          isHeld: expected.isHeld,
          band: expected.band,
        })
      }
    }),
    { numRuns: 25, endOnFailure: true },
  )
}, 60_000)

it('follows a band after two days, keeps how each day ended, and lets a second run take the place of the first', async () => {
  const { run, account } = await open()
  const id = await account('東西商事')
  const scoreOn = (day: string, users: number | null) => {
    clock.set(`${day}T01:00:00Z`)
    facts.set(id, { users, tickets: 0, mood: 'good', mood_age: 0, sponsor: true })
    return run((context) => scoreCustomers(context, [source]))
  }
  expect(await scoreOn('2026-04-28', 50)).toEqual([{ accountId: id, from: null, to: 'good', score: 84 }])
  expect(await scoreOn('2026-04-29', 42)).toEqual([])
  expect(await scoreOn('2026-04-29', 43)).toEqual([])
  expect(await scoreOn('2026-04-30', 43)).toEqual([{ accountId: id, from: 'good', to: 'watch', score: 78 }])
  expect(await scoreOn('2026-05-01', 65)).toEqual([{ accountId: id, from: 'watch', to: 'good', score: 96 }])
  const days = await run((context) =>
    tables(context.transaction)
      .selectFrom('health.score_days')
      .select(['day', 'score', 'shown', 'pending_days', 'definition_no'])
      .orderBy('day')
      .execute(),
  )
  expect(days).toEqual([
    { day: '2026-04-28', score: 84, shown: 3, pending_days: 0, definition_no: 1 },
    { day: '2026-04-29', score: 78, shown: 3, pending_days: 1, definition_no: 1 },
    { day: '2026-04-30', score: 78, shown: 2, pending_days: 0, definition_no: 1 },
  ])
})

it('scores only those given, leaves the others, and drops who is no longer judged', async () => {
  const { run, account } = await open()
  const other = await open()
  const foreign = await other.account('他社')
  const [first, second] = [await account('一'), await account('二')]
  for (const id of [first, second, foreign]) facts.set(id, { users: 70, tickets: 0, mood: 'good', sponsor: true })
  await run((context) => scoreCustomers(context, [source]))
  facts.set(first, { users: 20, tickets: 0, mood: 'good', sponsor: true })
  facts.set(second, { users: 20, tickets: 0, mood: 'good', sponsor: true })
  const moves = await run((context) => scoreCustomers(context, [source], [first, foreign]))
  expect(moves).toEqual([{ accountId: first, from: 'good', to: 'watch', score: 60 }])
  const scores = async () => (await run(readScores)).map(({ account_id, score }) => [account_id, score])
  expect(await scores()).toEqual([
    [first, 60],
    [second, 100],
  ])
  await run(({ transaction }) =>
    sql`update accounts.accounts set phase = 'churned' where account_id = ${second}`.execute(transaction),
  )
  await run((context) => scoreCustomers(context, [source]))
  expect(await scores()).toEqual([[first, 60]])
})

it('knows nothing where no source is connected, which is neither zero nor red', async () => {
  const workspace = await buildWorkspace(database, { clock })
  await workspace.run((context) => buildAccount(context, { phase: 'onboarding', touchModel: 'tech' }))
  const moves = await workspace.run((context) => scoreCustomers(context, []))
  expect(moves).toMatchObject([{ from: null, to: 'unknown', score: null }])
  const [row] = await workspace.run(readScores)
  expect(row).toMatchObject({
    coverage: 0,
    raw: null,
    caps: 0,
    shares: [null, null, null, null, null, null, null, null],
  })
})
