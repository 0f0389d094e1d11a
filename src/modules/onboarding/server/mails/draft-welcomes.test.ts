import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildStakeholder } from '#modules/accounts/testing.ts'
import { buildWorkspace } from '#modules/identity/testing.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { buildProject } from '../../testing.ts'
import { draftWelcomes } from './draft-welcomes.ts'

const clock = createFakeClock('2026-04-01T01:00:00Z')
let database: TestDatabase

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

it('welcomes once whoever becomes known within two weeks of the contract, and nobody later', async () => {
  const workspace = await buildWorkspace(database, { clock })
  const projects = [await workspace.run(buildProject), await workspace.run(buildProject)]
  const welcomes = async (day: string, index: 0 | 1) => {
    clock.set(`${day}T01:00:00Z`)
    const accountId = projects[index]?.accountId ?? ''
    await workspace.run(draftWelcomes)
    const before = await count(accountId)
    const person = { roles: ['champion' as const], email: `${index}@example.jp` }
    await workspace.run((context) => buildStakeholder(context, accountId, person))
    await workspace.run(draftWelcomes)
    await workspace.run(draftWelcomes)
    return [before, await count(accountId)]
  }
  const count = async (accountId: string) => {
    const sql = "select from messaging.messages where account_id = $1 and kind = 'welcome'"
    return (await database.owner.query(sql, [accountId])).rowCount
  }
  expect(await welcomes('2026-04-15', 0)).toEqual([0, 1])
  expect(await welcomes('2026-04-16', 1)).toEqual([0, 0])
})
