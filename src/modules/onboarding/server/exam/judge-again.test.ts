import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { buildStakeholder } from '#modules/accounts/testing.ts'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import type { Context } from '#platform/context/context.ts'
import { newId } from '#platform/kernel/ids.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { builtInStopReasons } from '../../content/built-in.ts'
import { buildProject, passKickoff } from '../../testing.ts'
import { listProjectsNeedingAttention } from '../attention/list-projects-needing-attention.ts'
import { agreeCriteria } from '../criteria/agree-criteria.ts'
import { changeCriterion, removeCriterion } from '../criteria/edit-criteria.ts'
import { recordMeasurement } from '../goals/record-measurement.ts'
import { recordValueConfirmation } from '../outcome/confirm-value.ts'
import { endWithoutValue } from '../outcome/end-without-value.ts'
import { rekickOff } from '../outcome/rekick-off.ts'
import { withdrawValue } from '../outcome/withdraw-value.ts'
import { answerExamFromPortal } from '../portal/answer-exam.ts'
import { readProjectForPortal } from '../portal/read-project.ts'
import { readProject } from '../projects/read-project.ts'
import { recordExamAnswer } from './answer-exam.ts'
import { judgeProject } from './judge-project.ts'
import { watchExams } from './watch-exams.ts'

const clock = createFakeClock('2026-04-01T01:00:00Z')
let database: TestDatabase
let workspace: TestWorkspace
let run: <T>(work: (context: Context) => Promise<T>) => Promise<T>

beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(async () => {
  clock.set('2026-04-01T01:00:00Z')
  workspace = await buildWorkspace(database, { clock })
  run = (work) => workspace.run(work)
})
afterAll(() => database.close())

const on = (day: string) => clock.set(`${day}T01:00:00Z`)
const read = (projectId: string) => run((context) => readProject(context, projectId))
const confirm = (projectId: string, confirmedOn: string) =>
  run((context) =>
    recordValueConfirmation(context, projectId, {
      clientId: newId(),
      goalId: null,
      words: '月末の残業がなくなった',
      name: '山田花子',
      title: '経理部長',
      how: '電話',
      confirmedOn,
    }),
  )
const answer = (projectId: string, respondent: 'champion' | 'sponsor', score: number, answeredOn: string) =>
  run((context) =>
    recordExamAnswer(context, projectId, {
      clientId: newId(),
      respondent,
      score,
      reason: '',
      name: '山田花子',
      answeredOn,
      how: '電話',
    }),
  )
const judge = (projectId: string, conditional?: { dueOn: string; rejudgeOn: string }) =>
  run(async (context) =>
    judgeProject(context, projectId, {
      version: (await readProject(context, projectId)).version,
      conditions: conditional ? [{ text: '50件を新しい流れで承認', dueOn: conditional.dueOn }] : [],
      rejudgeOn: conditional?.rejudgeOn ?? null,
    }),
  )

/** All that graduation asks for but the answers, as of 2026-06-22. */
async function reachEverything() {
  const { projectId, accountId } = await run((context) => buildProject(context))
  await run(async (context) => {
    await buildStakeholder(context, accountId, { familyName: '山田', email: 'yamada@example.com', roles: ['champion'] })
    await buildStakeholder(context, accountId, {
      familyName: '佐藤',
      email: 'sato@example.com',
      roles: ['executive_sponsor'],
    })
  })
  await run((context) => passKickoff(context, projectId))
  on('2026-06-22')
  await confirm(projectId, '2026-06-20')
  const { criteria, goals } = await read(projectId)
  for (const { id, version } of criteria.items)
    await run((context) =>
      changeCriterion(context, { id: projectId, criterionId: id }, { version, state: 'met', evidence: '画面' }),
    )
  for (const { id: goalId, target } of goals)
    await run((context) =>
      recordMeasurement(
        context,
        { id: projectId, goalId },
        {
          clientId: newId(),
          measuredOn: '2026-06-20',
          value: target ?? 0,
          evidence: '記録50件',
          evidenceUrl: null,
        },
      ),
    )
  return { projectId, accountId }
}

it('asks a middling customer once more before its day, and lets the new answers graduate it', async () => {
  const { projectId, accountId } = await reachEverything()
  for (const role of ['champion', 'sponsor'] as const) await answer(projectId, role, 7, '2026-06-22')
  await expect(answer(projectId, 'champion', 9, '2026-06-22')).rejects.toMatchObject({
    code: 'onboarding.exam_answered',
  })
  expect(await judge(projectId, { dueOn: '2026-07-10', rejudgeOn: '2026-07-17' })).toMatchObject({
    verdict: 'conditional',
    reasons: [{ code: 'score_between' }, { code: 'health_unknown' }],
  })

  const inPortal = () => run(async (context) => (await readProjectForPortal(context, accountId))?.exam)
  const mails = async () =>
    (
      await database.owner.query<{ to_email: string; kind: string }>(
        `select to_email, kind from messaging.messages where account_id = $1 and kind like 'exam%' order by message_id`,
        [accountId],
      )
    ).rows
  on('2026-07-09')
  await run(watchExams)
  expect(await inPortal()).toBeNull()
  expect(await mails()).toEqual([])
  on('2026-07-10')
  await run(watchExams)
  await run(watchExams)
  expect(await mails()).toEqual([
    { to_email: 'yamada@example.com', kind: 'exam' },
    { to_email: 'sato@example.com', kind: 'exam' },
  ])
  expect(await inPortal()).toMatchObject({ answered: [] })
  await run((context) =>
    answerExamFromPortal(context, {
      accountId,
      clientId: newId(),
      respondent: 'champion',
      score: 9,
      reason: '続けたい',
      name: '山田花子',
    }),
  )
  expect(await inPortal()).toMatchObject({ answered: ['champion'] })
  // The sponsor's earlier answer counts until there is a new one.
  expect((await read(projectId)).exam).toMatchObject({ judgement: { verdict: 'conditional', score: 7 } })

  on('2026-07-11')
  const attention = async () =>
    (await run(listProjectsNeedingAttention))
      .filter((each) => each.projectId === projectId)
      .map(({ reason, days, count }) => ({ reason, days, count }))
  expect(await attention()).toContainEqual({ reason: 'condition_overdue', days: 1, count: 1 })
  on('2026-07-16')
  expect((await attention()).map(({ reason }) => reason)).not.toContain('rejudge_due')
  await run(watchExams)
  expect((await mails()).slice(2)).toEqual([{ to_email: 'sato@example.com', kind: 'exam_reminder' }])
  await answer(projectId, 'sponsor', 8, '2026-07-16')
  const { exam } = await read(projectId)
  expect(exam.answers).toMatchObject([
    { respondent: 'champion', score: 9, attempt: 2 },
    { respondent: 'sponsor', score: 8, attempt: 2 },
  ])
  expect(exam.earlierAnswers).toMatchObject([
    { respondent: 'champion', score: 7, attempt: 1 },
    { respondent: 'sponsor', score: 7, attempt: 1 },
  ])
  on('2026-07-18')
  expect(await attention()).toContainEqual({ reason: 'rejudge_due', days: 1, count: 1 })
  expect(await judge(projectId)).toMatchObject({ verdict: 'passed', score: 8, state: 'graduated' })
  expect(await attention()).toEqual([])
})

it('graduates nobody on criteria that are not agreed, nor on what is left of those that were', async () => {
  const { projectId } = await reachEverything()
  for (const role of ['champion', 'sponsor'] as const) await answer(projectId, role, 9, '2026-06-22')
  const codes = async () => (await read(projectId)).exam.judgement.reasons.map(({ code }) => code)
  expect(await codes()).toEqual(['health_unknown'])
  const optional = (await read(projectId)).criteria.items.find(({ category }) => category === 'setup')
  if (!optional) throw new Error('The standard set has no criterion of setup.')
  await run((context) => removeCriterion(context, { id: projectId, criterionId: optional.id }))
  expect(await codes()).toEqual(['criteria_not_agreed', 'health_unknown'])
  await run((context) =>
    agreeCriteria(context, projectId, { agreedBy: '山田花子', agreedOn: '2026-06-22', how: '電話' }),
  )
  expect(await judge(projectId)).toMatchObject({ verdict: 'passed' })
})

it('counts the value of a round in that round, and keeps it as a fact', async () => {
  const { projectId, accountId } = await reachEverything()
  const page = await read(projectId)
  expect(page.valueConfirmedOn).toBe('2026-06-20')
  await run((context) =>
    rekickOff(context, projectId, {
      version: page.version,
      heldOn: '2026-06-22',
      reasonKeys: builtInStopReasons.slice(0, 1).map(({ key }) => key),
      rootCause: '使う部署が変わった',
      sponsorName: '佐藤',
      sponsorWords: '秋までに広げる',
      valueOn: '2026-10-30',
      goals: page.goals,
      records: {},
    }),
  )
  const again = await read(projectId)
  expect(again).toMatchObject({ state: 'rekicked_off', valueConfirmedOn: null, firstValueOn: null })
  expect(again.exam.judgement.reasons).toContainEqual({ code: 'value_not_confirmed' })
  const published = async () =>
    (
      await database.owner.query<{ value_confirmed_on: string | null }>(
        'select value_confirmed_on, first_value_on from onboarding.published_projects where account_id = $1',
        [accountId],
      )
    ).rows
  expect(await published()).toEqual([{ value_confirmed_on: '2026-06-20', first_value_on: '2026-06-20' }])
  on('2026-08-25')
  expect((await read(projectId)).day90).toMatchObject({ state: 'warn' })

  await expect(confirm(projectId, '2026-06-21')).rejects.toMatchObject({ code: 'onboarding.before_round_start' })
  await confirm(projectId, '2026-08-24')
  expect((await read(projectId)).exam.judgement.reasons).not.toContainEqual({ code: 'value_not_confirmed' })
  const [now, first] = (await read(projectId)).valueConfirmations
  if (!now || !first) throw new Error('The confirmations of both rounds stay.')
  const withdraw = (confirmationId: string) =>
    run((context) =>
      withdrawValue(context, { id: projectId, confirmationId }, { reason: '別の会社', withdrawnOn: '2026-08-25' }),
    )
  await withdraw(first.id)
  expect(await read(projectId)).toMatchObject({ state: 'value_confirmed', valueConfirmedOn: '2026-08-24' })
  expect(await published()).toEqual([{ value_confirmed_on: '2026-08-24', first_value_on: '2026-08-24' }])
  await withdraw(now.id)
  const { version } = await read(projectId)
  const end = { version, reasonKey: builtInStopReasons[0]?.key ?? '', reason: '中止', endedOn: '2026-08-25' }
  expect(await run((context) => endWithoutValue(context, projectId, end))).toEqual({ state: 'ended_without_value' })
})
