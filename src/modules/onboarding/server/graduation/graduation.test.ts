import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { buildStakeholder } from '#modules/accounts/testing.ts'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import { chooseLanguage } from '#modules/messaging/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { newId } from '#platform/kernel/ids.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { defaultGraduationSettings } from '../../domain/graduation/policy.ts'
import { buildProject, passKickoff } from '../../testing.ts'
import { extendProject } from '../advice/extend-project.ts'
import { watchProjects } from '../attention/watch-projects.ts'
import { listBlockers } from '../blockers/read-blockers.ts'
import { changeCriterion, removeCriterion } from '../criteria/edit-criteria.ts'
import { recordExamAnswer } from '../exam/answer-exam.ts'
import { judgeProject } from '../exam/judge-project.ts'
import { watchExams } from '../exam/watch-exams.ts'
import { draftExam } from '../mails/draft-exam.ts'
import { recordValueConfirmation } from '../outcome/confirm-value.ts'
import { rekickOff } from '../outcome/rekick-off.ts'
import { withdrawValue } from '../outcome/withdraw-value.ts'
import { listProjects } from '../projects/list-projects.ts'
import { readProject } from '../projects/read-project.ts'
import { closeCondition } from './close-condition.ts'
import { readGraduationPolicy, saveGraduationPolicy } from './graduation-policy.ts'
import { previewPolicy } from './preview-policy.ts'
import { readFollowUp } from './read-follow-up.ts'
import { recordEnablement } from './record-enablement.ts'

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
const followUp = (projectId: string) => run((context) => readFollowUp(context, projectId))
const answer = (respondent: 'champion' | 'sponsor', score: number, answeredOn: string) => ({
  clientId: newId(),
  respondent,
  score,
  reason: '',
  name: '山田花子',
  answeredOn,
  how: '電話',
})
const mailsOf = async (accountId: string) =>
  (
    await database.owner.query(
      `select kind, to_email, state from messaging.messages where account_id = $1 and kind like 'exam%' order by message_id`,
      [accountId],
    )
  ).rows

it('asks on day 80, reminds twice whoever has not answered, and registers the risk once nobody did', async () => {
  const { projectId, accountId } = await run((context) => buildProject(context))
  await run(async (context) => {
    await buildStakeholder(context, accountId, { familyName: '山田', email: 'yamada@example.com', roles: ['champion'] })
    await buildStakeholder(context, accountId, {
      familyName: '佐藤',
      email: 'sato@example.com',
      roles: ['executive_sponsor'],
    })
  })
  const daily = async (day: string) => {
    on(day)
    await run(watchProjects)
    await run((context) => draftExam(context, projectId))
    await run(watchExams)
    await run(watchExams)
  }
  await daily('2026-06-20')
  expect(await mailsOf(accountId)).toMatchObject([
    { kind: 'exam', to_email: 'yamada@example.com', state: 'draft' },
    { kind: 'exam', to_email: 'sato@example.com' },
  ])
  await run((context) => recordExamAnswer(context, projectId, answer('sponsor', 9, '2026-06-20')))
  await daily('2026-06-24')
  expect((await mailsOf(accountId)).slice(2)).toMatchObject([{ kind: 'exam_reminder', to_email: 'yamada@example.com' }])
  await daily('2026-06-29')
  expect(await mailsOf(accountId)).toHaveLength(4)

  await daily('2026-07-07')
  const blockersOf = async () => (await run((context) => listBlockers(context, projectId))).items
  expect(await blockersOf()).toEqual([])
  expect((await read(projectId)).exam.judgement.verdict).toBe('rekickoff')
  await daily('2026-07-08')
  expect(await blockersOf()).toMatchObject([{ kind: 'relationship', impact: 'large', visibility: 'internal' }])
  expect((await read(projectId)).exam.judgement.verdict).toBe('unknown')
  expect((await followUp(projectId)).steps.map(({ step }) => step)).toEqual([
    'sent',
    'first_reminder',
    'last_reminder',
    'unanswered',
  ])
})

it('asks whoever is champion and sponsor in one once, the other sponsor too, and each in their language', async () => {
  const { projectId, accountId } = await run((context) => buildProject(context))
  await run(async (context) => {
    await buildStakeholder(context, accountId, {
      familyName: '山田',
      email: 'yamada@example.com',
      roles: ['champion', 'executive_sponsor'],
    })
    await buildStakeholder(context, accountId, {
      familyName: 'Sato',
      email: 'sato@example.com',
      roles: ['decision_maker'],
    })
    await chooseLanguage(context, 'sato@example.com', 'en')
  })
  on('2026-06-20')
  await run(watchProjects)
  await run((context) => draftExam(context, projectId))
  const { rows } = await database.owner.query<{ to_email: string; body: string }>(
    `select to_email, body from messaging.messages where account_id = $1 and kind = 'exam' order by message_id`,
    [accountId],
  )
  expect(rows.map(({ to_email }) => to_email)).toEqual(['yamada@example.com', 'sato@example.com'])
  expect(rows.map(({ body }) => /[ぁ-ん]/.test(body.replace(/テスト\S*/g, '')))).toEqual([true, false])
})

it('graduates on conditions that lie ahead, follows each, and tells when it is judged again', async () => {
  const { projectId } = await run((context) => buildProject(context))
  await run((context) => passKickoff(context, projectId))
  on('2026-06-22')
  for (const role of ['champion', 'sponsor'] as const)
    await run((context) => recordExamAnswer(context, projectId, answer(role, 8, '2026-06-22')))
  const judge = (rejudgeOn: string | null, dueOn = '2026-07-10') =>
    run(async (context) =>
      judgeProject(context, projectId, {
        version: (await readProject(context, projectId)).version,
        conditions: [{ text: '50件を新しい流れで承認', dueOn }],
        rejudgeOn,
      }),
    )
  const { criteria } = await read(projectId)
  for (const { id, version } of criteria.items)
    await run((context) =>
      changeCriterion(context, { id: projectId, criterionId: id }, { version, state: 'met', evidence: '画面' }),
    )
  await expect(judge(null)).rejects.toMatchObject({ code: 'onboarding.rejudge_date_invalid' })
  await expect(judge('2026-07-09')).rejects.toMatchObject({ code: 'onboarding.rejudge_date_invalid' })
  await expect(judge('2026-08-01')).rejects.toMatchObject({ code: 'onboarding.rejudge_date_invalid' })
  await expect(judge('2026-07-17', '2026-06-01')).rejects.toMatchObject({ code: 'onboarding.condition_in_past' })
  expect(await judge('2026-07-17')).toMatchObject({ verdict: 'conditional', state: 'conditional' })

  const { conditions, rejudgeOn } = await followUp(projectId)
  expect(rejudgeOn).toBe('2026-07-17')
  const [condition] = conditions
  if (!condition) throw new Error('The condition was not kept.')
  const close = () =>
    run((context) =>
      closeCondition(
        context,
        { id: projectId, conditionId: condition.id },
        { version: condition.version, state: 'met', note: '記録を確認' },
      ),
    )
  expect((await close()).conditions).toMatchObject([{ state: 'met', closedOn: '2026-06-22', note: '記録を確認' }])
  await expect(close()).rejects.toMatchObject({ code: 'onboarding.changed_meanwhile' })
  on('2026-07-17')
  await run(watchExams)
  await run(watchExams)
  expect((await followUp(projectId)).steps.map(({ step }) => step)).toEqual(['asked_again', 'rejudge_due'])
})

it('keeps the settings of the workspace, refuses those that cannot judge, and asks for the level they require', async () => {
  const save = (change: object, version: number) =>
    run((context) => saveGraduationPolicy(context, { ...defaultGraduationSettings, ...change, version }))
  expect((await run(readGraduationPolicy)).version).toBe(0)
  const cutOffs = { ...defaultGraduationSettings.cutOffs, passScore: 6 }
  await expect(save({ cutOffs }, 0)).rejects.toMatchObject({ code: 'onboarding.policy_invalid' })
  expect(await save({ requiredEnablement: 2 }, 0)).toMatchObject({ requiredEnablement: 2, version: 1 })
  await expect(save({}, 0)).rejects.toMatchObject({ code: 'onboarding.changed_meanwhile' })
  await expect(save({}, 4)).rejects.toMatchObject({ code: 'onboarding.changed_meanwhile' })

  const { projectId } = await run((context) => buildProject(context))
  const codes = async () => (await read(projectId)).exam.judgement.reasons.map(({ code }) => code)
  expect(await codes()).toContain('enablement_below_required')
  const input = {
    clientId: newId(),
    level: 2 as const,
    isShown: true,
    evidence: '新任2名に教えた',
    shownOn: '2026-04-01',
  }
  await run((context) => recordEnablement(context, projectId, input))
  const after = await run((context) => recordEnablement(context, projectId, input))
  expect(after.enablement).toMatchObject({
    level: 2,
    required: 2,
    records: [{ level: 2, evidence: '新任2名に教えた' }],
  })
  expect(await codes()).not.toContain('enablement_below_required')
})

it('counts a withdrawn confirmation no longer, and keeps what was said', async () => {
  const { projectId } = await run((context) => buildProject(context))
  await run((context) => passKickoff(context, projectId))
  const said = { goalId: null, words: '残業がなくなった', name: '山田', title: '', how: '電話' }
  const confirm = (confirmedOn: string) =>
    run((context) => recordValueConfirmation(context, projectId, { ...said, clientId: newId(), confirmedOn }))
  on('2026-05-20')
  const first = await confirm('2026-05-10')
  const second = await confirm('2026-05-20')
  const withdraw = (confirmationId: string) =>
    run((context) =>
      withdrawValue(context, { id: projectId, confirmationId }, { reason: '別の会社', withdrawnOn: '2026-05-20' }),
    )
  expect(await withdraw(first.id)).toEqual({ valueConfirmedOn: '2026-05-20' })
  expect((await read(projectId)).state).toBe('value_confirmed')
  expect(await withdraw(second.id)).toEqual({ valueConfirmedOn: null })
  await expect(withdraw(second.id)).rejects.toMatchObject({ code: 'onboarding.value_withdrawn' })
  const page = await read(projectId)
  expect(page).toMatchObject({ state: 'running', valueConfirmedOn: null, firstValueOn: null })
  expect(page.valueConfirmations).toMatchObject([
    { withdrawn: { because: '別の会社' } },
    { withdrawn: { on: '2026-05-20' } },
  ])
  expect(page.exam.judgement.reasons).toContainEqual({ code: 'value_not_confirmed' })
})

it('keeps a must-have of outcome and of intent among the criteria', async () => {
  const { projectId } = await run((context) => buildProject(context))
  const { items } = (await read(projectId)).criteria
  for (const category of ['outcome', 'intent']) {
    const only = items.find((each) => each.category === category && each.isMust)
    if (!only) throw new Error(`The standard set has no must-have of ${category}.`)
    const target = { id: projectId, criterionId: only.id }
    const refused = { code: 'onboarding.criteria_need_must' }
    await expect(run((context) => removeCriterion(context, target))).rejects.toMatchObject(refused)
    const change = { version: only.version, isMust: false }
    await expect(run((context) => changeCriterion(context, target, change))).rejects.toMatchObject(refused)
  }
})

it('begins the clock of a project anew that never had its kickoff, and still asks for it', async () => {
  const { projectId } = await run((context) => buildProject(context))
  on('2026-07-01')
  const page = await read(projectId)
  const { builtInStopReasons } = await import('../../content/built-in.ts')
  const begun = await run((context) =>
    rekickOff(context, projectId, {
      version: page.version,
      heldOn: '2026-07-01',
      reasonKeys: builtInStopReasons.slice(0, 1).map(({ key }) => key),
      rootCause: '担当者が異動した',
      sponsorName: '佐藤',
      sponsorWords: '秋までに始める',
      valueOn: '2026-10-30',
      goals: page.goals,
      records: {},
    }),
  )
  expect(begun).toEqual({ state: 'planning', cycle: 2 })
  expect((await read(projectId)).day90).toMatchObject({ state: 'ok', day: 0 })
})

it('tells before a change of the policy whose exam moves and who would be judged otherwise', async () => {
  const { projectId } = await run((context) => buildProject(context))
  await run((context) => passKickoff(context, projectId))
  await run((context) => buildProject(context))
  on('2026-06-25')
  await run((context) => recordExamAnswer(context, projectId, answer('champion', 5, '2026-06-25')))
  const preview = (cutOffs: Partial<typeof defaultGraduationSettings.cutOffs>, closeOnDay = 90) =>
    run((context) =>
      previewPolicy(context, {
        ...defaultGraduationSettings,
        cutOffs: { ...defaultGraduationSettings.cutOffs, ...cutOffs },
        timing: { ...defaultGraduationSettings.timing, closeOnDay },
      }),
    )
  expect(await preview({})).toEqual({ open: 2, moved: 0, judged: [] })
  expect(await preview({}, 95)).toMatchObject({ moved: 2, judged: [] })
  expect(await preview({ conditionalScore: 4, maxUnmetForConditional: 20 })).toMatchObject({
    moved: 0,
    judged: [{ projectId, before: 'rekickoff', after: 'conditional' }],
  })
  expect((await run((context) => readGraduationPolicy(context))).version).toBe(0)
})

it('warns of missing value and demands a re-kickoff on the days that the workspace set, and gives no more time then', async () => {
  const save = (day90: { warnFromDay: number; rekickoffDay: number }, version: number) =>
    run((context) => saveGraduationPolicy(context, { ...defaultGraduationSettings, day90, version }))
  await expect(save({ warnFromDay: 45, rekickoffDay: 45 }, 0)).rejects.toMatchObject({
    code: 'onboarding.policy_invalid',
  })
  await save({ warnFromDay: 30, rekickoffDay: 45 }, 0)
  const { projectId } = await run((context) => buildProject(context))
  await run((context) => passKickoff(context, projectId))
  const listed = async (attention: 'day_60' | 'day_90') =>
    (await run((context) => listProjects(context, { limit: 50, attention }))).items.map(({ id }) => id)
  on('2026-05-01')
  expect((await read(projectId)).day90).toMatchObject({ state: 'warn', daysLeft: 15 })
  expect([await listed('day_60'), await listed('day_90')]).toEqual([[projectId], []])
  const extend = async () =>
    run(async (context) =>
      extendProject(context, projectId, {
        version: (await readProject(context, projectId)).version,
        clientId: newId(),
        cause: 'underestimated',
        rootCause: '見積もりが甘かった',
        valueOn: '2026-12-25',
        agreedBy: '山田花子',
        agreedOn: '2026-05-01',
        how: '電話',
      }),
    )
  expect(await extend()).toMatchObject({ extension: 1 })
  on('2026-05-16')
  expect((await read(projectId)).day90).toMatchObject({ state: 'rekickoff_due', daysLeft: 0 })
  expect([await listed('day_60'), await listed('day_90')]).toEqual([[], [projectId]])
  await expect(extend()).rejects.toMatchObject({ code: 'onboarding.rekickoff_needed' })
})

it('keeps to the built-in days where the settings were kept before there was a choice', async () => {
  const { day90: _, ...before } = defaultGraduationSettings
  await database.owner.query(
    `insert into onboarding.graduation_policies (workspace_id, policy, updated_by, updated_at) values ($1, $2, '', now())`,
    [workspace.workspaceId, JSON.stringify(before)],
  )
  expect(await run(readGraduationPolicy)).toMatchObject({ day90: { warnFromDay: 60, rekickoffDay: 90 } })
  const { projectId } = await run((context) => buildProject(context))
  on('2026-06-30')
  expect((await read(projectId)).day90).toMatchObject({ state: 'rekickoff_due' })
})
