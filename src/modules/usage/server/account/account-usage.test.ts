import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildAccount } from '#modules/accounts/testing.ts'
import { buildWorkspace } from '#modules/identity/testing.ts'
import { addDays, todayIn } from '#platform/kernel/dates.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { openSource, startIntake } from '../testing/intake-server.ts'
import { readAccountUsage } from './read-account-usage.ts'

let database: TestDatabase
let intake: Awaited<ReturnType<typeof startIntake>>
beforeAll(async () => {
  database = await openTestDatabase()
  intake = await startIntake(database)
})
afterAll(async () => {
  await intake.close()
  await database.close()
})

const today = todayIn('Asia/Tokyo', Date.now())
const did = (userId: string, event: string, daysAgo: number, number = 0) => ({
  type: 'track',
  userId,
  event,
  messageId: `${userId}-${event}-${daysAgo}-${number}`,
  timestamp: `${addDays(today, -daysAgo)}T01:00:00Z`,
  context: { groupId: 'acme' },
})

it('answers who was there, how often and how it changed', async () => {
  const workspace = await buildWorkspace(database)
  const { id, other } = await workspace.run(async (context) => ({
    id: (await buildAccount(context, { name: 'アクメ', externalId: 'acme', seats: 30 })).id,
    other: (await buildAccount(context, { name: '乙' })).id,
  }))
  const read = (accountId: string) => workspace.run((context) => readAccountUsage(context, accountId))
  expect((await read(id)).state).toBe('not_connected')
  const source = await openSource(intake.url, workspace)
  expect(await read(id)).toMatchObject({ state: 'not_heard', activePeople: 0, trend: null, lastSeenOn: null, days: [] })
  await source.send('batch', {
    batch: [
      { type: 'identify', userId: 'a', traits: { name: '佐藤 花子' }, messageId: 'i' },
      ...[1, 27].map((daysAgo) => did('a', 'Saved', daysAgo)),
      did('b', 'Saved', 1),
      ...[28, 29, 55, 56].map((daysAgo) => did('c', 'Saved', daysAgo)),
      did('a', 'Saved', 120),
    ],
  })
  await source.roll()
  expect(await read(id)).toMatchObject({
    state: 'known',
    asOf: today,
    isCurrent: true,
    seats: 30,
    activePeople: 2,
    activePeopleBefore: 1,
    events: 3,
    eventsBefore: 3,
    trend: 0,
    lastSeenOn: addDays(today, -1),
    people: [
      { name: '佐藤 花子', externalId: 'a', activeDays: 2, lastOn: addDays(today, -1) },
      { name: 'b', activeDays: 1 },
    ],
  })
  expect((await read(id)).days).toEqual([
    ...[56, 55, 29, 28, 27].map((daysAgo) => ({ day: addDays(today, -daysAgo), events: 1, people: 1 })),
    { day: addDays(today, -1), events: 2, people: 2 },
  ])
  expect(await read(other)).toMatchObject({ state: 'not_heard', events: 0, people: [] })
  await expect(read('00000000-0000-7000-8000-000000000000')).rejects.toMatchObject({ code: 'usage.no_such_account' })
})
