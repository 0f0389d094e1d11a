import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildAccount, buildStakeholder } from '#modules/accounts/testing.ts'
import { buildWorkspace } from '#modules/identity/testing.ts'
import type { Context } from '#platform/context/context.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { ticketInputSchema } from '../contract.ts'
import { integrationsAttributes } from './attributes/attributes.ts'
import { assignCaller, forgetCaller, listKnownCallers, listWaitingCallers } from './tickets/assign-caller.ts'
import { listTickets, readAccountTickets } from './tickets/list-tickets.ts'
import { takeTickets } from './tickets/take-tickets.ts'
import { writeTicket, writeTickets } from './tickets/write-tickets.ts'

const clock = createFakeClock('2026-05-01T00:00:00Z')
let database: TestDatabase

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const open = () => buildWorkspace(database, { clock })
const input = (ticket: Record<string, unknown>) => ticketInputSchema.parse(ticket)

async function measure(context: Context, asOf: string) {
  const [source] = integrationsAttributes
  if (!source) throw new Error('There is a source.')
  const keys = (await source.list(context)).map(({ key }) => key)
  const { rows } = await sql<Record<string, unknown>>`${await source.select(context, keys, asOf)}`.execute(
    context.transaction,
  )
  return new Map(rows.map((row) => [row.account_id, row]))
}

it('finds the customer by what the ticket says of its caller', async () => {
  const { run } = await open()
  const [own, mail, site] = await run(async (context) => {
    const a = await buildAccount(context, { name: '甲', externalId: 'K-1' })
    const b = await buildAccount(context, { name: '乙' })
    await buildStakeholder(context, b.id, { email: 'hanako@otsu.co.jp' })
    const c = await buildAccount(context, { name: '丙', website: 'https://www.Hei.example/top' })
    return [a.id, b.id, c.id]
  })
  const taken = await run((context) =>
    takeTickets(context, [
      input({ externalId: '1', accountExternalId: 'K-1' }),
      input({ externalId: '2', organisation: { externalId: 'K-1' }, requesterEmail: 'x@otsu.co.jp' }),
      input({ externalId: '3', requesterEmail: 'Hanako@otsu.co.jp' }),
      input({ externalId: '4', requesterEmail: 'new@otsu.co.jp' }),
      input({ externalId: '5', requesterEmail: 'who@hei.example' }),
      input({ externalId: '6', requesterEmail: 'who@gmail.com' }),
      input({ externalId: '7', accountExternalId: 'K-9', requesterEmail: 'new@otsu.co.jp' }),
      input({ externalId: '8', accountId: own }),
    ]),
  )
  expect(taken.map(({ accountId }) => accountId)).toEqual([own, own, mail, mail, site, null, null, own])
  expect(taken.map(({ outcome }) => outcome)).toEqual([...Array(5).fill('created'), 'waiting', 'waiting', 'created'])
})

it('takes the same news once, and never goes back in time', async () => {
  const { run } = await open()
  const accountId = await run(async (context) => (await buildAccount(context, { externalId: 'K-1' })).id)
  const ticket = { source: 'zendesk', externalId: '7', accountExternalId: 'K-1', subject: '遅い', severity: 'urgent' }
  const at = (updatedAt: string, more: object = {}) => input({ ...ticket, updatedAt, ...more })
  const opening = at('2026-04-01T09:00:00+09:00')
  const results = await Promise.all([1, 2, 3].map(() => run((context) => takeTickets(context, [opening]))))
  expect(results.map(([one]) => one?.outcome).sort()).toEqual(['created', 'unchanged', 'unchanged'])
  // Out of order within one delivery, and twice the same ticket.
  const [solved, reopened] = await run((context) =>
    takeTickets(context, [
      at('2026-04-03T00:00:00Z', { status: 'solved', satisfaction: { score: 2 } }),
      at('2026-04-02T00:00:00Z', { status: 'pending', firstRepliedAt: '2026-04-01T06:00:00Z' }),
    ]),
  )
  expect([solved?.outcome, reopened?.outcome]).toEqual(['updated', 'updated'])
  expect(
    (await run((context) => takeTickets(context, [at('2026-04-02T12:00:00Z', { status: 'open' })])))[0]?.outcome,
  ).toBe('older')
  const page = await run((context) => readAccountTickets(context, accountId))
  expect(page).toMatchObject({
    isKnown: true,
    open: 0,
    total: 1,
    firstResponseHours: 6,
    resolutionHours: 48,
    satisfaction: 2,
  })
  expect(page.items[0]).toMatchObject({ status: 'solved', openedAt: '2026-04-01T00:00:00.000Z', severity: 'urgent' })
  const kinds = await run((context) =>
    sql<{ kind: string }>`select kind from accounts.timeline_entries where account_id = ${accountId}
      and kind like 'integrations.%' order by occurred_at`.execute(context.transaction),
  )
  expect(kinds.rows.map(({ kind }) => kind)).toEqual([
    'integrations.ticket_severe_opened',
    'integrations.ticket_severe_solved',
  ])
})

it('lets a ticket wait until somebody says whose it is, and remembers it', async () => {
  const { run } = await open()
  const accountId = await run(async (context) => (await buildAccount(context, { name: '丁' })).id)
  const from = (externalId: string) =>
    input({
      source: 'zendesk',
      externalId,
      severity: 'high',
      organisation: { id: '55', name: '丁商会' },
      subject: '困った',
    })
  await run((context) => takeTickets(context, [from('1'), from('2')]))
  // Says nothing of the caller: who it was stays.
  await run((context) => takeTickets(context, [input({ source: 'zendesk', externalId: '2', severity: 'urgent' })]))
  const { items, total } = await run(listWaitingCallers)
  expect({ items, total }).toMatchObject({
    items: [{ callerKey: 'organisation:zendesk:55', name: '丁商会 / 55', tickets: 2, lastSubject: '困った' }],
    total: 2,
  })
  const said = { callerKey: 'organisation:zendesk:55', accountId }
  expect(await run((context) => assignCaller(context, said))).toEqual({ assigned: 2 })
  expect(await run((context) => assignCaller(context, said))).toEqual({ assigned: 0 })
  expect((await run((context) => takeTickets(context, [from('3')])))[0]).toMatchObject({
    outcome: 'created',
    accountId,
  })
  expect((await run((context) => listTickets(context, { limit: 50 }))).items).toHaveLength(3)
  expect((await run(listKnownCallers)).items).toMatchObject([{ name: '丁商会 / 55', accountName: '丁' }])
  await run((context) => forgetCaller(context, said.callerKey))
  expect((await run((context) => takeTickets(context, [from('4')])))[0]).toMatchObject({ outcome: 'waiting' })
  await expect(run((context) => forgetCaller(context, said.callerKey))).rejects.toMatchObject({
    code: 'integrations.no_such_caller',
  })
})

it('refuses a wrong ticket by itself and takes the others', async () => {
  const { run } = await open()
  await run((context) => buildAccount(context, { externalId: 'K-1' }))
  const answers = await run((context) =>
    writeTickets(context, [
      { externalId: '1', accountExternalId: 'K-1' },
      { externalId: 'undefined', accountExternalId: 'K-1' },
      { externalId: '3', accountExternalId: 'K-1', status: 'gone', url: 'javascript:alert(1)' },
      { externalId: '4', accountExternalId: 'K-1', updatedAt: '2027-01-01T00:00:00Z' },
      { externalId: '5', accountExternalId: 'K-1', satisfaction: { score: 9 } },
      { externalId: '6', accountExternalId: 'K-1' },
    ]),
  )
  expect(answers.map(({ outcome }) => outcome)).toEqual([
    'created',
    'refused',
    'refused',
    'refused',
    'refused',
    'created',
  ])
  expect(answers[2]?.problems.map(({ path }) => path)).toEqual(['status', 'url'])
  expect(answers[3]?.problems).toEqual([{ path: 'updatedAt', code: 'integrations.in_the_future' }])
  await expect(
    run((context) =>
      writeTicket(
        context,
        input({
          externalId: '9',
          openedAt: '2026-04-02T00:00:00Z',
          solvedAt: '2026-04-01T00:00:00Z',
          status: 'solved',
        }),
      ),
    ),
  ).rejects.toMatchObject({ fields: [{ path: 'solvedAt', code: 'integrations.solved_before_opening' }] })
  const { rows } = await run((context) => sql`select from integrations.ticket_keys`.execute(context.transaction))
  expect(rows).toHaveLength(2)
})

it('measures every customer as of any day, and says nothing before the first ticket', async () => {
  const { run } = await open()
  const [busy, calm] = await run(async (context) => [
    (await buildAccount(context, { name: '戊', externalId: 'K-1' })).id,
    (await buildAccount(context, { name: '己' })).id,
  ])
  const ticket = (externalId: string, more: object) => input({ externalId, accountExternalId: 'K-1', ...more })
  const rated = (externalId: string, updatedAt: string, score: number) =>
    ticket(externalId, { updatedAt, openedAt: updatedAt, status: 'closed', satisfaction: { score } })
  await run((context) =>
    takeTickets(context, [
      ticket('1', { openedAt: '2026-03-01T00:00:00Z', updatedAt: '2026-03-01T00:00:00Z', severity: 'high' }),
      // 1 April in Tokyo, still 31 March in UTC.
      ticket('2', {
        openedAt: '2026-03-31T16:00:00Z',
        updatedAt: '2026-04-03T00:00:00Z',
        status: 'solved',
        solvedAt: '2026-04-03T00:00:00Z',
      }),
      rated('3', '2026-04-10T00:00:00Z', 1),
      rated('4', '2026-04-11T00:00:00Z', 5),
      rated('5', '2026-04-12T00:00:00Z', 4),
      rated('6', '2026-04-13T00:00:00Z', 3),
    ]),
  )
  expect((await run((context) => measure(context, '2026-02-28'))).size).toBe(0)
  const march = await run((context) => measure(context, '2026-03-31'))
  expect(march.get(busy)).toMatchObject({
    'integrations.open_tickets': 1,
    'integrations.open_severe_tickets': 1,
    'integrations.csat_avg3': null,
  })
  expect(march.get(calm)).toMatchObject({
    'integrations.open_tickets': 0,
    'integrations.first_response_hours_90d': null,
  })
  const april = await run((context) => measure(context, '2026-04-02'))
  expect(april.get(busy)).toMatchObject({ 'integrations.open_tickets': 2, 'integrations.tickets_28d': 1 })
  const may = await run((context) => measure(context, '2026-05-01'))
  expect(may.get(busy)).toMatchObject({
    'integrations.open_tickets': 1,
    'integrations.csat_avg3': 4,
    'integrations.tickets_28d': 4,
  })
})

it('pages by the last opened and filters', async () => {
  const { run } = await open()
  await run((context) => buildAccount(context, { externalId: 'K-1' }))
  const many = Array.from({ length: 30 }, (_, index) =>
    input({
      externalId: `t${index}`,
      accountExternalId: 'K-1',
      subject: index === 3 ? '100%の件' : `件${index}`,
      severity: index % 2 ? 'high' : 'low',
      status: index < 10 ? 'solved' : 'open',
      openedAt: `2026-04-${String((index % 28) + 1).padStart(2, '0')}T00:00:00Z`,
      updatedAt: '2026-04-30T00:00:00Z',
    }),
  )
  await run((context) => takeTickets(context, many))
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await run((context) => listTickets(context, { limit: 7, cursor }))
    seen.push(...page.items.map(({ externalId }) => externalId))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(new Set(seen).size).toBe(30)
  const count = async (filters: object) =>
    (await run((context) => listTickets(context, { limit: 100, ...filters }))).items.length
  expect(await count({ state: 'open' })).toBe(20)
  expect(await count({ severity: 'severe', state: 'done' })).toBe(5)
  expect(await count({ q: '100%' })).toBe(1)
  expect(await count({ q: '%' })).toBe(1)
  expect(await count({ source: 'zendesk' })).toBe(0)
})
