import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildStakeholder } from '#modules/accounts/testing.ts'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { buildProject } from '../../testing.ts'
import { readProject } from '../projects/read-project.ts'
import { answerHomework, readHomeworkQuestion } from './answer-homework.ts'
import { remindOfHomework } from './remind.ts'

const clock = createFakeClock('2026-04-01T01:00:00Z')
let database: TestDatabase
let workspace: TestWorkspace
let projectId: string
let token: string

beforeAll(async () => {
  database = await openTestDatabase()
  workspace = await buildWorkspace(database, { clock })
  const built = await workspace.run((context) => buildProject(context))
  projectId = built.projectId
  await workspace.run((context) =>
    buildStakeholder(context, built.accountId, {
      roles: ['champion'],
      familyName: '田中',
      email: 'tanaka@example.com',
    }),
  )
  clock.set('2026-04-09T01:00:00Z')
  await workspace.run(remindOfHomework)
  const { rows } = await database.owner.query<{ private_link: string; body: string }>(
    `select private_link, body from messaging.messages where kind = 'homework_after_due' and account_id = $1`,
    [built.accountId],
  )
  expect(rows[0]?.body).toMatch(/① 明日できる\n {4}\[\[customer-page\]\]\.1/)
  token = rows[0]?.private_link.split('#')[1] ?? ''
})
afterAll(() => database.close())

const answer = (clientId: string) =>
  workspace.run((context) => answerHomework(context, token, { clientId, answer: 'next_week', note: '決算のため' }))
async function answers() {
  const { tasks } = await workspace.run((context) => readProject(context, projectId))
  return tasks.flatMap(({ comments }) => comments.map(({ body, author }) => ({ body, author: author.name })))
}

it('changes nothing when it is looked at', async () => {
  const question = await workspace.run((context) => readHomeworkQuestion(context, token))
  expect(question).toMatchObject({ isDone: false })
  expect(await answers()).toEqual([])
})

it('takes an answer once, in the name of whom the link was made for', async () => {
  await answer('answer-0001')
  await answer('answer-0001')
  const [first, ...others] = await answers()
  expect(first?.body).toBe('来週になる\n決算のため')
  expect(others).toEqual([])
  const { rows } = await database.owner.query(
    `select 1 from platform.outbox where name = 'onboarding.homework_answered' and payload->>'projectId' = $1`,
    [projectId],
  )
  expect(rows).toHaveLength(1)
})

it('ticks the work off where the answer is that it is done', async () => {
  const done = { clientId: 'answer-0002', answer: 'done' as const, note: '' }
  for (const _ of [1, 2]) await workspace.run((context) => answerHomework(context, token, done))
  const { isDone, taskName } = await workspace.run((context) => readHomeworkQuestion(context, token))
  expect(isDone).toBe(true)
  const { tasks } = await workspace.run((context) => readProject(context, projectId))
  expect(tasks.find(({ name }) => name.ja === taskName.ja)).toMatchObject({
    status: 'done',
    doneBy: expect.stringContaining('田中'),
  })
})

it('is good for no other token and not for ever', async () => {
  const look = (text: string) => workspace.run((context) => readHomeworkQuestion(context, text))
  await expect(look(`${token.slice(1)}x`)).rejects.toMatchObject({ code: 'token.unknown' })
  clock.set('2026-06-01T01:00:00Z')
  await expect(look(token)).rejects.toMatchObject({ code: 'token.expired' })
})
