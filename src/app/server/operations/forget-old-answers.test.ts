import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildWorkspace } from '#modules/identity/testing.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { forgetOldAnswers } from './forget-old-answers.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

it('keeps the answers of a day and the attempts of an hour, of its own workspace', async () => {
  const [own, other] = [await buildWorkspace(database), await buildWorkspace(database)]
  for (const { workspaceId } of [own, other])
    await database.owner.query(
      `insert into platform.idempotency_keys (workspace_id, actor_id, key, request_hash, response, created_at) values
         ($1, 'a', 'old', '', '{"key":"secret"}', now() - interval '25 hours'), ($1, 'a', 'new', '', '{}', now() - interval '23 hours')`,
      [workspaceId],
    )
  await database.owner.query(
    `insert into platform.rate_limits (key, window_start, attempts) values ('old', now() - interval '2 hours', 1), ('new', now(), 1)`,
  )
  await own.run((context) => forgetOldAnswers.run(context))
  const keysOf = async (workspaceId: string) => {
    const query = 'select key from platform.idempotency_keys where workspace_id = $1 order by key'
    const { rows } = await database.owner.query<{ key: string }>(query, [workspaceId])
    return rows.map((row) => row.key)
  }
  expect(await keysOf(own.workspaceId)).toEqual(['new'])
  expect(await keysOf(other.workspaceId)).toEqual(['new', 'old'])
  const { rows } = await database.owner.query('select key from platform.rate_limits')
  expect(rows).toEqual([{ key: 'new' }])
})
