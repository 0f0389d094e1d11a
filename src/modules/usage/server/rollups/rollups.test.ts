import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildAccount } from '#modules/accounts/testing.ts'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import { addDays, todayIn } from '#platform/kernel/dates.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { usageAttributes } from '../attributes/usage-attributes.ts'
import { openSource, startIntake } from '../testing/intake-server.ts'
import { placeWaiting } from './roll-batches.ts'

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
const noonOf = (daysAgo: number) => `${addDays(today, -daysAgo)}T03:00:00Z`

async function open() {
  const workspace = await buildWorkspace(database)
  const source = await openSource(intake.url, workspace)
  let number = 0
  const did = (person: string, event: string, daysAgo: number, more: Record<string, unknown> = {}) => ({
    type: 'track',
    userId: person,
    event,
    messageId: `m-${++number}`,
    timestamp: noonOf(daysAgo),
    context: { groupId: 'acme' },
    ...more,
  })
  const send = async (...batch: unknown[]) => {
    expect((await source.send('batch', { batch })).status).toBe(200)
  }
  return { workspace, source, did, send }
}

const addAccount = (workspace: TestWorkspace, externalId: string, seats: number | null = null) =>
  workspace.run(async (context) => (await buildAccount(context, { name: externalId, externalId, seats })).id)

const daysOf = (workspace: TestWorkspace) =>
  workspace.run(async ({ transaction }) => {
    const { rows } = await sql`select day, events from usage.account_days order by day`.execute(transaction)
    return rows
  })

async function attributesOf(workspace: TestWorkspace, accountId: string, asOf = today) {
  return await workspace.run(async (context) => {
    const wanted = (await usageAttributes.list(context)).map(({ key }) => key)
    const query = await usageAttributes.select(context, wanted, asOf)
    const { rows } = await sql<Record<string, unknown>>`select * from (${query}) as known
      where account_id = ${accountId}::uuid`.execute(context.transaction)
    return rows[0]
  })
}

it('counts by customer, day, person and event, late ones and repeated ones exactly', async () => {
  const { workspace, source, did, send } = await open()
  const accountId = await addAccount(workspace, 'acme', 10)
  const first = [did('a', 'Saved', 1), did('a', 'Saved', 1), did('b', 'Opened', 1), did('a', 'Opened', 40)]
  await send(...first)
  expect(await source.roll()).toBe(true)
  expect(await source.roll()).toBe(false)
  await send(...first, did('c', 'Saved', 1), did('a', 'Saved', 0))
  await source.roll()
  expect(await daysOf(workspace)).toEqual([
    { day: addDays(today, -40), events: 1 },
    { day: addDays(today, -1), events: 4 },
    { day: today, events: 1 },
  ])
  expect(await attributesOf(workspace, accountId)).toMatchObject({
    'usage.active_users_28d': 3,
    'usage.active_user_share_28d': 30,
    'usage.events_28d': 5,
    'usage.trend_28d': 400,
    'usage.last_seen_on': today,
    'usage.days_since_last_seen': 0,
    'usage.key_features_28d': null,
  })
  expect(await attributesOf(workspace, accountId, addDays(today, -39))).toMatchObject({
    'usage.active_users_28d': 1,
    'usage.trend_28d': null,
  })
})

it('knows nothing of the number of active people where events name nobody', async () => {
  const { workspace, source, did, send } = await open()
  const accountId = await addAccount(workspace, 'acme', 10)
  const nobody = { userId: undefined }
  await send(did('', 'Saved', 2, nobody), did('', 'Saved', 1, nobody))
  await source.roll()
  const unknown = { 'usage.active_users_28d': null, 'usage.active_user_share_28d': null, 'usage.events_28d': 2 }
  expect(await attributesOf(workspace, accountId)).toMatchObject(unknown)
  await send(did('a', 'Saved', 40))
  await source.roll()
  // Somebody was named once: by now it is known that nobody is there.
  expect(await attributesOf(workspace, accountId)).toMatchObject({
    ...unknown,
    'usage.active_users_28d': 0,
    'usage.active_user_share_28d': 0,
  })
})

it('counts a day by the zone of the workspace', async () => {
  const { workspace, source, did, send } = await open()
  await addAccount(workspace, 'acme')
  // Half past eleven at night in Tokyo, and an hour later.
  await send(
    did('a', 'Saved', 0, { timestamp: `${addDays(today, -3)}T14:30:00Z` }),
    did('a', 'Saved', 0, { timestamp: `${addDays(today, -3)}T15:30:00Z` }),
  )
  await source.roll()
  expect(await daysOf(workspace)).toEqual([
    { day: addDays(today, -3), events: 1 },
    { day: addDays(today, -2), events: 1 },
  ])
})

it('lets events wait until their customer is known, and then counts them once', async () => {
  const { workspace, source, did, send } = await open()
  await send(did('a', 'Saved', 1), did('b', 'Saved', 1, { context: {} }))
  await source.roll()
  expect(await daysOf(workspace)).toEqual([])
  await addAccount(workspace, 'acme')
  await workspace.run(placeWaiting)
  await workspace.run(placeWaiting)
  expect(await daysOf(workspace)).toEqual([{ day: addDays(today, -1), events: 1 }])
  await send({ type: 'group', userId: 'b', groupId: 'acme', messageId: 'g' })
  await source.roll()
  expect(await daysOf(workspace)).toEqual([{ day: addDays(today, -1), events: 2 }])
  await send(did('b', 'Saved', 1, { context: {} }))
  await source.roll()
  expect(await daysOf(workspace)).toEqual([{ day: addDays(today, -1), events: 3 }])
})

it('knows who an anonymous visitor was, and merges no two known people', async () => {
  const { workspace, source, did, send } = await open()
  const accountId = await addAccount(workspace, 'acme', 10)
  const visited = (daysAgo: number) => ({ ...did('', 'Visited', daysAgo), userId: undefined, anonymousId: 'visitor' })
  await send(visited(2), did('a', 'Saved', 2))
  await source.roll()
  expect(await attributesOf(workspace, accountId)).toMatchObject({ 'usage.active_users_28d': 2 })
  await send({ type: 'identify', userId: 'a', anonymousId: 'visitor', messageId: 'i-1', traits: { name: '佐藤' } })
  await source.roll()
  expect(await attributesOf(workspace, accountId)).toMatchObject({ 'usage.active_users_28d': 1, 'usage.events_28d': 2 })
  await send(visited(1), did('b', 'Saved', 1), { type: 'alias', userId: 'b', previousId: 'a', messageId: 'x' })
  await source.roll()
  expect(await attributesOf(workspace, accountId)).toMatchObject({ 'usage.active_users_28d': 2, 'usage.events_28d': 4 })
  await send(
    ...Array.from({ length: 100 }, (_, index) => ({ type: 'identify', userId: 'null', anonymousId: `v-${index}` })),
  )
  await source.roll()
  const merges = await workspace.run(({ transaction }) => sql`select cause from usage.merges`.execute(transaction))
  expect(merges.rows).toEqual([{ cause: 'identify' }])
})

it('takes no silence of the sender for silence of customers', async () => {
  const { workspace, source, did, send } = await open()
  const accountId = await addAccount(workspace, 'acme', 10)
  await send(did('a', 'Saved', 30), did('b', 'Saved', 31))
  await source.roll()
  expect(await attributesOf(workspace, accountId)).toMatchObject({
    'usage.active_users_28d': 2,
    'usage.days_since_last_seen': 0,
  })
})
