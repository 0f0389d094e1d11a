import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { buildAccount } from '../../testing.ts'
import { recordTimelineEntries } from '../api.ts'
import { addNote } from './add-note.ts'
import { listTimeline, type TimelineQuery } from './list-timeline.ts'

const clock = createFakeClock('2026-11-24T09:00:00+09:00')
let database: TestDatabase
let workspace: TestWorkspace
let accountId: string

beforeAll(async () => {
  database = await openTestDatabase()
  workspace = await buildWorkspace(database, { clock })
  accountId = (await workspace.run((context) => buildAccount(context))).id
  await workspace.run((context) =>
    recordTimelineEntries(
      context,
      Array.from({ length: 11 }, (_, index) => ({
        accountId,
        kind: index % 2 === 0 ? 'onboarding.project_started' : 'accounts.note',
        params: { index },
        // Ties, as many things happen in one transaction.
        occurredAt: `2026-11-2${Math.floor(index / 4)}T00:00:00.000Z`,
      })),
    ),
  )
})
afterAll(() => database.close())

const list = (query: Partial<TimelineQuery> = {}) =>
  workspace.run((context) => listTimeline(context, accountId, { limit: 50, ...query }))

test.each([1, 2, 5, 12])('pages of %i hold every entry once, newest first', async (limit) => {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const page = await list({ limit, cursor })
    ids.push(...page.items.map((entry) => entry.id))
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  const whole = (await list()).items
  expect(ids).toEqual(whole.map((entry) => entry.id))
  expect(ids).toHaveLength(12)
  const times = whole.map((entry) => entry.occurredAt)
  expect([...times].sort().reverse()).toEqual(times)
})

test('can be narrowed to kinds', async () => {
  const { items } = await list({ kinds: ['accounts.note', 'accounts.account_created'] })
  expect(items).toHaveLength(6)
})

test('notes are internal unless said otherwise, and keep their text', async () => {
  const body = '<b>注意</b>\n二行目 %s {{name}}'
  const note = await workspace.run((context) => addNote(context, accountId, { body, visibility: 'internal' }))
  const [first] = (await list({ limit: 1 })).items
  expect(first).toMatchObject({ id: note.id, kind: 'accounts.note', body, visibility: 'internal' })
})

test('a cursor of another make is refused', async () => {
  const cursor = Buffer.from('["yesterday","x"]').toString('base64url')
  await expect(list({ cursor })).rejects.toMatchObject({ code: 'http.invalid_cursor' })
})

test('another workspace neither reads nor writes it', async () => {
  const other = await buildWorkspace(database, { clock })
  await expect(other.run((context) => listTimeline(context, accountId, { limit: 50 }))).rejects.toMatchObject({
    code: 'accounts.no_such_account',
  })
  await expect(
    other.run((context) => addNote(context, accountId, { body: 'x', visibility: 'customer' })),
  ).rejects.toMatchObject({ code: 'accounts.no_such_account' })
})

test('a reply of the customer is noted as such, and told', async () => {
  const note = { body: '来週に延ばしたいとのこと', visibility: 'internal' as const, contact: 'phone' as const }
  const entry = await workspace.run((context) => addNote(context, accountId, note))
  expect(entry).toMatchObject({ kind: 'accounts.contact_phone', body: note.body, visibility: 'internal' })
  const { rows } = await database.owner.query(
    `select payload from platform.outbox where name = 'accounts.customer_contacted' and account_id = $1`,
    [accountId],
  )
  expect(rows).toEqual([{ payload: { accountId, channel: 'phone' } }])
})
