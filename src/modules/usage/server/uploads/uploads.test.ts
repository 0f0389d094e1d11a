import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildAccount } from '#modules/accounts/testing.ts'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { rollBatches } from '../rollups/roll-batches.ts'
import { createSource } from '../sources/change-source.ts'
import { listUploadRows, readUpload } from './describe-upload.ts'
import { runUpload } from './run-upload.ts'
import { applyUpload, changeUpload, uploadEvents } from './upload-events.ts'

const clock = createFakeClock('2024-06-01T00:00:00Z')
const retentionDays = 800
let database: TestDatabase
let workspace: TestWorkspace
let sourceId = ''
beforeAll(async () => {
  database = await openTestDatabase()
  workspace = await buildWorkspace(database, { clock })
  await workspace.run(async (context) => {
    await buildAccount(context, { name: '東西商事', externalId: 'C-1' })
    sourceId = (await createSource(context, { name: '過去のログ', kind: 'upload' })).id
  })
})
afterAll(() => database.close())

const bring = async (text: string, fileName = 'events.csv') => {
  const id = await workspace.run((context) =>
    uploadEvents(context, { sourceId, file: { bytes: Buffer.from(text), fileName }, retentionDays }),
  )
  return await finish(id)
}
/** Does step after step, each in a transaction of its own, as the queue does. */
async function finish(uploadId: string) {
  for (;;) {
    const upload = await workspace.run((context) => readUpload(context, uploadId))
    if (upload.state === 'judged' || upload.state === 'applied') return upload
    await workspace.run((context) => runUpload(context, { uploadId, version: upload.version, retentionDays }))
  }
}
const apply = async (id: string) => {
  await workspace.run((context) => applyUpload(context, id))
  const applied = await finish(id)
  await workspace.run((context) => rollBatches(context))
  return applied
}
const rowsOf = (id: string, verdict: 'add' | 'waiting' | 'repeated' | 'error', cursor?: string, limit = 100) =>
  workspace.run((context) => listUploadRows(context, { id, verdict, cursor, limit }))
const figures = () =>
  workspace.run(async ({ transaction }) => {
    const { rows } = await sql<Record<string, number>>`select
      (select count(*)::int from usage.events) as events, (select count(*)::int from usage.batches) as batches,
      (select coalesce(sum(events), 0)::int from usage.account_days) as counted,
      (select coalesce(sum(events), 0)::int from usage.waiting_counts) as waiting,
      (select count(*)::int from usage.upload_keys) as keys`.execute(transaction)
    return rows[0]
  })

it('takes a table in, tells of each row what becomes of it, and takes it in once', async () => {
  const file = [
    '利用ID,顧客ID,利用日,機能名,usage_count,利用者',
    'm-1,C-1,27-05-2024,請求書,9,u-1',
    'm-2,C-9,07-05-2024,請求書,1,',
    'm-1,C-1,27-05-2024,請求書,9,u-1',
    'm-3,C-1,31-02-2024,請求書,1,u-1',
    'm-4,C-1,01-07-2024,請求書,1,u-1',
    'm-5,C-1,01-01-2020,請求書,1,u-1',
    'm-6,null,01-05-2024,請求書,1,u-1',
    'm-7,C-1,01-05-2024,,1,u-1',
  ].join('\n')
  const judged = await bring(file)
  expect(judged.columns.map(({ role }) => role)).toEqual([
    'messageId',
    'account',
    'time',
    'event',
    'property',
    'person',
  ])
  expect(judged).toMatchObject({ format: 'csv', rowCount: 8, missing: [] })
  expect(judged.counts).toEqual({ add: 1, waiting: 1, repeated: 1, error: 5 })
  const wrong = await rowsOf(judged.id, 'error')
  expect(wrong.items.map(({ line, flaw }) => [line, flaw])).toEqual([
    [5, 'bad_timestamp'],
    [6, 'in_future'],
    [7, 'too_old'],
    [8, 'forbidden_id'],
    [9, 'no_name'],
  ])
  expect(await figures()).toEqual({ events: 0, batches: 0, counted: 0, waiting: 0, keys: 0 })
  expect(await apply(judged.id)).toMatchObject({ state: 'applied', written: 2, doneRows: 8 })
  const after = { events: 2, batches: 1, counted: 1, waiting: 1, keys: 0 }
  expect(await figures()).toEqual(after)
  const again = await bring(file)
  expect(again.counts).toEqual({ add: 0, waiting: 0, repeated: 3, error: 5 })
  expect((await apply(again.id)).written).toBe(0)
  expect(await figures()).toEqual(after)
})

it('takes lines of JSON in, calls and objects of any shape, whose columns can be said', async () => {
  const before = (await figures())?.events ?? 0
  const lines = [
    { type: 'track', userId: 'u-2', event: 'Saved', timestamp: '2024-05-01T00:00:00Z', messageId: 'n-1' },
    { event: 'Posted', distinct_id: 'u-2', timestamp: '2024-05-01T00:00:00Z', uuid: 'n-2' },
  ]
  const calls = await bring(`${lines.map((line) => JSON.stringify(line)).join('\n')}\nnot json\n`, 'a.ndjson')
  expect(calls).toMatchObject({ format: 'ndjson', columns: [], missing: [], counts: { waiting: 2, error: 1 } })
  const flat = [
    { when: '2024-05-02T01:00:00Z', tenant: 'C-1', amount: 5, nested: { a: 1 } },
    { when: '2024-05-02T02:00:00Z', tenant: 'C-1', amount: 6, later: true },
  ]
  const objects = await bring(flat.map((line) => JSON.stringify(line)).join('\r\n'), 'b.jsonl')
  expect(objects).toMatchObject({ missing: ['event'], counts: { error: 2 } })
  expect(objects.columns.find(({ header }) => header === 'when')?.role).toBe('time')
  const column = objects.columns.findIndex(({ header }) => header === 'tenant')
  const change = {
    version: objects.version,
    eventName: 'Invoiced',
    columns: [{ column, role: 'account' as const, dateOrder: null }],
  }
  await workspace.run((context) => changeUpload(context, objects.id, { change, retentionDays }))
  await expect(
    workspace.run((context) => changeUpload(context, objects.id, { change, retentionDays })),
  ).rejects.toThrow('usage.upload_changed_meanwhile')
  expect((await finish(objects.id)).counts).toEqual({ add: 2, waiting: 0, repeated: 0, error: 0 })
  await apply(objects.id)
  expect((await figures())?.events).toBe(before + 2)
})

it('goes on where it was after a stop, in chunks, whatever the length', async () => {
  const before = await figures()
  const rows = Array.from({ length: 12_345 }, (_, at) => `C-1,2024-05-${String((at % 28) + 1).padStart(2, '0')},${at}`)
  const judged = await bring(['顧客ID,日付,件数', ...rows].join('\n'))
  expect(judged.missing).toEqual(['event'])
  const change = { version: judged.version, eventName: '明細' }
  await workspace.run((context) => changeUpload(context, judged.id, { change, retentionDays }))
  expect((await finish(judged.id)).counts.add).toBe(12_345)
  const page = await rowsOf(judged.id, 'add', undefined, 30)
  const next = await rowsOf(judged.id, 'add', page.nextCursor ?? '', 30)
  expect([page.items[29]?.line, next.items[0]?.line]).toEqual([31, 32])
  await workspace.run((context) => applyUpload(context, judged.id))
  const { version } = await workspace.run((context) => readUpload(context, judged.id))
  const step = () => workspace.run((context) => runUpload(context, { uploadId: judged.id, version, retentionDays }))
  await step()
  await step()
  // A step that ends without its commit leaves nothing behind and is done again.
  await expect(
    workspace.run(async (context) => {
      await runUpload(context, { uploadId: judged.id, version, retentionDays })
      throw new Error('stopped')
    }),
  ).rejects.toThrow('stopped')
  expect((await workspace.run((context) => readUpload(context, judged.id))).doneRows).toBe(10_000)
  expect((await finish(judged.id)).written).toBe(12_345)
  await workspace.run((context) => rollBatches(context))
  expect((await figures())?.counted).toBe((before?.counted ?? 0) + 12_345)
})
