import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { findAccount } from '#modules/accounts/server/api.ts'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import type { Context } from '#platform/context/context.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { buildProject, handOverKickoffMinutes, testGoal } from '../testing.ts'
import { watchProjects } from './attention/watch-projects.ts'
import { agreeCriteria } from './criteria/agree-criteria.ts'
import { changeCriterion } from './criteria/edit-criteria.ts'
import { recordExamAnswer } from './exam/answer-exam.ts'
import { judgeProject } from './exam/judge-project.ts'
import { recordMeasurement } from './goals/record-measurement.ts'
import { completeKickoff } from './kickoff/complete-kickoff.ts'
import { saveKickoff } from './kickoff/save-kickoff.ts'
import { recordValueConfirmation } from './outcome/confirm-value.ts'
import { endWithoutValue } from './outcome/end-without-value.ts'
import { rekickOff } from './outcome/rekick-off.ts'
import { readProject } from './projects/read-project.ts'
import { readRoadmap } from './roadmap/read-roadmap.ts'

const clock = createFakeClock('2026-04-01T01:00:00Z')
let database: TestDatabase
let workspace: TestWorkspace
let run: <T>(work: (context: Context) => Promise<T>) => Promise<T>

beforeAll(async () => {
  database = await openTestDatabase()
  workspace = await buildWorkspace(database, { clock })
  run = (work) => workspace.run(work)
})
beforeEach(() => clock.set('2026-04-01T01:00:00Z'))
afterAll(() => database.close())

const on = (day: string) => clock.set(`${day}T01:00:00Z`)
const records = {
  ideal_state: '月末に残業がない',
  roles: '推進は山田',
  range: '経理',
  metrics: '日数',
  continuation: '4日',
}
const readiness = { isSponsorCommitted: true, areRolesAssigned: true, isScopeSigned: true }
const confirmation = {
  clientId: 'confirmation-1',
  goalId: null,
  words: '月末の残業がなくなりました',
  name: '山田花子',
  title: '経理部長',
  confirmedOn: '2026-05-20',
  how: '定例の打ち合わせ',
}
const answer = (respondent: 'champion' | 'sponsor', score: number) => ({
  clientId: `answer-${respondent}-${score}`,
  respondent,
  score,
  reason: '業務に定着した',
  name: '山田花子',
  answeredOn: '2026-06-22',
  how: '電話',
})

async function holdKickoff(projectId: string) {
  const { criteria } = await run((context) => readProject(context, projectId))
  expect(criteria.areAgreed).toBe(false)
  await run((context) =>
    agreeCriteria(context, projectId, { agreedBy: '山田花子', agreedOn: '2026-04-01', how: 'キックオフ' }),
  )
  await run((context) => saveKickoff(context, projectId, { records, readiness, version: 1 }))
  await run((context) => handOverKickoffMinutes(context, projectId))
  return run((context) => completeKickoff(context, projectId, { doneOn: '2026-04-01' }))
}

async function version(projectId: string) {
  return (await run((context) => readProject(context, projectId))).version
}

async function meetCriteria(projectId: string) {
  const { criteria } = await run((context) => readProject(context, projectId))
  for (const { id, version } of criteria.items) {
    const change = { version, state: 'met', evidence: '画面で確認' } as const
    await run((context) => changeCriterion(context, { id: projectId, criterionId: id }, change))
  }
}

it('lives from the contract to the graduation, and no further', async () => {
  const { projectId, accountId } = await run((context) => buildProject(context))
  expect((await run((context) => findAccount(context, accountId)))?.phase).toBe('onboarding')
  await expect(run((context) => completeKickoff(context, projectId, { doneOn: '2026-04-01' }))).rejects.toMatchObject({
    code: 'onboarding.kickoff_incomplete',
    fields: expect.arrayContaining([{ path: 'record.ideal_state', code: 'onboarding.missing_for_kickoff' }]),
  })
  await expect(
    run((context) => recordValueConfirmation(context, projectId, { ...confirmation, confirmedOn: '2026-04-01' })),
  ).rejects.toMatchObject({ code: 'onboarding.move_not_possible' })
  const kickoff = await holdKickoff(projectId)
  expect(kickoff).toMatchObject({ isOpen: true, missing: [], doneOn: '2026-04-01' })
  const started = await run((context) => readProject(context, projectId))
  expect(started.state).toBe('running')
  expect(started.tasks.find(({ kind }) => kind === 'kickoff')).toMatchObject({ status: 'done', doneOn: '2026-04-01' })

  on('2026-06-22')
  await run(watchProjects)
  await run(watchProjects)
  await meetCriteria(projectId)
  await run((context) => recordExamAnswer(context, projectId, answer('champion', 9)))
  await run((context) => recordExamAnswer(context, projectId, answer('sponsor', 8)))
  const goalId = started.goals[0]?.id ?? ''
  const measured = {
    clientId: 'measure-1',
    measuredOn: '2026-06-20',
    value: 3,
    evidence: '記録50件',
    evidenceUrl: null,
  }
  const goal = await run((context) => recordMeasurement(context, { id: projectId, goalId }, measured))
  expect(goal.achievement).toMatchObject({ isAchieved: true, isOnTime: true })

  // All is done and scored, but the customer has not said that it has value.
  const beforeWord = await run((context) => readProject(context, projectId))
  expect(beforeWord.exam.judgement).toMatchObject({ verdict: 'conditional', score: 8 })
  expect(beforeWord.exam.judgement.reasons).toContainEqual({ code: 'value_not_confirmed' })
  const first = await run((context) => recordValueConfirmation(context, projectId, confirmation))
  expect(first).toMatchObject({ source: 'on_behalf', words: confirmation.words, how: '定例の打ち合わせ' })

  const judged = await run(async (context) =>
    judgeProject(context, projectId, {
      version: (await readProject(context, projectId)).version,
      conditions: [],
      rejudgeOn: null,
    }),
  )
  expect(judged).toMatchObject({ verdict: 'passed', state: 'graduated' })
  const page = await run((context) => readProject(context, projectId))
  expect(page).toMatchObject({ endedOn: '2026-06-22', valueConfirmedOn: '2026-05-20', verdict: 'passed' })
  expect((await run((context) => findAccount(context, accountId)))?.phase).toBe('onboarding')
  await expect(run((context) => recordExamAnswer(context, projectId, answer('sponsor', 1)))).rejects.toMatchObject({
    code: 'onboarding.project_closed',
  })
})

it('warns from day 60, demands a re-kickoff on day 90 once, and begins a new round', async () => {
  const { projectId } = await run((context) => buildProject(context))
  await holdKickoff(projectId)
  const eventsOf = async (name: string) => {
    const found = await database.owner.query(
      `select from platform.outbox where name = $1 and payload->>'projectId' = $2`,
      [name, projectId],
    )
    return found.rowCount
  }
  on('2026-06-01')
  await run(watchProjects)
  on('2026-06-02')
  await run(watchProjects)
  expect(await eventsOf('onboarding.value_overdue_warned')).toBe(1)
  expect((await run((context) => readProject(context, projectId))).day90).toMatchObject({ state: 'warn', day: 62 })
  on('2026-06-30')
  await run(watchProjects)
  await run(watchProjects)
  expect(await eventsOf('onboarding.rekickoff_due')).toBe(1)
  expect(await eventsOf('onboarding.exam_opened')).toBe(1)

  const rekickoff = {
    version: await version(projectId),
    heldOn: '2026-06-30',
    reasonKeys: ['no_such_key'],
    rootCause: '承認者が異動した',
    sponsorName: '佐藤一郎',
    sponsorWords: '9月までに必ず使い始める',
    valueOn: '2026-09-30',
    goals: [{ ...testGoal, deadline: '2026-10-31' }],
    records: { range: '本社の経理のみ' },
  }
  await expect(run((context) => rekickOff(context, projectId, rekickoff))).rejects.toMatchObject({
    code: 'onboarding.unknown_reason',
  })
  const { builtInStopReasons } = await import('../content/built-in.ts')
  const reasonKeys = builtInStopReasons.slice(0, 1).map(({ key }) => key)
  const unmeasurable = { ...rekickoff, reasonKeys, goals: [{ ...testGoal, baseline: null }] }
  await expect(run((context) => rekickOff(context, projectId, unmeasurable))).rejects.toMatchObject({
    fields: [{ path: 'readiness.goals_measurable', code: 'onboarding.missing_for_kickoff' }],
  })
  await run((context) => rekickOff(context, projectId, { ...rekickoff, reasonKeys }))
  const page = await run((context) => readProject(context, projectId))
  expect(page).toMatchObject({ state: 'rekicked_off', cycle: 2, valueOn: '2026-09-30', forecastValueOn: '2026-09-30' })
  expect(page.day90).toMatchObject({ state: 'ok', day: 0 })
  expect(page.criteria.areAgreed).toBe(false)
  expect(page.goals.map(({ cycle }) => cycle)).toEqual([1, 2])
  expect(page.kickoff.records).toMatchObject({ ideal_state: records.ideal_state, range: '本社の経理のみ' })
  expect(page.rekickoffs).toMatchObject([{ fromCycle: 1, sponsorName: '佐藤一郎', valueOn: '2026-09-30' }])
  for (const task of page.tasks.filter(({ status }) => status === 'todo'))
    expect(task.startOn >= '2026-06-30').toBe(true)
  expect(page.tasks.find(({ kind }) => kind === 'kickoff')).toMatchObject({ status: 'done' })
  // The stages of value follow their work into the new round, under another version than a form that is open has.
  const { stages, version: roadmapVersion } = await run((context) => readRoadmap(context, projectId))
  expect(roadmapVersion).toBe(2)
  for (const { plannedOn, tasksDueOn } of stages.filter((stage) => stage.tasksDueOn !== null))
    expect(plannedOn).toBe(tasksDueOn)
  expect(stages.some(({ plannedOn }) => plannedOn !== null && plannedOn > '2026-06-30')).toBe(true)
})

it('ends without value only while none was confirmed', async () => {
  const { projectId, accountId } = await run((context) => buildProject(context))
  const { builtInStopReasons } = await import('../content/built-in.ts')
  const reasonKey = builtInStopReasons[0]?.key ?? ''
  const end = { reasonKey, reason: '事業の撤退', endedOn: '2026-04-01' }
  const ended = await run((context) => endWithoutValue(context, projectId, { ...end, version: 1 }))
  expect(ended.state).toBe('ended_without_value')
  await run((context) => buildProject(context, { accountId }))

  const other = await run((context) => buildProject(context))
  await holdKickoff(other.projectId)
  on('2026-05-20')
  await run((context) => recordValueConfirmation(context, other.projectId, confirmation))
  const stale = { ...end, version: 1 }
  await expect(run((context) => endWithoutValue(context, other.projectId, stale))).rejects.toMatchObject({
    code: 'onboarding.changed_meanwhile',
  })
  const current = { ...end, version: await version(other.projectId) }
  await expect(run((context) => endWithoutValue(context, other.projectId, current))).rejects.toMatchObject({
    kind: 'conflict',
  })
})

it('never changes what the customer said, and takes a double click once', async () => {
  const { projectId } = await run((context) => buildProject(context))
  await holdKickoff(projectId)
  on('2026-05-20')
  const confirm = () => run((context) => recordValueConfirmation(context, projectId, confirmation))
  const [one, two] = await Promise.all([confirm(), confirm()])
  expect(one.id).toBe(two.id)
  const given = answer('champion', 9)
  const exam = () => run((context) => recordExamAnswer(context, projectId, { ...given, answeredOn: '2026-05-20' }))
  expect(await exam()).toEqual(await exam())
  await expect(
    run((context) => recordExamAnswer(context, projectId, { ...given, clientId: 'another', answeredOn: '2026-05-20' })),
  ).rejects.toMatchObject({ code: 'onboarding.exam_answered' })
  for (const table of ['value_confirmations', 'exam_answers', 'judgements', 'measurements', 'rekickoffs']) {
    for (const statement of [
      `update onboarding.${table} set workspace_id = workspace_id`,
      `delete from onboarding.${table}`,
    ]) {
      await expect(database.app.query(statement)).rejects.toThrow(/permission denied/)
    }
  }
})

it('shows nothing to another workspace', async () => {
  const { projectId } = await run((context) => buildProject(context))
  const stranger = await buildWorkspace(database, { clock })
  await expect(stranger.run((context) => readProject(context, projectId))).rejects.toMatchObject({ kind: 'not_found' })
})
