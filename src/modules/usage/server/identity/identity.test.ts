import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildAccount } from '#modules/accounts/testing.ts'
import { buildWorkspace } from '#modules/identity/testing.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { openSource, startIntake } from '../testing/intake-server.ts'
import { assignGroup, listGroups } from './assign-group.ts'
import { listMerges, mergePersons, undoMerge } from './keep-merges.ts'

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

async function open() {
  const workspace = await buildWorkspace(database)
  const source = await openSource(intake.url, workspace)
  const [one, other] = await workspace.run(async (context) => [
    (await buildAccount(context, { name: '甲', externalId: 'one' })).id,
    (await buildAccount(context, { name: '乙', externalId: 'other' })).id,
  ])
  let number = 0
  const did = (userId: string, groupId?: string, day = '2026-11-20') => ({
    type: 'track',
    userId,
    event: 'Saved',
    messageId: `m-${++number}`,
    timestamp: `${day}T03:00:00Z`,
    ...(groupId && { context: { groupId } }),
  })
  const send = async (...batch: unknown[]) => {
    await source.send('batch', { batch })
    await source.roll()
  }
  const counted = () =>
    workspace.run(async ({ transaction }) => {
      const { rows: days } = await sql`select account.name, days.day, days.events from usage.account_days as days
        join accounts.published_accounts as account using (account_id) order by account.name, day`.execute(transaction)
      const { rows: people } = await sql`select account.name, person.external_id as person, month.days
        from usage.user_months as month join accounts.published_accounts as account using (account_id)
        join usage.people as person using (user_key) order by account.name, person.external_id`.execute(transaction)
      return { days, people }
    })
  const keyOf = (state: 'waiting' | 'assigned' | 'ignored', externalId: string) =>
    workspace.run(async (context) => {
      const { items } = await listGroups(context, { state, q: externalId })
      return items[0]?.key ?? ''
    })
  return { workspace, did, send, counted, keyOf, one: one ?? '', other: other ?? '' }
}

const bit = 1 << 19

it('counts what waited when somebody says whose it is, and takes it along when that is corrected', async () => {
  const { workspace, did, send, counted, keyOf, one, other } = await open()
  await send(did('a', 'mystery'), { type: 'group', userId: 'b', groupId: 'mystery', messageId: 'g' }, did('b'))
  await send(did('z', 'one'))
  const waiting = await workspace.run((context) => listGroups(context, { state: 'waiting', q: '' }))
  expect(waiting.items).toMatchObject([{ externalId: 'mystery', account: null, waiting: 1 }])
  const key = await keyOf('waiting', 'mystery')
  await workspace.run((context) => assignGroup(context, key, one))
  await send(did('a', 'mystery'))
  expect((await counted()).days).toEqual([{ name: '甲', day: '2026-11-20', events: 4 }])
  const moved = await workspace.run((context) => assignGroup(context, key, other))
  expect(moved).toMatchObject({ account: { name: '乙' }, waiting: 0 })
  expect(await counted()).toEqual({
    days: [
      { name: '乙', day: '2026-11-20', events: 3 },
      { name: '甲', day: '2026-11-20', events: 1 },
    ],
    people: [
      { name: '乙', person: 'a', days: bit },
      { name: '乙', person: 'b', days: bit },
      { name: '甲', person: 'z', days: bit },
    ],
  })
  const ignored = await workspace.run((context) => assignGroup(context, key, null))
  expect(ignored).toMatchObject({ account: null, waiting: 2 })
  expect((await counted()).days).toEqual([{ name: '甲', day: '2026-11-20', events: 1 }])
  expect(await keyOf('ignored', 'mystery')).toBe(key)
  await workspace.run((context) => assignGroup(context, key, other))
  expect((await counted()).days).toEqual([
    { name: '乙', day: '2026-11-20', events: 3 },
    { name: '甲', day: '2026-11-20', events: 1 },
  ])
})

it('takes merged people apart exactly, and does not merge them by itself again', async () => {
  const { workspace, did, send, counted } = await open()
  const visited = { ...did('', 'one', '2026-11-18'), userId: undefined, anonymousId: 'visitor' }
  const identified = (messageId: string) => ({ type: 'identify', userId: 'a', anonymousId: 'visitor', messageId })
  await send(visited, did('a', 'one'))
  const apart = await counted()
  await send(identified('i-1'))
  expect((await counted()).people).toEqual([{ name: '甲', person: 'a', days: bit | (1 << 17) }])
  const [merge] = (await workspace.run(listMerges)).items
  expect(merge).toMatchObject({ person: 'visitor', into: 'a', cause: 'identify', undoneAt: null })
  await workspace.run((context) => undoMerge(context, merge?.id ?? ''))
  expect(await counted()).toEqual(apart)
  await send(identified('i-2'))
  expect(await counted()).toEqual(apart)
  await expect(workspace.run((context) => undoMerge(context, merge?.id ?? ''))).rejects.toMatchObject({
    code: 'usage.merge_undone',
  })
})

it('merges two known people where somebody says so, with a reason, and takes a chain apart', async () => {
  const { workspace, did, send, counted } = await open()
  await send(did('a', 'one', '2026-11-18'), did('b', 'one', '2026-11-19'), did('c', 'one'))
  const apart = await counted()
  const reason = '異動でアカウントが変わった'
  const merge = (person: string, into: string) =>
    workspace.run((context) => mergePersons(context, { person, into, reason }))
  await merge('a', 'b')
  const second = await merge('b', 'c')
  expect(second).toMatchObject({ person: 'b', into: 'c', cause: 'person', reason })
  expect((await counted()).people).toEqual([{ name: '甲', person: 'c', days: bit | (1 << 18) | (1 << 17) }])
  await workspace.run((context) => undoMerge(context, second.id))
  expect((await counted()).people).toEqual([
    { name: '甲', person: 'b', days: (1 << 18) | (1 << 17) },
    { name: '甲', person: 'c', days: bit },
  ])
  const [first] = (await workspace.run(listMerges)).items.filter(({ undoneAt }) => undoneAt === null)
  await workspace.run((context) => undoMerge(context, first?.id ?? ''))
  expect(await counted()).toEqual(apart)
  await merge('a', 'b')
  await expect(merge('a', 'b')).rejects.toMatchObject({ code: 'usage.already_merged' })
  await expect(merge('a', 'nobody')).rejects.toMatchObject({ code: 'usage.no_such_person' })
})
