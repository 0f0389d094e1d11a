import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildStakeholder } from '#modules/accounts/testing.ts'
import { buildWorkspace } from '#modules/identity/testing.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { buildProject } from '../../testing.ts'
import { changeProject } from '../projects/change-project.ts'
import { remindOfHomework } from './remind.ts'

const clock = createFakeClock('2026-04-01T01:00:00Z')
let database: TestDatabase

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

it('mails each reminder once to whoever is in charge, unless the project is silent', async () => {
  const workspace = await buildWorkspace(database, { clock })
  const { projectId, accountId } = await workspace.run((context) => buildProject(context))
  const champion = { familyName: '鈴木', email: 'champion@example.jp', roles: ['champion' as const] }
  await workspace.run((context) => buildStakeholder(context, accountId, champion))
  const mails = async (day: string) => {
    clock.set(`${day}T01:00:00Z`)
    await workspace.run(remindOfHomework)
    await workspace.run(remindOfHomework)
    const { rows } = await database.owner.query(
      'select kind, to_email from messaging.messages where account_id = $1 order by created_at, kind',
      [accountId],
    )
    return rows
  }
  const mail = (kind: string) => ({ kind, to_email: 'champion@example.jp' })
  expect(await mails('2026-04-06')).toContainEqual(mail('homework_before_due'))
  expect(await mails('2026-04-09')).toContainEqual(mail('homework_after_due'))
  const late = await mails('2026-04-15')
  expect(late).toContainEqual(mail('homework_long_overdue'))
  await workspace.run((context) => changeProject(context, projectId, { version: 1, sendsReminders: false }))
  expect(await mails('2026-04-30')).toEqual(late)
})
