import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildAccount } from '#modules/accounts/testing.ts'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { rollBatches } from '../rollups/roll-batches.ts'
import { openSource, startIntake } from '../testing/intake-server.ts'
import { dropOldMonths } from './drop-old-months.ts'
import { mergeDayParts } from './merge-day-parts.ts'

const clock = createFakeClock('2024-03-10T00:00:00Z')
let database: TestDatabase
let intake: Awaited<ReturnType<typeof startIntake>>
let workspace: TestWorkspace
let source: Awaited<ReturnType<typeof openSource>>
beforeAll(async () => {
  database = await openTestDatabase()
  intake = await startIntake(database, clock)
  workspace = await buildWorkspace(database, { clock })
  source = await openSource(intake.url, workspace)
  await workspace.run((context) => buildAccount(context, { name: 'acme', externalId: 'acme' }))
})
afterAll(async () => {
  await intake.close()
  await database.close()
})

let number = 0
const send = async (count: number, at: string, person = 'u-1') => {
  const batch = Array.from({ length: count }, () => ({
    type: 'track',
    userId: person,
    event: 'Saved',
    messageId: `m-${++number}`,
    timestamp: at,
    context: { groupId: 'acme' },
  }))
  expect((await source.send('batch', { batch })).status).toBe(200)
}
const query = async (text: string) => (await database.owner.query(text)).rows
const sums = () =>
  query(`select one.user_key, one.event_key, day, sum(one.count)::int as events from usage.day_parts
    cross join lateral unnest(users, event_keys, counts) as one (user_key, event_key, count) group by 1, 2, 3 order by 1, 2, 3`)
const parts = async () => await query('select day, count(*)::int as parts from usage.day_parts group by 1 order by 1')
const rollups = () =>
  query(`select (select jsonb_agg(one order by day) from usage.account_days as one) as days,
    (select jsonb_agg(one order by month) from usage.user_months as one) as months`)

it('makes one part of many with the same sums, while events arrive and are counted', async () => {
  for (let round = 0; round < 10; round++) {
    await send(round + 1, '2024-03-01T03:00:00Z', `u-${round % 3}`)
    if (round < 3) await send(1, '2024-03-02T03:00:00Z')
    await source.roll()
  }
  const before = await sums()
  const kept = await rollups()
  expect(await parts()).toMatchObject([{ parts: 10 }, { parts: 3 }])
  await send(5, '2024-03-01T04:00:00Z', 'u-late')
  const [, , , isMore] = await Promise.all([
    source.roll(),
    workspace.run((context) => mergeDayParts(context)),
    workspace.run((context) => mergeDayParts(context)),
    workspace.run((context) => mergeDayParts(context)),
  ])
  expect(isMore).toBe(false)
  const after = await sums()
  expect(after.reduce((sum, { events }) => sum + events, 0)).toBe(
    before.reduce((sum, { events }) => sum + events, 0) + 5,
  )
  for (const row of before) expect(after).toContainEqual(row)
  expect((await parts())[0]?.parts).toBeLessThan(3)
  expect((await parts())[1]?.parts).toBe(3)
  expect(kept).not.toEqual(await rollups())
})

it('drops months that are over for long, keeps what was counted, and refuses what would belong there', async () => {
  const months = () =>
    query(`select relname from pg_class where relnamespace = 'usage'::regnamespace and relispartition and relkind = 'r'
      and relname ~ '^(events|batches)_[0-9]{6}$' order by 1`)
  const events = () => query('select count(*)::int as events from usage.events')
  const kept = await rollups()
  const drop = () => workspace.run((context) => dropOldMonths(90).run(context))
  await drop()
  expect(await months()).toMatchObject([{ relname: 'batches_202403' }, { relname: 'events_202403' }])
  clock.set('2024-06-29T00:00:00Z')
  await send(1, '2024-06-28T03:00:00Z')
  await drop()
  expect((await events())[0]).toEqual({ events: 64 })
  clock.set('2024-07-01T00:00:00Z')
  await drop()
  // Not before the newest event is counted.
  await workspace.run((context) => rollBatches(context))
  await drop()
  expect((await months()).map(({ relname }) => relname)).not.toContain('events_202403')
  expect((await events())[0]).toEqual({ events: 1 })
  const [after] = await rollups()
  expect(after?.days.slice(0, 2)).toEqual(kept[0]?.days)
  await send(1, '2021-01-02T03:00:00Z')
  expect((await events())[0]).toEqual({ events: 1 })
  expect(await query('select reason from usage.rejections')).toEqual([{ reason: 'too_old' }])
})
