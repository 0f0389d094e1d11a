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

it('makes up for a reminder after the holidays, and not on one of them', async () => {
  const workspace = await buildWorkspace(database, { clock })
  clock.set('2026-04-01T01:00:00Z')
  const { projectId } = await workspace.run((context) => buildProject(context))
  await database.owner.query(
    `update onboarding.tasks set start_on = '2026-04-27', due_on = '2026-04-30' where project_id = $1 and side = 'customer'`,
    [projectId],
  )
  const reminded = async (instant: string) => {
    clock.set(instant)
    await workspace.run(remindOfHomework)
    const { rows } = await database.owner.query(
      `select distinct kind, reminded_on::text as on from onboarding.reminders where project_id = $1 order by 2`,
      [projectId],
    )
    return rows
  }
  // 1 May is the business day after; nothing ran from then until Golden Week was nearly over.
  expect(await reminded('2026-05-04T01:00:00Z')).toEqual([])
  expect(await reminded('2026-05-07T01:00:00Z')).toEqual([{ kind: 'after_due', on: '2026-05-07' }])
})
