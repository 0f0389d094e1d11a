import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { sendHearingFromPortal } from '#modules/accounts/server/api.ts'
import { buildAccount, fillSheet, handOver, sendBack, takeOver } from '#modules/accounts/testing.ts'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import type { Actor, Context } from '#platform/context/context.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { buildProject } from '../../testing.ts'
import { changeTask } from '../plan/change-task.ts'
import { readProject } from '../projects/read-project.ts'
import { onboardingSubscribers } from '../subscribers.ts'

const clock = createFakeClock('2026-04-01T01:00:00Z')
let database: TestDatabase
let workspace: TestWorkspace
let sales: Actor
let csm: Actor

beforeAll(async () => {
  database = await openTestDatabase()
  workspace = await buildWorkspace(database, { clock })
  sales = await workspace.addMember('sales', '営業 太郎')
  csm = await workspace.addMember('csm', '導入 花子')
})
beforeEach(() => clock.set('2026-04-01T01:00:00Z'))
afterAll(() => database.close())

const run = <T>(work: (context: Context) => Promise<T>) => workspace.run(work)

/** Delivers an event of the customer to the module, as the worker does. */
const tell = (event: string, payload: { accountId: string } & Readonly<Record<string, unknown>>) =>
  run(async (context) => {
    const heard = onboardingSubscribers.filter((each) => each.event === event)
    expect(heard).not.toEqual([])
    for (const { receive } of heard) await receive(context, payload, payload.accountId)
  })

const tasksOf = async (projectId: string) => (await run((context) => readProject(context, projectId))).tasks

async function sheetTasks(projectId: string) {
  const tasks = (await tasksOf(projectId)).filter(({ kind }) => kind === 'handoff' || kind === 'hearing')
  return Object.fromEntries(tasks.map(({ key, status, doneOn, doneBy }) => [key, [status, doneOn, doneBy]]))
}

it.each([
  { programKey: 'wbs_high_12w', afterSubmission: { submit_handoff: ['done', '2026-04-03', '営業 太郎'] } },
  { programKey: 'wbs_low_6w', afterSubmission: {} },
])('settles the work on the handover sheet in $programKey as the sheet moves on', async (program) => {
  const { projectId, accountId } = await run((context) => buildProject(context, { programKey: program.programKey }))
  const open = await sheetTasks(projectId)
  expect(Object.values(open).every(([status]) => status === 'todo')).toBe(true)

  clock.set('2026-04-03T01:00:00Z')
  await workspace.run((context) => handOver(context, accountId), sales)
  clock.set('2026-04-06T01:00:00Z')
  await tell('accounts.handoff_submitted', { accountId })
  expect(await sheetTasks(projectId)).toEqual({ ...open, ...program.afterSubmission })

  await workspace.run((context) => takeOver(context, accountId), csm)
  await tell('accounts.handoff_accepted', { accountId })
  expect(await sheetTasks(projectId)).toEqual({
    ...open,
    ...program.afterSubmission,
    accept_handoff: ['done', '2026-04-06', '導入 花子'],
  })
})

it('opens the work on the handover sheet again when the sheet is sent back', async () => {
  const { projectId, accountId } = await run((context) => buildProject(context))
  const open = await sheetTasks(projectId)
  await workspace.run((context) => handOver(context, accountId), sales)
  await tell('accounts.handoff_submitted', { accountId })
  expect(await sheetTasks(projectId)).not.toEqual(open)
  await workspace.run((context) => sendBack(context, accountId), csm)
  await tell('accounts.handoff_sent_back', { accountId, reason: 'x', text: 'y', answerKeys: [] })
  expect(await sheetTasks(projectId)).toEqual(open)
})

it('settles the questionnaire once every required question is answered, whoever wrote', async () => {
  const { projectId, accountId } = await run((context) => buildProject(context))
  const { missing } = await run((context) => sendHearingFromPortal(context, accountId))
  await tell('accounts.hearing_answered', { accountId, missing })
  expect(await sheetTasks(projectId)).toMatchObject({ answer_hearing: ['todo', null, null] })

  await workspace.run((context) => fillSheet(context, accountId, 'hearing'), csm)
  await tell('accounts.hearing_written', { accountId })
  expect(await sheetTasks(projectId)).toMatchObject({
    answer_hearing: ['done', '2026-04-01', '導入 花子'],
    accept_handoff: ['todo', null, null],
  })
})

it('leaves work that somebody took up again to them when another sheet is finished', async () => {
  const { projectId, accountId } = await run((context) => buildProject(context))
  await run((context) => handOver(context, accountId))
  await run((context) => takeOver(context, accountId))
  await tell('accounts.handoff_accepted', { accountId })
  const task = (await tasksOf(projectId)).find(({ key }) => key === 'accept_handoff')
  if (!task) throw new Error('The program has no handover.')
  await run((context) =>
    changeTask(context, { id: projectId, taskId: task.id }, { version: task.version, status: 'doing' }),
  )
  await run((context) => fillSheet(context, accountId, 'hearing'))
  await tell('accounts.hearing_written', { accountId })
  expect(await sheetTasks(projectId)).toMatchObject({
    accept_handoff: ['doing', null, null],
    answer_hearing: ['done', '2026-04-01', expect.any(String)],
  })
})

it('begins a project with the work on finished sheets done', async () => {
  const { id: accountId } = await run((context) => buildAccount(context))
  await workspace.run((context) => handOver(context, accountId), sales)
  await workspace.run((context) => takeOver(context, accountId), csm)
  clock.set('2026-04-08T01:00:00Z')
  const { projectId } = await run((context) => buildProject(context, { accountId }))
  expect(await sheetTasks(projectId)).toEqual({
    submit_handoff: ['done', '2026-04-01', '営業 太郎'],
    accept_handoff: ['done', '2026-04-01', '導入 花子'],
    answer_hearing: ['todo', null, null],
  })
})
