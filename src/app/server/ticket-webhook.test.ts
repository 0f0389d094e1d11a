import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { buildAccount } from '#modules/accounts/testing.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { startTestApp, type TestApp } from '../testing.ts'

const clock = createFakeClock('2026-05-01T00:00:00Z')
let test: TestApp

beforeAll(async () => {
  test = await startTestApp({ clock })
})
afterAll(() => test.close())

const made = z.object({ id: z.string(), secret: z.string(), webhookUrl: z.string(), version: z.number() })

async function openDesk() {
  const workspace = await test.buildWorkspace()
  await workspace.run((context) => buildAccount(context, { name: '東西商事', externalId: 'K-1' }))
  const admin = await test.callAs(workspace, 'admin')
  const desk = made.parse((await admin('POST', '/ticket-sources', { name: 'Zendesk', key: 'zendesk' })).body)
  const reasons = async () => {
    const { body } = await admin('GET', `/ticket-sources/${desk.id}/deliveries`)
    const { items } = z
      .object({ items: z.array(z.object({ outcome: z.string(), reason: z.string().nullable() })) })
      .parse(body)
    return items.map(({ outcome, reason }) => reason ?? outcome)
  }
  return { workspace, admin, desk, reasons }
}

interface Sent {
  id: string
  secret: string
  body: string
  timestamp?: string
  signature?: string
}

async function deliver({ id, secret, body, timestamp = new Date(clock.now()).toISOString(), signature }: Sent) {
  const signed = createHmac('sha256', secret)
    .update(timestamp + body)
    .digest('base64')
  const answer = await test.app.server.inject({
    method: 'POST',
    url: `/api/v1/ticket-sources/${id}/deliveries`,
    headers: {
      'content-type': 'application/json',
      'x-zendesk-webhook-signature': signature ?? signed,
      'x-zendesk-webhook-signature-timestamp': timestamp,
    },
    payload: body,
  })
  return { status: answer.statusCode, body: answer.json<unknown>() }
}

/** Spaces and letters that a parser and a writer would not give back as they were. */
const ticket = (id: number, more: object = {}) =>
  JSON.stringify(
    { ticket: { id, title: '請求書 ①', organization: { external_id: 'K-1' }, priority: 'urgent', ...more } },
    null,
    3,
  )

it('takes a signed delivery once, and shows its secret once', async () => {
  const { admin, desk, reasons } = await openDesk()
  expect(desk.webhookUrl).toBe(`http://localhost:3000/api/v1/ticket-sources/${desk.id}/deliveries`)
  expect(JSON.stringify((await admin('GET', '/ticket-sources')).body)).not.toContain(desk.secret)
  const first = await deliver({ ...desk, body: ticket(1) })
  expect(first).toEqual({ status: 200, body: { outcome: 'taken', reason: null } })
  clock.advance(30_000)
  const again = await deliver({ ...desk, body: ticket(1), timestamp: new Date(clock.now() - 30_000).toISOString() })
  expect(again).toEqual({ status: 200, body: { outcome: 'let_go', reason: 'repeated' } })
  const { body } = await admin('GET', '/tickets?source=zendesk')
  expect(body).toMatchObject({
    items: [{ externalId: '1', subject: '請求書 ①', severity: 'urgent', accountName: '東西商事' }],
  })
  expect(await reasons()).toEqual(['taken'])
  expect((await admin('POST', `/ticket-sources/${desk.id}/test`)).body).toMatchObject({ outcome: 'test', reason: null })
})

it('believes nothing else, and keeps why', async () => {
  const { workspace, admin, desk, reasons } = await openDesk()
  const minutesFromNow = (minutes: number) => new Date(clock.now() + minutes * 60_000).toISOString()
  const doubtful: [Partial<Sent>, number][] = [
    [{ signature: '' }, 401],
    [{ signature: 'AAAA' }, 401],
    [{ secret: 'another-secret-than-the-real-one' }, 401],
    [{ timestamp: 'yesterday' }, 401],
    [{ timestamp: minutesFromNow(-6) }, 401],
    [{ timestamp: minutesFromNow(6) }, 401],
    [{ body: '{"ticket":' }, 422],
    [{ body: ticket(2, { url: 'javascript:alert(1)', created_at: 'never' }) }, 422],
    [{ body: ticket(2, { created_at: '2026-04-02T00:00:00Z', first_replied_at: '2026-04-01T00:00:00Z' }) }, 422],
    [{ body: '{"ticket":{"id":"a\\u0000"}}' }, 422],
    [{ body: '{"type":"zen:event-type:user.created"}' }, 200],
  ]
  for (const [change, status] of doubtful)
    expect([change, (await deliver({ ...desk, body: ticket(2), ...change })).status]).toEqual([change, status])
  expect((await reasons()).reverse()).toEqual([
    'not_signed',
    'wrong_signature',
    'wrong_signature',
    'no_timestamp',
    'too_old',
    'too_early',
    'not_json',
    'wrong_ticket',
    'wrong_ticket',
    'wrong_ticket',
    'no_ticket',
  ])
  expect((await admin('GET', '/tickets')).body).toMatchObject({ items: [], waiting: 0 })
  const elsewhere = await openDesk()
  expect((await deliver({ ...desk, secret: elsewhere.desk.secret, body: ticket(2) })).status).toBe(401)
  expect((await deliver({ ...desk, id: '00000000-0000-7000-8000-000000000000', body: ticket(2) })).status).toBe(404)
  // Rubbish fills nothing.
  for (let sent = 0; sent < 110; sent++) await deliver({ ...desk, body: ticket(2), signature: 'AAAA' })
  const { rows } = await test.database.owner.query<{ count: string }>(
    "select count(*) from integrations.ticket_deliveries where workspace_id = $1 and outcome = 'rejected'",
    [workspace.workspaceId],
  )
  expect(Number(rows[0]?.count)).toBe(100)
})

it('goes on with the former secret for a day, takes a secret that was given, and stops when it is told to', async () => {
  const { admin, desk } = await openDesk()
  const renewed = made.parse(
    (await admin('POST', `/ticket-sources/${desk.id}/secret`, { secret: 'given-by-the-help-desk' })).body,
  )
  expect(renewed.secret).toBe('given-by-the-help-desk')
  expect((await deliver({ ...desk, body: ticket(1) })).status).toBe(200)
  expect((await deliver({ ...renewed, body: ticket(2) })).status).toBe(200)
  clock.advance(25 * 3_600_000)
  expect((await deliver({ ...desk, body: ticket(3) })).status).toBe(401)
  expect((await deliver({ ...renewed, body: ticket(3) })).status).toBe(200)
  const stop = { isActive: false, version: renewed.version }
  expect((await admin('PATCH', `/ticket-sources/${desk.id}`, stop)).status).toBe(200)
  expect((await admin('PATCH', `/ticket-sources/${desk.id}`, stop)).status).toBe(409)
  expect((await deliver({ ...renewed, body: ticket(4) })).status).toBe(404)
  expect((await admin('POST', '/ticket-sources', { name: 'B', key: 'zendesk' })).status).toBe(409)
})
