import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import { newId } from '#platform/kernel/ids.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { bulkChangeInputSchema } from '../../contract.ts'
import { insertAccounts, requireAccount } from '../api.ts'
import { listTimeline } from '../timeline/list-timeline.ts'
import { changeAccountsInBulk, previewBulkChange } from './change-in-bulk.ts'

const clock = createFakeClock('2026-11-24T09:00:00+09:00')
let database: TestDatabase
let workspace: TestWorkspace
let ids: string[]

beforeAll(async () => {
  database = await openTestDatabase()
  workspace = await buildWorkspace(database, { clock })
  ids = await workspace.run((context) =>
    insertAccounts(context, [
      { name: '甲', region: '東', ownerId: workspace.admin.id },
      { name: '乙', region: '東' },
      { name: '丙', region: '西' },
    ]),
  )
})
afterAll(() => database.close())

const east = { filters: [{ field: 'region', operator: 'any_of', value: ['東'] }] }
const preview = (input: object) =>
  workspace.run((context) => previewBulkChange(context, bulkChangeInputSchema.parse(input)))
const change = (input: object) =>
  workspace.run((context) => changeAccountsInBulk(context, bulkChangeInputSchema.parse(input)))

test('the preview counts and changes nothing; the change tells what was before', async () => {
  const input = { selection: east, change: { kind: 'assign_owner', ownerId: workspace.admin.id } }
  expect(await preview(input)).toEqual({ matched: 2, unchanged: 1, examples: [{ id: ids[1], name: '乙' }] })
  expect(await preview(input)).toMatchObject({ unchanged: 1 })
  expect(await change(input)).toEqual({ matched: 2, changed: [{ id: ids[1], previous: null }] })
  const account = await workspace.run((context) => requireAccount(context, ids[1] ?? ''))
  expect(account).toMatchObject({ ownerId: workspace.admin.id, version: 2 })
  const { items } = await workspace.run((context) => listTimeline(context, ids[1] ?? '', { limit: 50 }))
  expect(items.map((entry) => entry.kind)).toContain('accounts.account_updated')
})

test('archiving and restoring undo one another', async () => {
  const selection = { ids }
  expect((await change({ selection, change: { kind: 'archive' } })).changed).toHaveLength(3)
  expect(await change({ selection, change: { kind: 'archive' } })).toEqual({ matched: 3, changed: [] })
  expect((await change({ selection, change: { kind: 'restore' } })).changed).toHaveLength(3)
})

test.each([
  [{ selection: { ids: [newId()] }, change: { kind: 'assign_owner', ownerId: newId() } }, 'accounts.not_valid'],
  [
    { selection: { filters: [{ field: 'gone', operator: 'is', value: 'x' }] }, change: { kind: 'archive' } },
    'accounts.view_unfit',
  ],
])('%o is refused', async (input, code) => {
  await expect(change(input)).rejects.toMatchObject({ code })
})

test('more than a thousand are refused', async () => {
  const full = await buildWorkspace(database, { clock })
  await full.run((context) =>
    insertAccounts(
      context,
      Array.from({ length: 1_001 }, () => ({ name: '多' })),
    ),
  )
  const all = bulkChangeInputSchema.parse({ selection: { filters: [] }, change: { kind: 'archive' } })
  await expect(full.run((context) => changeAccountsInBulk(context, all))).rejects.toMatchObject({
    code: 'accounts.bulk_too_many',
  })
})

test('customers of another workspace are not reached', async () => {
  const other = await buildWorkspace(database, { clock })
  const input = bulkChangeInputSchema.parse({ selection: { ids }, change: { kind: 'archive' } })
  expect(await other.run((context) => changeAccountsInBulk(context, input))).toEqual({ matched: 0, changed: [] })
})
