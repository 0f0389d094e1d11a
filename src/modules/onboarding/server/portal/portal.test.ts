import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { buildStakeholder } from '#modules/accounts/testing.ts'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import type { Actor, Context } from '#platform/context/context.ts'
import { newId } from '#platform/kernel/ids.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { type PortalProject, portalProjectSchema } from '../../contract.ts'
import { buildProject, handOverKickoffMinutes, testGoal } from '../../testing.ts'
import {
  agreeCriteriaFromPortal,
  agreePlanFromPortal,
  answerExamFromPortal,
  commentFromPortal,
  confirmValueFromPortal,
  readProjectForPortal,
  setHomeworkDone,
} from '../api.ts'
import { rebaseline } from '../baselines/rebaseline.ts'
import { addCriterion, changeCriterion } from '../criteria/edit-criteria.ts'
import { completeKickoff } from '../kickoff/complete-kickoff.ts'
import { saveKickoff } from '../kickoff/save-kickoff.ts'
import { addTask } from '../plan/add-task.ts'
import { commentOnTask } from '../plan/comment-on-task.ts'
import { changeProject } from '../projects/change-project.ts'
import { readProject } from '../projects/read-project.ts'
import { recordEarlyWin } from '../wins/record-early-win.ts'

const clock = createFakeClock('2026-04-01T01:00:00Z')
const visitor: Actor = { kind: 'portal', id: newId(), name: '山田花子' }
const secret = '社外秘の一文'
let database: TestDatabase
let workspace: TestWorkspace

beforeAll(async () => {
  database = await openTestDatabase()
  workspace = await buildWorkspace(database, { clock })
})
beforeEach(() => clock.set('2026-04-01T01:00:00Z'))
afterAll(() => database.close())

const run = <T>(work: (context: Context) => Promise<T>) => workspace.run(work)
const visit = <T>(work: (context: Context) => Promise<T>) => workspace.run(work, visitor)

async function look(accountId: string): Promise<PortalProject> {
  const project = await visit((context) => readProjectForPortal(context, accountId))
  return portalProjectSchema.strict().parse(project)
}

async function startRunning() {
  const { projectId, accountId } = await run((context) => buildProject(context))
  await visit((context) => agreeCriteriaFromPortal(context, { accountId }))
  await run((context) =>
    saveKickoff(context, projectId, {
      version: 1,
      records: { ideal_state: secret, roles: secret, range: secret, metrics: secret, continuation: secret },
      readiness: { isSponsorCommitted: true, areRolesAssigned: true, isScopeSigned: true },
      minutes: secret,
    }),
  )
  await run((context) => handOverKickoffMinutes(context, projectId))
  await run((context) => completeKickoff(context, projectId, { doneOn: '2026-04-01' }))
  return { projectId, accountId }
}

it('tells the customer nothing internal', async () => {
  const { projectId, accountId } = await run((context) =>
    buildProject(context, { goals: [{ ...testGoal, problem: secret, requiredEvidence: secret }] }),
  )
  await run((context) => buildStakeholder(context, accountId, { note: secret, roles: ['champion'] }))
  const page = await run((context) => readProject(context, projectId))
  const [shared] = page.tasks.filter(({ visibility }) => visibility === 'customer')
  const [ours] = page.tasks.filter(({ visibility }) => visibility === 'internal')
  const say = (taskId = '', clientId: string, body: string, visibility: 'internal' | 'customer') =>
    run((context) => commentOnTask(context, { id: projectId, taskId }, { clientId, body, visibility }))
  await say(shared?.id, 'comment-1', secret, 'internal')
  await say(ours?.id, 'comment-2', secret, 'internal')
  await say(shared?.id, 'comment-3', '資料をお送りしました', 'customer')
  await expect(say(ours?.id, 'comment-4', 'x', 'customer')).rejects.toMatchObject({ code: 'onboarding.task_internal' })
  await run((context) =>
    addTask(context, projectId, {
      name: secret,
      doneWhen: secret,
      stage: page.stages[0]?.key ?? '',
      side: 'customer',
      startOn: '2026-04-02',
      dueOn: '2026-04-03',
      effortMinutes: 10,
      dependsOn: [],
      visibility: 'internal',
    }),
  )
  const [criterion] = page.criteria.items
  await run((context) =>
    changeCriterion(context, { id: projectId, criterionId: criterion?.id ?? '' }, { version: 1, evidence: secret }),
  )
  await run((context) =>
    recordEarlyWin(context, { id: projectId, key: 'first_login' }, { reachedOn: '2026-04-01', note: secret }),
  )

  const seen = await look(accountId)
  expect(JSON.stringify(seen)).not.toContain(secret)
  expect(seen.tasks.every(({ id }) => page.tasks.find((task) => task.id === id)?.visibility === 'customer')).toBe(true)
  expect(seen.tasks.flatMap(({ comments }) => comments)).toMatchObject([{ body: '資料をお送りしました', isOurs: true }])
  expect(seen.earlyWins).toMatchObject({ progress: 0.2, items: [{ key: 'first_login', reachedOn: '2026-04-01' }] })
  expect(seen.exam).toBeNull()
})

it('lets the customer do its own homework only', async () => {
  const { projectId, accountId } = await run((context) => buildProject(context))
  const other = await run((context) => buildProject(context))
  const { nextTaskId } = await look(accountId)
  const taskId = nextTaskId ?? ''
  const mark = (target: { accountId: string; taskId: string }, isDone = true) =>
    visit((context) => setHomeworkDone(context, { ...target, isDone }))
  await mark({ accountId, taskId })
  await mark({ accountId, taskId })
  const done = (await run((context) => readProject(context, projectId))).tasks.find(({ id }) => id === taskId)
  expect(done).toMatchObject({ status: 'done', doneOn: '2026-04-01', doneBy: visitor.name })
  expect((await look(accountId)).nextTaskId).not.toBe(taskId)
  await mark({ accountId, taskId }, false)
  expect((await look(accountId)).nextTaskId).toBe(taskId)

  const page = await run((context) => readProject(context, projectId))
  const ours = page.tasks.find(({ side }) => side === 'vendor')?.id ?? ''
  const kickoff = page.kickoffTaskId ?? ''
  await expect(mark({ accountId, taskId: ours })).rejects.toMatchObject({ kind: 'not_found' })
  await expect(mark({ accountId: other.accountId, taskId })).rejects.toMatchObject({ kind: 'not_found' })
  await expect(mark({ accountId, taskId: kickoff })).rejects.toMatchObject({ code: 'onboarding.kickoff_by_gate' })
  const comment = { accountId, taskId, body: '一部だけ終わりました', clientId: 'visitor-1' }
  const first = await visit((context) => commentFromPortal(context, comment))
  expect(await visit((context) => commentFromPortal(context, comment))).toEqual(first)
  expect((await look(accountId)).tasks.find(({ id }) => id === taskId)?.comments).toMatchObject([
    { body: comment.body, author: visitor.name, isOurs: false },
  ])
})

it('names who does what, asks a person for their own work first, and tells who runs the project', async () => {
  const { projectId, accountId } = await run((context) => buildProject(context))
  const people = [
    await run((context) => buildStakeholder(context, accountId, { familyName: '山田', givenName: '花子' })),
    await run((context) => buildStakeholder(context, accountId, { familyName: '鈴木', givenName: '一郎' })),
  ]
  const page = await run((context) => readProject(context, projectId))
  await run((context) =>
    addTask(context, projectId, {
      name: '名簿の確認',
      doneWhen: '確認した',
      stage: page.stages[0]?.key ?? '',
      side: 'customer',
      startOn: '2026-04-01',
      dueOn: '2026-12-01',
      effortMinutes: 10,
      dependsOn: [],
      visibility: 'customer',
      owner: { userId: null, stakeholderId: people[1]?.id ?? '' },
    }),
  )
  const seenBy = (id?: string) => visit((context) => readProjectForPortal(context, accountId, id))
  const own = (await seenBy())?.tasks.find(({ name }) => name.ja === '名簿の確認')
  expect(own?.owner).toEqual({ name: '鈴木 一郎', stakeholderId: people[1]?.id })
  expect((await seenBy(people[1]?.id))?.nextTaskId).toBe(own?.id)
  expect((await seenBy(people[0]?.id))?.nextTaskId).not.toBe(own?.id)
  expect((await seenBy())?.contact).toBeNull()
  const { version } = await run((context) => readProject(context, projectId))
  const runner = workspace.admin.id
  await run((context) => changeProject(context, projectId, { version, ownerId: runner }))
  expect((await seenBy())?.contact).toMatchObject({ id: runner })
})

it('takes the word on the plan for the version that was shown, by name and day, and asks anew for another', async () => {
  const { projectId, accountId } = await run((context) => buildProject(context))
  const agree = (plan: number) => visit((context) => agreePlanFromPortal(context, { accountId, plan }))
  const begun = await look(accountId)
  expect(begun.plan).toEqual({ number: 1, valueOn: begun.valueOn, agreed: null })
  expect(begun.asked).toMatchObject([{ kind: 'criteria' }, { kind: 'plan', at: null }])
  await expect(agree(2)).rejects.toMatchObject({ code: 'onboarding.plan_superseded' })
  await agree(1)
  const agreed = { name: visitor.name, on: '2026-04-01' }
  expect((await look(accountId)).asked.map(({ kind }) => kind)).toEqual(['criteria'])
  expect((await look(accountId)).plan.agreed).toEqual(agreed)
  expect((await run((context) => readProject(context, projectId))).planVersion).toEqual({ number: 1, agreed })
  clock.set('2026-04-10T01:00:00Z')
  await agree(1)
  expect((await look(accountId)).plan.agreed).toEqual(agreed)
  const { version } = await run((context) => readProject(context, projectId))
  await run((context) => rebaseline(context, projectId, { version, reason: '範囲が変わったため' }))
  expect((await look(accountId)).plan).toMatchObject({ number: 2, agreed: null })
  expect((await look(accountId)).asked).toMatchObject([{ kind: 'criteria' }, { kind: 'plan', at: expect.any(String) }])
  await expect(agree(1)).rejects.toMatchObject({ code: 'onboarding.plan_superseded' })
})

it('takes the agreement, the confirmation and the answers of the customer itself, each once', async () => {
  const { projectId, accountId } = await startRunning()
  const terms = { verifiedBy: ['customer' as const], target: null, unit: '', windowDays: null, judge: '' }
  const added = { text: '請求書50件を承認した', category: 'outcome' as const, isMust: true, ...terms }
  await run((context) => addCriterion(context, projectId, added))
  expect((await look(accountId)).areCriteriaAgreed).toBe(false)
  clock.set('2026-05-20T01:00:00Z')
  await visit((context) => agreeCriteriaFromPortal(context, { accountId }))
  const agreed = await look(accountId)
  expect(new Set(agreed.criteria.map(({ agreedOn }) => agreedOn))).toEqual(new Set(['2026-04-01', '2026-05-20']))

  const own = {
    accountId,
    goalId: agreed.goals[0]?.id ?? null,
    words: '残業がなくなりました',
    name: '山田花子',
    title: '',
    confirmedOn: '2026-05-20',
    clientId: 'confirm-from-portal',
  }
  const confirm = () => visit((context) => confirmValueFromPortal(context, own))
  const [one, two] = await Promise.all([confirm(), confirm()])
  expect(one).toEqual(two)
  const answer = {
    accountId,
    respondent: 'champion' as const,
    score: 9,
    reason: '',
    name: '山田花子',
    clientId: 'exam-1234',
  }
  await expect(visit((context) => answerExamFromPortal(context, answer))).rejects.toMatchObject({
    code: 'onboarding.exam_not_open',
  })
  clock.set('2026-06-22T01:00:00Z')
  expect((await look(accountId)).exam?.answered).toEqual([])
  await visit((context) => answerExamFromPortal(context, answer))
  await visit((context) => answerExamFromPortal(context, answer))
  await expect(
    visit((context) => answerExamFromPortal(context, { ...answer, clientId: 'exam-5678', score: 0 })),
  ).rejects.toMatchObject({ code: 'onboarding.exam_answered' })
  expect((await look(accountId)).exam?.answered).toEqual(['champion'])
  const page = await run((context) => readProject(context, projectId))
  expect(page.valueConfirmations).toMatchObject([{ source: 'customer', words: own.words, how: null, recordedBy: null }])
  expect(page.exam.answers).toMatchObject([{ source: 'customer', score: 9, answeredOn: '2026-06-22' }])
})
