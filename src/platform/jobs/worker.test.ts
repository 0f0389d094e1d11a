import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { declareEvent } from '#platform/events/event.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { deliverEventJob, registerSubscribers, subscribe } from '#platform/events/subscriber.ts'
import { createLog } from '#platform/log/log.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { buildTenant, type TestTenant } from '#platform/testing/test-tenant.ts'
import { enqueueJob } from './enqueue-job.ts'
import { declareJob } from './job.ts'
import { occurrenceOf, runDueSchedules } from './run-due-schedules.ts'
import { startWorker } from './worker.ts'

let database: TestDatabase
let tenant: TestTenant
const clock = createFakeClock('2026-04-08T09:00:00+09:00')
beforeAll(async () => {
  database = await openTestDatabase()
  tenant = await buildTenant(database, clock)
})
afterAll(() => database.close())

async function until(isTrue: () => Promise<boolean> | boolean): Promise<void> {
  const deadline = Date.now() + 15_000
  while (!(await isTrue())) {
    if (Date.now() > deadline) throw new Error('It did not happen within 15 seconds.')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const options = () => ({ database, log: createLog('silent'), systemContext: tenant.systemContext })

it('runs a job only when its change was committed, and shows a failing one that can be run again', async () => {
  const ran: string[] = []
  let isBroken = true
  const note = declareJob('test.note', z.object({ text: z.string() }), async (_context, { text }) => {
    if (text === 'broken' && isBroken) throw new Error('not yet')
    ran.push(text)
  })
  const rolledBack = tenant.run(async (context) => {
    await enqueueJob(context, 'test.note', { text: 'rolled back' })
    throw new Error('the change fails')
  })
  await expect(rolledBack).rejects.toThrow('the change fails')
  await tenant.run((context) => enqueueJob(context, 'test.note', { text: 'kept' }))
  await tenant.run((context) => enqueueJob(context, 'test.note', { text: 'broken' }))
  const worker = await startWorker({ ...options(), jobs: [note], schedules: [] })
  try {
    await until(() => ran.includes('kept'))
    await until(async () => (await tenant.listJobs()).some((job) => job.last_error === 'not yet'))
    isBroken = false
    const [failing] = await tenant.listJobs()
    await until(() => tenant.retryJob(failing?.job_id ?? ''))
    // It is noted as done a moment after it has run.
    await until(async () => (await tenant.listJobs()).length === 0)
  } finally {
    await worker.stop()
  }
  expect(ran.sort()).toEqual(['broken', 'kept'])
})

it('gives each subscriber an event once, however often it is delivered', async () => {
  const happened = declareEvent('test.happened', z.object({ what: z.string() }))
  const heard: string[] = []
  const subscribers = [
    subscribe('first', happened, async (_context, { what }) => {
      heard.push(`first ${what}`)
    }),
    subscribe('second', happened, async (_context, { what }) => {
      heard.push(`second ${what}`)
    }),
  ]
  const deliver = deliverEventJob(subscribers)
  await registerSubscribers(database.owner, subscribers)
  await tenant.run((context) => recordEvent(context, happened, { what: 'a' }))
  const { rows } = await database.owner.query<{ event_id: string }>('select event_id from platform.outbox')
  const payload = { eventId: rows[0]?.event_id, workspaceId: tenant.workspaceId }
  await Promise.all([1, 2, 3, 4].map(() => tenant.run((context) => deliver.run(context, payload))))
  await tenant.run((context) => deliver.run(context, payload))
  expect(heard.sort()).toEqual(['first a', 'second a'])
})

it('runs an occurrence once with three workers, after its hour, and the missed day once', async () => {
  let ran = 0
  const daily = { name: 'test.daily', every: 'day' as const, atHour: 8, run: async () => void ran++ }
  const tick = () => runDueSchedules({ ...options(), jobs: [], schedules: [daily] }, 10_000)
  await Promise.all([tick(), tick(), tick()])
  expect(ran).toBe(1)
  clock.set('2026-04-09T07:59:00+09:00')
  await tick()
  expect(ran).toBe(1)
  clock.set('2026-04-11T23:00:00+09:00')
  await Promise.all([tick(), tick()])
  expect(ran).toBe(2)
})

it('queues the delivery of events that somebody hears, and of no others', async () => {
  const heard = declareEvent('test.heard', z.object({}))
  const unheard = declareEvent('test.unheard', z.object({}))
  const told: string[] = []
  const subscribers = ['one', 'two'].map((name) => subscribe(name, heard, async () => void told.push(name)))
  await registerSubscribers(database.owner, subscribers)
  await registerSubscribers(database.owner, subscribers)
  const other = await buildTenant(database, clock)
  await other.run((context) => recordEvent(context, unheard, {}))
  expect(await other.listJobs()).toEqual([])
  await other.run((context) => recordEvent(context, heard, {}))
  expect(await other.listJobs()).toHaveLength(1)
  const worker = await startWorker({ ...options(), jobs: [deliverEventJob(subscribers)], schedules: [] })
  try {
    await until(async () => (await other.listJobs()).length === 0)
  } finally {
    await worker.stop()
  }
  expect(told).toEqual(['one', 'two'])
})

it.each([
  ['day', 8, '2026-04-08T07:59:59+09:00', undefined],
  ['day', 8, '2026-04-08T08:00:00+09:00', '2026-04-08'],
  ['day', 0, '2026-04-07T23:30:00+09:00', '2026-04-07'],
  ['hour', undefined, '2026-04-08T08:30:00+09:00', '2026-04-07T23'],
  ['quarter_hour', undefined, '2026-04-08T08:29:59+09:00', '2026-04-07T23:15'],
] as const)('names the %s occurrence at hour %s of %s: %s', (every, atHour, instant, expected) => {
  expect(occurrenceOf({ every, ...(atHour !== undefined && { atHour }) }, Date.parse(instant), 'Asia/Tokyo')).toBe(
    expected,
  )
})
