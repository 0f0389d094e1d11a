import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildStakeholder } from '#modules/accounts/testing.ts'
import { buildWorkspace } from '#modules/identity/testing.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { builtInStopReasons } from '../../content/built-in.ts'
import { buildProject } from '../../testing.ts'
import { endWithoutValue } from '../outcome/end-without-value.ts'
import { readProject } from '../projects/read-project.ts'
import { discardRequests } from './discard-mails.ts'
import { draftWelcome } from './draft-mails.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

it('discards what an ended onboarding no longer asks for, and nothing while it is open', async () => {
  const workspace = await buildWorkspace(database, { clock: createFakeClock('2026-04-06T01:00:00Z') })
  const { projectId, accountId } = await workspace.run((context) => buildProject(context))
  await workspace.run((context) =>
    buildStakeholder(context, accountId, { roles: ['champion'], email: 'champion@example.jp' }),
  )
  await workspace.run((context) => draftWelcome(context, projectId))
  const states = async () => {
    await workspace.run((context) => discardRequests(context, { projectId }))
    const sql = 'select state from messaging.messages where account_id = $1'
    return (await database.owner.query<{ state: string }>(sql, [accountId])).rows.map(({ state }) => state)
  }
  expect(await states()).toEqual(['draft'])
  await workspace.run(async (context) => {
    const { version } = await readProject(context, projectId)
    const reasonKey = builtInStopReasons[0]?.key ?? ''
    await endWithoutValue(context, projectId, { version, reasonKey, reason: '中止', endedOn: '2026-04-06' })
  })
  expect(await states()).toEqual(['discarded'])
})
