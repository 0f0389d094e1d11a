import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildAccount } from '#modules/accounts/testing.ts'
import { buildWorkspace } from '#modules/identity/testing.ts'
import type { Context } from '#platform/context/context.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { type FakeFacts, fakeSource } from '../../testing.ts'
import { healthSubscribers } from '../subscribers.ts'
import { tables } from '../tables.ts'
import { scoringJobs } from './rescore.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

it('scores the customers whose usage was counted anew, once however often they were named', async () => {
  const { run } = await buildWorkspace(database, { clock: createFakeClock('2026-04-01T01:00:00Z') })
  const facts = new Map<string, Partial<FakeFacts>>()
  const sources = () => [fakeSource(facts)]
  const [named, other] = await run(async (context) => {
    const build = async () => (await buildAccount(context, { phase: 'adoption', touchModel: 'high' })).id
    return [await build(), await build()] as const
  })
  const hear = healthSubscribers(sources).find(({ event }) => event === 'usage.rolled')
  await run(async (context) => {
    await hear?.receive(context, { accountIds: [named, named] }, null)
    await hear?.receive(context, { accountIds: [named] }, null)
  })
  const waiting = ({ transaction }: Context) =>
    tables(transaction).selectFrom('health.waiting_accounts').select('account_id').execute()
  expect(await run(waiting)).toEqual([{ account_id: named }])
  const job = scoringJobs(sources).find(({ name }) => name === 'health.rescore')
  await run((context) => job?.run(context, {}) ?? Promise.resolve())
  expect(await run(waiting)).toEqual([])
  const scored = await run(({ transaction }) =>
    tables(transaction).selectFrom('health.scores').select('account_id').execute(),
  )
  expect(scored).toEqual([{ account_id: named }])
  expect(scored).not.toContainEqual({ account_id: other })
})
