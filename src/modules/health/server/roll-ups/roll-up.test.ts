import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildAccount } from '#modules/accounts/testing.ts'
import { buildWorkspace } from '#modules/identity/testing.ts'
import { instantOf } from '#platform/context/context.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { rollUp, rollUpMethods } from '../../domain/roll-up/roll-up.ts'
import { builtInSettings } from '../../domain/settings.ts'
import { type FakeFacts, fakeSource, sampleScorecard } from '../../testing.ts'
import { insertVersions } from '../scorecards/scorecard-queries.ts'
import { scoreCustomers } from '../scoring/score-customers.ts'
import { changeSettings } from '../settings/change-settings.ts'
import { readRollUp } from './read-roll-up.ts'
import { findRollUp, writeRollUps } from './roll-up-queries.ts'

const clock = createFakeClock('2026-06-01T01:00:00Z')
let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

it('rolls up everybody below a parent as the domain does, and keeps every past day as it was', async () => {
  const { run, workspaceId } = await buildWorkspace(database, { clock })
  const facts = new Map<string, Partial<FakeFacts>>()
  const sources = [fakeSource(facts)]
  const [parent, child, grandchild, lonely] = await run(async (context) => {
    await insertVersions(context.transaction, context.workspaceId, [
      {
        definition_no: 1,
        scorecard_key: 'sample',
        scorecard_version: 1,
        definition: sampleScorecard,
        note: null,
        published_by: 'test',
        published_at: instantOf(context),
      },
    ])
    const build = async (name: string, parentAccountId: string | null) =>
      (await buildAccount(context, { name, phase: 'adoption', touchModel: 'high', arr: 1000, parentAccountId })).id
    const top = (await buildAccount(context, { name: '親会社', phase: 'churned' })).id
    const below = await build('子会社', top)
    return [top, below, await build('孫会社', below), await build('独立', null)] as const
  })
  const know = (id: string, users: number) =>
    facts.set(id, { users, tickets: 0, mood: 'good', mood_age: 0, sponsor: true })
  for (const [id, users] of [
    [child, 70],
    [grandchild, 20],
    [lonely, 20],
  ] as const)
    know(id, users)
  await run((context) => scoreCustomers(context, sources))
  const read = (accountId: string, day?: string) => run((context) => readRollUp(context, { accountId, day }))
  expect(await read(parent)).toMatchObject({
    rollUp: {
      method: 'worst',
      score: 60,
      band: 'watch',
      customers: 2,
      scored: 2,
      members: [
        { account: { name: '孫会社' }, score: 60, share: 100 },
        { account: { name: '子会社' }, score: 100, band: 'good', share: 0 },
      ],
    },
  })
  expect(await read(child)).toMatchObject({ rollUp: { score: 60, customers: 1 } })
  expect(await read(lonely)).toEqual({ rollUp: null })

  clock.set('2026-06-02T01:00:00Z')
  const definition = { ...builtInSettings, rollUp: { method: 'arr_weighted' as const, good: 80, watch: 60 } }
  await run((context) => changeSettings(context, { definition, version: 0 }))
  await expect(run((context) => changeSettings(context, { definition, version: 0 }))).rejects.toMatchObject({
    code: 'health.changed_meanwhile',
  })
  await run((context) => scoreCustomers(context, sources))
  know(grandchild, 70)
  await run((context) => scoreCustomers(context, sources, [grandchild]))
  expect(await read(parent)).toMatchObject({ rollUp: { method: 'arr_weighted', score: 100, band: 'good' } })
  expect(await read(parent, '2026-06-01')).toMatchObject({ rollUp: { method: 'worst', score: 60, day: '2026-06-01' } })

  // A circle that was written past the checks comes to an end.
  await run(({ transaction }) =>
    sql`update accounts.accounts set parent_account_id = ${grandchild} where account_id = ${parent}`.execute(
      transaction,
    ),
  )
  await run((context) => scoreCustomers(context, sources))
  expect(await read(child)).toMatchObject({ rollUp: { customers: 2, scored: 1 } })
  await run(({ transaction }) =>
    sql`update accounts.accounts set parent_account_id = null where account_id = ${parent}`.execute(transaction),
  )

  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...rollUpMethods),
      fc.array(
        fc.record({
          score: fc.option(fc.integer({ min: 0, max: 100 })),
          arr: fc.option(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.maxSafeNat())),
          currency: fc.constantFrom('JPY', 'JPY', 'JPY', 'USD'),
        }),
        { minLength: 2, maxLength: 2 },
      ),
      async (method, members) => {
        const row = await run(async ({ transaction }) => {
          for (const [index, id] of [child, grandchild].entries()) {
            const member = members[index]
            await sql`update accounts.accounts set arr_minor = ${member?.arr ?? null}, currency = ${member?.currency ?? 'JPY'}
              where account_id = ${id}`.execute(transaction)
            await sql`update health.scores set score = ${member?.score ?? null} where account_id = ${id}`.execute(
              transaction,
            )
          }
          const rule = { method, good: 80, watch: 60 }
          await writeRollUps(transaction, { workspaceId, today: '2026-06-02', rule, accountIds: undefined })
          return findRollUp(transaction, parent, '2026-06-02')
        })
        expect({ score: row?.score, method: row?.method }).toEqual(rollUp(method, members))
      },
    ),
    { numRuns: 40, endOnFailure: true },
  )
}, 60_000)
