import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildAccount } from '#modules/accounts/testing.ts'
import { buildWorkspace } from '#modules/identity/testing.ts'
import { addDays, todayIn } from '#platform/kernel/dates.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import type { MeasureDefinition } from '../../domain/measures/measure.ts'
import { measureAttributes } from '../attributes/measure-attributes.ts'
import { openSource, startIntake } from '../testing/intake-server.ts'
import { archiveMeasure, changeMeasure, createMeasure, listMeasures } from './change-measure.ts'
import { catchUp } from './count-derived.ts'
import { previewMeasure } from './preview-measure.ts'

let database: TestDatabase
let intake: Awaited<ReturnType<typeof startIntake>>
beforeAll(async () => {
  database = await openTestDatabase()
  intake = await startIntake(database, { now: () => Date.now() + ahead })
})
afterAll(async () => {
  await intake.close()
  await database.close()
})

/** How far the intake's clock is ahead: a set is counted as events come a while after it was defined. */
let ahead = 0
const later = 60_000

const today = todayIn('Asia/Tokyo', Date.now())
const set = (names: string[], where: MeasureDefinition['events']['where'] = []) => ({ names, where })

async function open() {
  const workspace = await buildWorkspace(database)
  const source = await openSource(intake.url, workspace)
  const accountId = await workspace.run(
    async (context) => (await buildAccount(context, { name: 'アクメ', externalId: 'acme', seats: 4 })).id,
  )
  await workspace.run((context) => buildAccount(context, { name: '無音', externalId: 'silent' }))
  let number = 0
  const did = async (person: string, event: string, daysAgo: number, properties: Record<string, unknown> = {}) => {
    const timestamp = `${addDays(today, -daysAgo)}T03:00:00Z`
    const one = { type: 'track', userId: person, event, timestamp, properties, messageId: `m-${++number}` }
    await source.send('batch', { batch: [{ ...one, context: { groupId: 'acme' } }] })
  }
  const tell = (definition: MeasureDefinition) =>
    workspace.run(async (context) => {
      const { known, unknown, highest } = await previewMeasure(context, definition)
      expect([known + unknown, unknown >= 1]).toEqual([2, true])
      return highest.find((one) => one.accountId === accountId)?.value
    })
  return { workspace, source, accountId, did, tell }
}

it('tells every kind of measure from what was counted', async () => {
  const { source, did, tell } = await open()
  await did('a', 'Saved', 1)
  await did('a', 'Saved', 2)
  await did('b', 'Sent', 3)
  await did('c', 'Saved', 40)
  await did('c', 'Saved', 41)
  await source.roll()
  const events = set(['Saved', 'Sent'])
  expect(await tell({ kind: 'count', events, days: 28 })).toBe(3)
  expect(await tell({ kind: 'count', events: set(['Saved']), days: 60 })).toBe(4)
  expect(await tell({ kind: 'people', events, days: 28 })).toBe(2)
  expect(await tell({ kind: 'seat_share', events, days: 60 })).toBe(75)
  expect(await tell({ kind: 'trend', events, days: 28 })).toBe(50)
  expect(await tell({ kind: 'breadth', events: set(['Saved', 'Sent', 'Shared']), days: 28 })).toBe(2)
  expect(await tell({ kind: 'reach', events: set(['Saved', 'Sent', 'Shared', 'Read']), days: 28 })).toBe(50)
  expect(await tell({ kind: 'ratio', events: set(['Sent']), over: set(['Saved']), days: 28 })).toBe(50)
  expect(await tell({ kind: 'ratio', events: set(['Sent']), over: set(['Never']), days: 28 })).toBeUndefined()
  expect(await tell({ kind: 'last_seen', events: set(['Sent']) })).toBe(3)
  expect(await tell({ kind: 'count', events: set(['Never']), days: 28 })).toBe(0)
})

it('counts events by their properties, those that came before too, and each once in the totals', async () => {
  const { workspace, source, accountId, did } = await open()
  await did('a', 'Invoiced', 1, { amount: 500 })
  await did('a', 'Invoiced', 2, { amount: 5000 })
  await source.roll()
  const large = set(['Invoiced'], [{ path: 'amount', operator: 'gte', value: 1000 }])
  const definition: MeasureDefinition = { kind: 'count', events: large, days: 28 }
  expect(await workspace.run((context) => previewMeasure(context, definition))).toMatchObject({
    sampled: { looked: 2, fitting: 1 },
  })
  const input = { nameJa: '大口の請求', nameEn: 'Large invoices', definition }
  const measure = await workspace.run((context) => createMeasure(context, input))
  expect(measure.isCatchingUp).toBe(true)
  await did('b', 'Invoiced', 0, { amount: 9000 })
  await did('b', 'Invoiced', 0, { amount: 1 })
  await source.roll()
  expect(await workspace.run(catchUp)).toBe(false)
  ahead = later
  await did('c', 'Invoiced', 0, { amount: 2000 })
  await source.roll()
  while (await workspace.run((context) => catchUp({ ...context, clock: { now: () => Date.now() + later } })));
  const { items } = await workspace.run(listMeasures)
  expect(items).toMatchObject([{ id: measure.id, isCatchingUp: false }])
  const told = await workspace.run(async (context) => {
    const [attribute] = await measureAttributes.list(context)
    expect(attribute).toMatchObject({ unit: 'count', name: { ja: '大口の請求', en: 'Large invoices' } })
    const query = await measureAttributes.select(context, [attribute?.key ?? ''], today)
    const { rows } = await sql<Record<string, unknown>>`select * from (${query}) as told`.execute(context.transaction)
    return { rows, key: attribute?.key ?? '' }
  })
  expect(told.rows).toEqual([{ account_id: accountId, [told.key]: 3 }])
  const totals = await workspace.run(({ transaction }) =>
    sql`select sum(events)::int as events from usage.account_days`.execute(transaction),
  )
  expect(totals.rows).toEqual([{ events: 5 }])
})

it('keeps what two people change apart, and puts measures away', async () => {
  const { workspace } = await open()
  const definition: MeasureDefinition = { kind: 'last_seen', events: set(['Saved']) }
  const input = { nameJa: '保存', nameEn: 'Saved', definition }
  const { id, version } = await workspace.run((context) => createMeasure(context, input))
  const change = () => workspace.run((context) => changeMeasure(context, id, { ...input, nameEn: 'Saves', version }))
  expect(await change()).toMatchObject({ nameEn: 'Saves', version: 2 })
  await expect(change()).rejects.toMatchObject({ code: 'usage.measure_changed_meanwhile' })
  await workspace.run((context) => archiveMeasure(context, id))
  await expect(workspace.run((context) => archiveMeasure(context, id))).rejects.toMatchObject({
    code: 'usage.no_such_measure',
  })
  expect(await workspace.run(listMeasures)).toEqual({ items: [] })
})
