import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildWorkspace } from '#modules/identity/testing.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { dropOldHistory } from './prune-history.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

/** Events and occurrences of both ages in one workspace; `old` of them are past their time, more than one batch. */
async function fill(workspaceId: string, old: number) {
  const aged = `generate_series(1, $2::int + 3) as n,
    lateral (select now() - case when n <= $2 then interval '31 days' else interval '29 days' end as at) as age`
  await database.owner.query(
    `with events as (insert into platform.outbox (workspace_id, event_id, name, payload, actor, occurred_at)
       select $1, gen_random_uuid(), 'test.happened', '{}', '{}', at from ${aged} returning event_id, occurred_at)
     insert into platform.deliveries (workspace_id, event_id, subscriber, delivered_at)
       select $1, event_id, 'test', occurred_at from events`,
    [workspaceId, old],
  )
  await database.owner.query(
    `insert into platform.schedule_occurrences (workspace_id, schedule, occurrence, ran_at)
       select $1, 'test', n::text, at from ${aged}`,
    [workspaceId, old],
  )
}

async function countsOf(workspaceId: string) {
  const count = (table: string) => `(select count(*)::int from platform.${table} where workspace_id = $1)`
  const { rows } = await database.owner.query<{ counts: number[] }>(
    `select array[${['outbox', 'deliveries', 'schedule_occurrences'].map(count).join(',')}] as counts`,
    [workspaceId],
  )
  return rows[0]?.counts
}

it('drops what is older than 30 days, batch by batch, and only of its own workspace', async () => {
  const [own, other] = [await buildWorkspace(database), await buildWorkspace(database)]
  const before = await countsOf(own.workspaceId)
  await fill(own.workspaceId, 11_000)
  await fill(other.workspaceId, 10)
  const beside = await countsOf(other.workspaceId)
  await own.run((context) => dropOldHistory.run(context))
  expect(await countsOf(own.workspaceId)).toEqual(before?.map((count) => count + 3))
  expect(await countsOf(other.workspaceId)).toEqual(beside)
})
