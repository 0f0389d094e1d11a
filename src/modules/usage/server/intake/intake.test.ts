import { gzipSync } from 'node:zlib'
import { Analytics } from '@segment/analytics-node'
import { sql } from 'kysely'
import { PostHog } from 'posthog-node'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { renewWriteKey } from '../sources/change-source.ts'
import { openSource, startIntake } from '../testing/intake-server.ts'

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

interface EventRow {
  kind: number
  name: string | null
  person: string | null
  customer: string | null
  is_ahead: boolean
  day: string
  occurred_at: string
}

const eventsOf = (workspace: TestWorkspace) =>
  workspace.run(async ({ transaction }) => {
    const { rows } = await sql<EventRow>`select event.kind, named.name, person.external_id as person,
        customer.external_id as customer, event.is_ahead, event.day, event.occurred_at
      from usage.events as event
      left join usage.event_names as named using (workspace_id, event_key)
      left join usage.people as person using (workspace_id, user_key)
      left join usage.groups as customer on customer.group_key = event.group_key
      order by event.batch_no, event.position`.execute(transaction)
    return rows
  })

const rejectionsOf = (workspace: TestWorkspace) =>
  workspace.run(async ({ transaction }) => {
    const { rows } = await sql<{ reason: string; event_name: string | null; body: string }>`
      select reason, event_name, body from usage.rejections order by reason`.execute(transaction)
    return rows
  })

it("takes in what Segment's own library for Node sends, by another host only", async () => {
  const { workspace, source } = await open()
  const analytics = new Analytics({ writeKey: source.writeKey, host: intake.url, flushAt: 10 })
  const failed: unknown[] = []
  analytics.on('error', (error) => failed.push(error))
  analytics.identify({ userId: 'u-1', traits: { email: 'sato@example.co.jp' }, context: { groupId: 'acme' } })
  analytics.group({ userId: 'u-1', groupId: 'acme', traits: { name: 'アクメ株式会社' } })
  analytics.track({ userId: 'u-1', event: '請求書を作成', properties: { amount: 1200 }, context: { groupId: 'acme' } })
  analytics.page({ userId: 'u-1', name: 'Invoices', context: { groupId: 'acme' } })
  analytics.screen({ userId: 'u-1', name: 'Home' })
  analytics.alias({ userId: 'u-1', previousId: 'visitor-77' })
  await analytics.closeAndFlush({ timeout: 5_000 })
  expect(failed).toEqual([])
  expect(await eventsOf(workspace)).toMatchObject([
    { kind: 4, person: 'u-1', customer: 'acme' },
    { kind: 5, person: 'u-1', customer: 'acme' },
    { kind: 1, name: '請求書を作成', person: 'u-1', customer: 'acme' },
    { kind: 2, name: 'Viewed Invoices Page', customer: 'acme' },
    { kind: 3, name: 'Viewed Home Screen', customer: null },
    { kind: 6, person: 'u-1' },
  ])
})

it("takes in what PostHog's library for Node sends, its groups as customers", async () => {
  const { workspace, source } = await open()
  const posthog = new PostHog(source.writeKey, { host: `${intake.url}/v1`, flushAt: 20, disableGeoip: true })
  posthog.capture({
    distinctId: 'p-1',
    event: 'report exported',
    groups: { company: 'kitano' },
    properties: { rows: 3 },
  })
  posthog.identify({ distinctId: 'p-1', properties: { plan: 'pro' } })
  posthog.groupIdentify({ groupType: 'company', groupKey: 'kitano', properties: { name: '北野商会' } })
  await posthog.shutdown(5_000)
  expect(await eventsOf(workspace)).toMatchObject([
    { kind: 1, name: 'report exported', person: 'p-1', customer: 'kitano' },
    { kind: 4, person: 'p-1' },
    { kind: 5, customer: 'kitano' },
  ])
})

it("takes in what PostHog's library for browsers sends, wrapped in each of its ways, once", async () => {
  const { workspace, source } = await open()
  const made = Date.now() - 60_000
  const uuidOf = (at: number) => {
    const hex = at.toString(16).padStart(12, '0')
    return `${hex.slice(0, 8)}-${hex.slice(8)}-7abc-8abc-0123456789ab`
  }
  const event = (name: string, at: number, more: object = {}) => ({
    uuid: uuidOf(at),
    event: name,
    properties: { distinct_id: 'b-1', token: source.writeKey, $groups: { company: 'kitano' }, n: 1 },
    ...more,
  })
  const clicked = event('clicked', made, { offset: 40 })
  const later = { ...clicked, offset: 4_000 }
  const form = (data: string) => `data=${encodeURIComponent(data)}`
  const bodies: [string, string | Uint8Array<ArrayBuffer>, string][] = [
    ['/i/v0/e/?compression=gzip-js', new Uint8Array(gzipSync(JSON.stringify([clicked]))), 'text/plain'],
    ['/i/v0/e/?compression=gzip-js', new Uint8Array(gzipSync(JSON.stringify([later]))), 'text/plain'],
    [
      '/e/?compression=base64',
      form(Buffer.from(JSON.stringify(event('開いた', made + 1))).toString('base64')),
      'application/x-www-form-urlencoded',
    ],
    ['/v1/i/v0/e/', form(JSON.stringify(event('typed', made + 2))), 'application/x-www-form-urlencoded'],
    [
      '/e/',
      JSON.stringify([event('plain', made + 3, { timestamp: new Date(made).toISOString() })]),
      'application/json',
    ],
  ]
  for (const [path, body, type] of bodies) {
    const answer = await fetch(`${intake.url}${path}`, { method: 'POST', body, headers: { 'content-type': type } })
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, '*'])
  }
  const rows = await eventsOf(workspace)
  expect(rows.map(({ name, person, customer }) => [name, person, customer])).toEqual(
    ['clicked', '開いた', 'typed', 'plain'].map((name) => [name, 'b-1', 'kitano']),
  )
  expect(Date.parse(rows[0]?.occurred_at ?? '')).toBe(made)
  const broken = await fetch(`${intake.url}/e/`, { method: 'POST', body: new Uint8Array([0x1f, 0x8b, 1, 2]) })
  expect(broken.status).toBe(400)
})

it('keeps the good events of a batch and says of each bad one what is wrong with it', async () => {
  const { workspace, source } = await open()
  const text = JSON.stringify({
    batch: [
      { type: 'track', userId: 'u', event: 'Good', messageId: 'm-1' },
      'nonsense',
      { type: 'track', userId: 'u', messageId: 'm-2' },
      { type: 'shout', userId: 'u' },
      { type: 'track', userId: 'null', event: 'Bad ID' },
      { type: 'track', userId: {}, event: 'Object ID' },
      { type: 'track', event: 'Nobody' },
      { type: 'track', userId: 'u', event: 'x\u0000y' },
      { type: 'track', userId: 'u', event: 'Late', timestamp: '2001-01-01T00:00:00Z' },
      { type: 'track', userId: 'u', event: 'When', timestamp: 'yesterday' },
      { type: 'track', userId: 'u', event: 'Huge', properties: { text: 'あ'.repeat(12_000) } },
      { type: 'track', userId: 'u', event: 'Deep', properties: { deep: 'DEEP' } },
      { type: 'group', userId: 'u' },
      { type: 'alias', userId: 'u' },
      {
        type: 'track',
        userId: 'u',
        event: 'Also good',
        messageId: 'm-3',
        properties: { __proto__: { a: 1 }, x: '\u0000\ud800' },
      },
    ],
  })
  const answer = await source.send('batch', text.replace('"DEEP"', `${'['.repeat(20_000)}${']'.repeat(20_000)}`))
  expect([answer.status, await answer.json()]).toEqual([200, { success: true }])
  expect((await eventsOf(workspace)).map((row) => row.name)).toEqual(['Good', 'Also good'])
  const rejected = await rejectionsOf(workspace)
  expect(rejected.map((row) => row.reason)).toEqual([
    'bad_timestamp',
    'forbidden_id',
    'forbidden_id',
    'no_group',
    'no_name',
    'no_person',
    'no_previous_id',
    'not_an_object',
    'too_large',
    'too_large',
    'too_old',
    'unknown_type',
    'unreadable_text',
  ])
  expect(rejected.find((row) => row.reason === 'too_large')?.body.length).toBeLessThan(2_100)
})

it('counts a message once, however often and in how many calls it comes', async () => {
  const { workspace, source } = await open()
  const batch = Array.from({ length: 50 }, (_, index) => ({
    type: 'track',
    userId: `u-${index % 5}`,
    event: 'Saved',
    messageId: `same-${index}`,
    timestamp: new Date(Date.now() - index * 1_000).toISOString(),
  }))
  const answers = await Promise.all(
    Array.from({ length: 5 }, (_, index) => source.send('batch', { batch: index % 2 ? batch.toReversed() : batch })),
  )
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  expect(await eventsOf(workspace)).toHaveLength(50)
  // Without an ID of its own a message is what it says, whenever it is sent.
  const bare = { userId: 'u-1', event: 'Bare', timestamp: '2026-11-20T10:00:00Z' }
  await source.send('track', { ...bare, sentAt: '2026-11-20T10:00:01Z' })
  await source.send('track', { ...bare, sentAt: '2026-11-20T10:00:09Z' })
  expect((await eventsOf(workspace)).filter((row) => row.name === 'Bare')).toHaveLength(1)
  const other = await openSource(intake.url, workspace)
  await other.send('batch', { batch: batch.slice(0, 3) })
  expect(await eventsOf(workspace)).toHaveLength(54)
})

it("corrects the sender's clock and does not believe in what has not come yet", async () => {
  const { workspace, source } = await open()
  const now = Date.now()
  const at = (offset: number) => new Date(now + offset).toISOString()
  const year = 365 * 86_400_000
  await source.send('batch', {
    sentAt: at(year),
    batch: [{ type: 'track', userId: 'u', event: 'Skewed', timestamp: at(year - 60_000), messageId: 'a' }],
  })
  await source.send('batch', {
    batch: [{ type: 'track', userId: 'u', event: 'Ahead', timestamp: at(year), messageId: 'b' }],
  })
  const [skewed, ahead] = await eventsOf(workspace)
  expect(skewed?.is_ahead).toBe(false)
  expect(Math.abs(Date.parse(skewed?.occurred_at ?? '') - (now - 60_000))).toBeLessThan(5_000)
  expect(ahead?.is_ahead).toBe(true)
  expect(Math.abs(Date.parse(ahead?.occurred_at ?? '') - now)).toBeLessThan(5_000)
})

it('keeps to the limits and manners of the addresses', async () => {
  const { workspace, source } = await open()
  const track = { userId: 'u', event: 'Zipped', messageId: 'z' }
  const zipped = await source.send('track', gzipSync(JSON.stringify(track)), { 'content-encoding': 'gzip' })
  expect(zipped.status).toBe(200)
  const bomb = await source.send('batch', gzipSync(Buffer.alloc(5_000_000, 32)), { 'content-encoding': 'gzip' })
  expect(bomb.status).toBe(413)
  expect((await source.send('batch', { batch: [{ type: 'track', text: 'x'.repeat(520_000) }] })).status).toBe(413)
  expect((await source.send('track', { ...track, properties: { text: 'x'.repeat(40_000) } })).status).toBe(413)
  expect((await source.send('batch', '{"batch":')).status).toBe(400)
  expect((await source.send('batch', { events: [] })).status).toBe(400)
  expect((await source.send('track', track, { authorization: 'Basic bm90IGEga2V5Og==' })).status).toBe(401)
  const inBody = await fetch(`${intake.url}/v1/t`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: JSON.stringify({ ...track, messageId: 'body', writeKey: source.writeKey }),
  })
  expect([inBody.status, inBody.headers.get('access-control-allow-origin')]).toEqual([200, '*'])
  const keyed = JSON.stringify({ event: 'Nobody', writeKey: source.writeKey })
  await fetch(`${intake.url}/v1/t`, { method: 'POST', body: keyed })
  const [nobody] = await rejectionsOf(workspace)
  expect(nobody).toMatchObject({ reason: 'no_person', body: '{"event":"Nobody","writeKey":"*"}' })
  const noise = `{"batch":[${'0,'.repeat(100_000)}${JSON.stringify({ type: 'track', ...track })}]}`
  expect((await source.send('batch', noise)).status).toBe(413)
  const asked = await fetch(`${intake.url}/v1/batch`, { method: 'OPTIONS' })
  expect([asked.status, asked.headers.get('access-control-allow-headers')]).toEqual([
    204,
    'authorization, content-type, content-encoding',
  ])
  const kept = await workspace.run(({ transaction }) =>
    sql<{ body: Buffer }>`select body from usage.batches where encoding = 'plain'`.execute(transaction),
  )
  expect(kept.rows.some((row) => row.body.includes(source.writeKey))).toBe(false)
  await workspace.run((context) => renewWriteKey(context, source.id))
  await expect.poll(async () => (await source.send('track', track)).status, { timeout: 5_000 }).toBe(401)
})
