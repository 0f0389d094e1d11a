import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildAccount } from '#modules/accounts/testing.ts'
import { buildWorkspace } from '#modules/identity/testing.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { listSources, readSource } from '../sources/change-source.ts'
import { openSource, startIntake } from '../testing/intake-server.ts'
import { dropOldRejections } from './drop-old-rejections.ts'
import { listLiveEvents, readLiveEvent } from './list-live-events.ts'
import { listRejections } from './list-rejections.ts'

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
  return { workspace, source: await openSource(intake.url, workspace) }
}

const track = (event: string, more: Record<string, unknown> = {}) => ({ type: 'track', userId: 'u', event, ...more })

it('shows what came last, whose it is and what is odd about it', async () => {
  const { workspace, source } = await open()
  await workspace.run((context) => buildAccount(context, { name: '北野商会', externalId: 'kitano' }))
  const inAYear = new Date(Date.now() + 365 * 86_400_000).toISOString()
  await source.send('batch', {
    batch: [
      track('Ours', { messageId: 'a', context: { groupId: 'kitano' } }),
      track('Bad', { userId: 'null' }),
      track('Ahead', { messageId: 'b', timestamp: inAYear, context: { groupId: 'whose' } }),
    ],
  })
  await source.roll()
  await source.send('track', { userId: 'u', event: 'Ours', messageId: 'a', context: { groupId: 'kitano' } })
  const other = await openSource(intake.url, workspace)
  await other.send('track', { userId: 'v', event: 'Elsewhere' })
  const { items } = await workspace.run((context) => listLiveEvents(context, source.id))
  expect(items).toMatchObject([
    { name: 'Ours', person: 'u', isRepeated: true, occurredAt: null },
    { name: 'Ahead', groupId: 'whose', account: null, isAhead: true },
    { name: 'Ours', account: { name: '北野商会' }, isAhead: false, isRepeated: false, kind: 'track' },
  ])
  const [, ahead] = items
  const read = await workspace.run((context) =>
    readLiveEvent(context, { id: source.id, batchNo: '', position: 0, ...ahead }),
  )
  expect(JSON.parse(read.json)).toMatchObject({ event: 'Ahead', timestamp: inAYear })
  const wrong = { id: other.id, batchNo: ahead?.batchNo ?? '', position: 0 }
  await expect(workspace.run((context) => readLiveEvent(context, wrong))).rejects.toMatchObject({
    code: 'usage.no_such_event',
  })
})

it('finds the last events of a source that has long been silent', async () => {
  const { workspace, source } = await open()
  await source.send('batch', { batch: Array.from({ length: 60 }, (_, index) => track(`Event ${index}`)) })
  await source.roll()
  const later = { now: () => Date.now() + 20 * 86_400_000 }
  const { items } = await workspace.run((context) => listLiveEvents({ ...context, clock: later }, source.id))
  expect(items).toHaveLength(50)
  expect(items[0]?.name).toBe('Event 59')
})

it('says of each source what came from it, a batch counted once', async () => {
  const { workspace, source } = await open()
  const silent = await openSource(intake.url, workspace)
  await source.send('batch', { batch: [track('A'), track('B'), { type: 'shout' }] })
  await source.send('track', track('C'))
  await source.roll()
  await source.roll()
  const { items } = await workspace.run(listSources)
  expect(items.find(({ id }) => id === source.id)).toMatchObject({ lastDay: 3, last28Days: 3, rejected28Days: 1 })
  expect(items.find(({ id }) => id === silent.id)).toMatchObject({
    lastDay: 0,
    lastReceivedAt: null,
    rejected28Days: 0,
  })
  const later = { now: () => Date.now() + 3 * 86_400_000 }
  const standing = await workspace.run((context) => readSource({ ...context, clock: later }, source.id))
  expect(standing).toMatchObject({ lastDay: 0, last28Days: 3 })
})

it('lists what was refused by reason, page by page, and drops it after a month', async () => {
  const { workspace, source } = await open()
  await source.send('batch', { batch: [{ type: 'shout' }, { type: 'shout' }, track('Bad', { userId: 'undefined' })] })
  const first = await workspace.run((context) => listRejections(context, source.id, { limit: 2 }))
  expect(first.reasons).toEqual([
    { reason: 'unknown_type', count: 2 },
    { reason: 'forbidden_id', count: 1 },
  ])
  const rest = await workspace.run((context) =>
    listRejections(context, source.id, { limit: 2, cursor: first.nextCursor ?? '' }),
  )
  expect(new Set([...first.items, ...rest.items].map(({ id }) => id)).size).toBe(3)
  expect(rest.nextCursor).toBe(null)
  const bad = await workspace.run((context) => listRejections(context, source.id, { limit: 9, reason: 'forbidden_id' }))
  expect(bad.items).toMatchObject([{ reason: 'forbidden_id', eventName: 'Bad' }])
  await workspace.run((context) => dropOldRejections.run(context))
  const left = () =>
    workspace.run(async (context) => (await listRejections(context, source.id, { limit: 9 })).items.length)
  expect(await left()).toBe(3)
  const later = { now: () => Date.now() + 31 * 86_400_000 }
  await workspace.run((context) => dropOldRejections.run({ ...context, clock: later }))
  expect(await left()).toBe(0)
})
