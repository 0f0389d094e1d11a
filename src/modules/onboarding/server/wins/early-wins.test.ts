import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildStakeholder } from '#modules/accounts/testing.ts'
import { buildWorkspace } from '#modules/identity/testing.ts'
import type { Context } from '#platform/context/context.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { buildProject } from '../../testing.ts'
import { draftEarlyWin } from '../mails/draft-mails.ts'
import { readProject } from '../projects/read-project.ts'
import { recordEarlyWin } from './record-early-win.ts'
import { withdrawEarlyWin } from './withdraw-early-win.ts'

let database: TestDatabase
let run: <T>(work: (context: Context) => Promise<T>) => Promise<T>

beforeAll(async () => {
  database = await openTestDatabase()
  const workspace = await buildWorkspace(database, { clock: createFakeClock('2026-04-10T01:00:00Z') })
  run = (work) => workspace.run(work)
})
afterAll(() => database.close())

async function startProject() {
  const { projectId, accountId } = await run((context) => buildProject(context))
  const person = { roles: ['champion' as const], familyName: '田中', email: 'tanaka@example.com' }
  await run((context) => buildStakeholder(context, accountId, person))
  const mails = async () => {
    const { rows } = await run((context) =>
      sql<{ subject: string; body: string; state: string }>`select subject, body, state from messaging.messages
        where account_id = ${accountId} and kind = 'early_win' order by message_id`.execute(context.transaction),
    )
    return rows
  }
  return { id: projectId, mails }
}

it.each([
  { count: 12, subject: 'メンバーのご招待が完了しました', said: '田中様のご手配により、12名の方が' },
  { count: null, subject: '「最初のログインとメンバー招待」が完了しました', said: '最初の成果までの道のりの20%' },
])('writes the mail in the words of the win where all of them are known: $count', async ({ count, subject, said }) => {
  const { id, mails } = await startProject()
  const win = { id, key: 'first_login' }
  await run((context) => recordEarlyWin(context, win, { reachedOn: '2026-04-09', note: '社外秘', count }))
  await run((context) => draftEarlyWin(context, { projectId: id, key: win.key }))
  const [mail] = await mails()
  expect(mail?.subject).toBe(subject)
  expect(mail?.body).toContain(said)
  expect(mail?.body).not.toContain('社外秘')
})

it('takes a wrong one back with the draft of its mail, and records the right day', async () => {
  const { id, mails } = await startProject()
  const win = { id, key: 'first_login' }
  await run((context) => recordEarlyWin(context, win, { reachedOn: '2026-04-09', note: '' }))
  await run((context) => draftEarlyWin(context, { projectId: id, key: win.key }))
  await run((context) => withdrawEarlyWin(context, win))
  const reachedOn = async () =>
    (await run((context) => readProject(context, id))).earlyWins.items.find(({ key }) => key === win.key)?.reachedOn
  expect(await reachedOn()).toBeNull()
  expect(await mails()).toMatchObject([{ state: 'discarded' }])
  await expect(run((context) => withdrawEarlyWin(context, win))).rejects.toMatchObject({
    code: 'onboarding.no_such_early_win',
  })
  await run((context) => recordEarlyWin(context, win, { reachedOn: '2026-04-08', note: '' }))
  expect(await reachedOn()).toBe('2026-04-08')
})
