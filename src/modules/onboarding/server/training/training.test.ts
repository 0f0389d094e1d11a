import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { buildStakeholder } from '#modules/accounts/testing.ts'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import type { Actor, Context } from '#platform/context/context.ts'
import { newId } from '#platform/kernel/ids.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { portalTrainingsSchema } from '../../contract.ts'
import { buildProject } from '../../testing.ts'
import { completeTrainingFromPortal, readTrainingsForPortal, takeSkillCheckFromPortal } from '../api.ts'
import { addExtraTraining } from './add-extra-training.ts'
import { addParticipants } from './add-participants.ts'
import { addTraining, planTrainings } from './add-training.ts'
import { listTrainings } from './describe-trainings.ts'
import { importAttendanceFile, previewAttendanceFile } from './import-attendance.ts'
import { addJointCustomers, addJointTraining } from './joint/add-joint.ts'
import { listJointTrainings } from './joint/list-joint.ts'
import { endCheckLinks, makeCheckLink } from './named/check-links.ts'
import { readNamedCheck, takeNamedCheck } from './named/take-named-check.ts'
import { recordTrainingAttendance } from './record-training-attendance.ts'
import { addCourse, changeCourse, listCourses } from './save-course.ts'
import { scheduleTraining } from './schedule-training.ts'

const start = '2026-04-01T01:00:00Z'
const clock = createFakeClock(start)
let database: TestDatabase
let workspace: TestWorkspace

beforeAll(async () => {
  database = await openTestDatabase()
  workspace = await buildWorkspace(database, { clock })
})
beforeEach(() => clock.set(start))
afterAll(() => database.close())

const run = <T>(work: (context: Context) => Promise<T>) => workspace.run(work)

async function build() {
  const owner = await workspace.addMember('csm', '佐藤 花子')
  return run(async (context) => {
    const project = await buildProject(context, { ownerId: owner.id })
    const person = await buildStakeholder(context, project.accountId, {
      familyName: '山田',
      roles: ['champion'],
      email: 'yamada@example.com',
    })
    const { items } = await planTrainings(context, project.projectId)
    const training = items.find(({ course }) => course.audience === 'user')
    if (!training) throw new Error('The plan asks for no training.')
    return { ...project, stakeholderId: person.id, target: { id: project.projectId, trainingId: training.id } }
  })
}

async function ask({ target, stakeholderId }: Awaited<ReturnType<typeof build>>, people = ['suzuki', 'tanaka']) {
  const { items } = await run((context) => listTrainings(context, target.id))
  const { version = 0 } = items.find(({ id }) => id === target.trainingId) ?? {}
  return run((context) =>
    addParticipants(context, target, {
      version,
      stakeholderIds: [stakeholderId],
      people: people.map((name) => ({ name, email: `${name}@example.com` })),
    }),
  )
}

const draftsOf = (accountId: string) =>
  run(({ transaction }) =>
    transaction
      .withTables<{ 'messaging.messages': { account_id: string; to_email: string; state: string; calendar: string } }>()
      .selectFrom('messaging.messages')
      .select(['to_email', 'calendar'])
      .where('account_id', '=', accountId)
      .where('calendar', 'is not', null)
      .where('state', '=', 'draft')
      .orderBy('to_email')
      .execute(),
  )

async function toldOf(accountId: string) {
  const { rows } = await database.owner.query<{ attended: number; held: number; completed: number }>(
    `select
      (select count(*)::int from accounts.timeline_entries where account_id = $1 and kind = 'onboarding.training_attended') as attended,
      (select count(*)::int from accounts.timeline_entries where account_id = $1 and kind = 'onboarding.meeting_held') as held,
      (select count(*)::int from platform.outbox where account_id = $1 and name = 'onboarding.training_completed') as completed`,
    [accountId],
  )
  return rows[0]
}

it('makes what the plan asks for once', async () => {
  const { projectId } = await build()
  const again = await run((context) => planTrainings(context, projectId))
  expect(again.items.map(({ course }) => course.audience)).toEqual(['admin', 'user'])
  expect(again.participation).toEqual({ asked: 0, completed: 0, rate: null, isEnough: false })
})

it('invites stakeholders and end users, and counts who came', async () => {
  const project = await build()
  const asked = await ask(project)
  const when = { on: '2026-04-10', time: '10:00', minutes: 45, url: 'https://meet.example.com/a' }
  const { version } = await run((context) =>
    scheduleTraining(context, project.target, { ...when, version: asked.version }),
  )
  const drafts = await draftsOf(project.accountId)
  expect(drafts.map(({ to_email }) => to_email)).toEqual([
    'suzuki@example.com',
    'tanaka@example.com',
    'yamada@example.com',
  ])
  for (const { to_email, calendar } of drafts) expect(calendar.match(/[\w.]+@example\.com/g)).toContain(to_email)

  const came = asked.participants.filter(({ name }) => name !== 'tanaka').map(({ id }) => id)
  const record = (attendedIds: string[]) =>
    run((context) => recordTrainingAttendance(context, project.target, { version, attendedIds }))
  await expect(record(came)).rejects.toMatchObject({ code: 'onboarding.date_in_future' })
  clock.set('2026-04-10T06:00:00Z')
  const held = await record(came)
  expect(held.participation).toMatchObject({ asked: 3, completed: 2, isEnough: false })
  expect(held.meeting?.state).toBe('held')
  await expect(record(came)).rejects.toMatchObject({ code: 'onboarding.changed_meanwhile' })
})

it('sets up another training for those who missed it, with drafts only', async () => {
  const project = await build()
  await ask(project)
  const extra = () => run((context) => addExtraTraining(context, project.projectId, { clientId: 'extra-1234' }))
  const [first, second] = [await extra(), await extra()]
  expect(second.id).toBe(first.id)
  expect(first).toMatchObject({ meeting: { state: 'scheduled', on: '2026-04-08' }, dueOn: '2026-04-08' })
  expect(first.participants).toHaveLength(3)
  expect(await draftsOf(project.accountId)).toHaveLength(3)
})

it('takes over a list of attendance as it was previewed, and twice alike', async () => {
  const project = await build()
  await ask(project)
  const file = Buffer.from('氏名,メール,出欠\n,suzuki@example.com,○\n高橋,takahashi@example.com,○\n誰か,,たぶん\n')
  const preview = await run((context) => previewAttendanceFile(context, project.target, file))
  expect(preview.counts).toEqual({ matched: 1, added: 1, refused: 1 })
  const { items } = await run((context) => listTrainings(context, project.projectId))
  expect(items.flatMap(({ participants }) => participants)).toHaveLength(3)
  clock.set('2026-05-29T06:00:00Z')
  const load = () => run((context) => importAttendanceFile(context, project.target, file))
  const [first, again] = [await load(), await load()]
  for (const loaded of [first, again]) expect(loaded.participation).toMatchObject({ asked: 4, completed: 2 })
  expect(again).toEqual(first)
  expect(await toldOf(project.accountId)).toMatchObject({ attended: 1, held: 1 })
})

it('counts who works through a recording on their page, tells it, and says once that enough have', async () => {
  const project = await build()
  const made = await run(async (context) => {
    const course = await addCourse(context, {
      clientId: `course-${project.projectId}`,
      kind: 'video',
      audience: 'user',
      name: { ja: '操作の動画', en: 'How to work with it' },
      minutes: 20,
      url: 'https://example.com/video',
      questions: [],
      passPercent: 80,
    })
    const training = { clientId: 'alone-1234', courseId: course.id, on: '2026-04-20', time: '10:00', taskId: null }
    return addTraining(context, project.projectId, training)
  })
  const own = { ...project, target: { id: project.projectId, trainingId: made.id } }
  await ask(own, [])
  const target = { accountId: project.accountId, stakeholderId: project.stakeholderId, trainingId: made.id }
  const complete = () =>
    workspace.run((context) => completeTrainingFromPortal(context, target), {
      kind: 'portal',
      id: project.stakeholderId,
      name: '山田',
    })
  await complete()
  await complete()
  expect(await toldOf(project.accountId)).toEqual({ attended: 1, held: 0, completed: 1 })
})

it('is checked by the person on its page, who sees nothing of colleagues and right answers', async () => {
  const project = await build()
  const asked = await ask(project)
  const visitor: Actor = { kind: 'portal', id: newId(), name: '山田' }
  const { accountId, stakeholderId } = project
  const look = async () =>
    portalTrainingsSchema
      .strict()
      .parse(await workspace.run((context) => readTrainingsForPortal(context, { accountId, stakeholderId }), visitor))
  const text = JSON.stringify(await look())
  expect(text).not.toContain('suzuki')
  expect(text).not.toContain('"right"')
  const target = { accountId, stakeholderId, trainingId: project.target.trainingId }
  const right = Object.fromEntries(asked.course.questions.map((one) => [one.id, one.right]))
  const attempt = (clientId: string, answers: Record<string, number>) =>
    workspace.run((context) => takeSkillCheckFromPortal(context, target, { clientId, answers }), visitor)
  expect(await attempt('attempt-1', {})).toMatchObject({ correct: 0, hasPassed: false })
  clock.set('2026-04-03T01:00:00Z')
  const passed = { correct: 5, asked: 5, share: 1, hasPassed: true }
  expect(await attempt('attempt-2', right)).toEqual(passed)
  expect(await attempt('attempt-2', {})).toEqual(passed)
  expect((await look()).items[0]?.check).toEqual({ attempts: 2, bestShare: 1, passedOn: '2026-04-03' })
  const stranger = { ...target, stakeholderId: newId() }
  await expect(
    run((context) => takeSkillCheckFromPortal(context, stranger, { clientId: 'attempt-3', answers: right })),
  ).rejects.toMatchObject({ code: 'onboarding.no_such_training' })
})

it('teaches two customers at once without showing one to the other', async () => {
  const [one, two] = [await build(), await build()]
  const { items } = await run((context) => listTrainings(context, one.projectId))
  const courseId = items.find(({ course }) => course.kind === 'group')?.course.id ?? ''
  const projectIds = [one.projectId, two.projectId]
  const input = { clientId: 'joint-1234', courseId, on: '2026-04-13', time: '10:00', projectIds }
  await run((context) => addJointTraining(context, input))
  const jointOf = async (projectId: string) =>
    (await run((context) => listTrainings(context, projectId))).items.find(({ jointId }) => jointId !== null)
  const [mine, theirs] = [await jointOf(one.projectId), await jointOf(two.projectId)]
  await ask({ ...two, target: { id: two.projectId, trainingId: theirs?.id ?? '' } }, ['only-two'])
  const target = { id: one.projectId, trainingId: mine?.id ?? '' }
  const moved = { on: '2026-04-14', time: '13:00', minutes: 45, url: null }
  await run((context) => scheduleTraining(context, target, { ...moved, version: mine?.version ?? 0 }))
  expect((await jointOf(two.projectId))?.meeting).toMatchObject({ on: '2026-04-14', time: '13:00', state: 'scheduled' })
  expect(JSON.stringify(await jointOf(one.projectId))).not.toContain('only-two')
  const drafts = await draftsOf(two.accountId)
  expect(drafts.map(({ to_email }) => to_email)).toContain('only-two@example.com')
  expect(await draftsOf(one.accountId)).toEqual([])
})

it('lists a joint training with its customers, and takes another in at the time of the others', async () => {
  const [one, two, three] = [await build(), await build(), await build()]
  const { items } = await run((context) => listTrainings(context, one.projectId))
  const courseId = items.find(({ course }) => course.kind === 'group')?.course.id ?? ''
  const form = { clientId: 'joint-5678', courseId, on: '2026-04-20', time: '15:00' }
  await run((context) => addJointTraining(context, { ...form, projectIds: [one.projectId, two.projectId] }))
  const latest = async () =>
    (await run((context) => listJointTrainings(context, { when: 'coming', limit: 100 }))).items.find(({ customers }) =>
      customers.some(({ projectId }) => projectId === one.projectId),
    )
  const made = await latest()
  expect(made).toMatchObject({ on: '2026-04-20', time: '15:00', state: 'proposed', asked: 0 })
  const [first] = made?.customers ?? []
  const target = { id: first?.projectId ?? '', trainingId: first?.trainingId ?? '' }
  const time = { on: '2026-04-21', time: '16:00', minutes: 45, url: null }
  await run((context) => scheduleTraining(context, target, { ...time, version: first?.version ?? 0 }))
  const join = () => {
    const body = { clientId: 'join-1234', projectIds: [two.projectId, three.projectId] }
    return run((context) => addJointCustomers(context, made?.id ?? '', body))
  }
  expect(await join()).toEqual({ projectIds: [three.projectId] })
  expect(await join()).toEqual({ projectIds: [] })
  const joined = await latest()
  expect(joined?.customers.map(({ state }) => state)).toEqual(['scheduled', 'scheduled', 'scheduled'])
  expect(joined).toMatchObject({ id: made?.id, on: '2026-04-21', time: '16:00', minutes: 45 })
})

it('is checked through a link under a name, which proves nothing of a stakeholder and counts as nobody asked', async () => {
  const project = await build()
  const asked = await ask(project, ['suzuki'])
  const { path } = await run((context) => makeCheckLink(context, project.target))
  const token = path.split('#')[1] ?? ''
  const stranger: Actor = { kind: 'portal', id: newId(), name: '' }
  const question = await workspace.run((context) => readNamedCheck(context, token), stranger)
  expect(JSON.stringify(question)).not.toMatch(/"right"|suzuki|山田/)
  const answers = Object.fromEntries(asked.course.questions.map((one) => [one.id, one.right]))
  const take = (name: string, clientId: string) =>
    workspace.run((context) => takeNamedCheck(context, token, { name, clientId, answers }), stranger)
  const stakeholder = asked.participants.find(({ stakeholderId }) => stakeholderId !== null)?.name ?? ''
  expect(await take('ＳＵＺＵＫＩ', 'named-0001')).toMatchObject({ hasPassed: true })
  await take('高橋 次郎', 'named-0002')
  await take('高橋　次郎', 'named-0003')
  await take(stakeholder, 'named-0004')
  await take(stakeholder, 'named-0004')
  const { items } = await run((context) => listTrainings(context, project.projectId))
  const training = items.find(({ id }) => id === project.target.trainingId)
  expect(training?.checks).toEqual({ taken: 3, passed: 3, unverified: 3 })
  expect(training?.participation).toMatchObject({ asked: 2, completed: 0 })
  const said = training?.participants.map(({ name, isSelfNamed, check }) => [name, isSelfNamed, check?.attempts ?? 0])
  expect(said).toEqual(
    expect.arrayContaining([
      ['suzuki', false, 1],
      ['高橋 次郎', true, 2],
      [stakeholder, true, 1],
      [stakeholder, false, 0],
    ]),
  )
  await run((context) => endCheckLinks(context, project.target))
  await expect(take('高橋 次郎', 'named-0005')).rejects.toMatchObject({ code: 'token.revoked' })
})

it('asks those who had only given their names, with what they did so far', async () => {
  const project = await build()
  const asked = await ask(project, [])
  const { path } = await run((context) => makeCheckLink(context, project.target))
  const token = path.split('#')[1] ?? ''
  const stranger: Actor = { kind: 'portal', id: newId(), name: '' }
  const answers = Object.fromEntries(asked.course.questions.map((one) => [one.id, one.right]))
  for (const name of ['高橋 次郎', '伊藤 三郎', '渡辺 四郎'])
    await workspace.run((context) => takeNamedCheck(context, token, { name, clientId: newId(), answers }), stranger)
  const named = (await run((context) => listTrainings(context, project.projectId))).items.find(
    ({ id }) => id === project.target.trainingId,
  )
  const after = await run((context) =>
    addParticipants(context, project.target, {
      version: named?.version ?? 0,
      stakeholderIds: [],
      people: [
        { name: '高橋　次郎', email: 'takahashi@example.com' },
        { name: '伊藤 三郎', email: null },
      ],
    }),
  )
  const standing = (name: string, { participants }: typeof after) => {
    const [one, ...namesakes] = participants.filter((each) => each.name === name)
    return [one?.isSelfNamed, one?.email, one?.hasAttended, one?.check?.attempts, namesakes.length]
  }
  expect(standing('高橋 次郎', after)).toEqual([false, 'takahashi@example.com', null, 1, 0])
  expect(standing('伊藤 三郎', after)).toEqual([false, null, null, 1, 0])
  expect(standing('渡辺 四郎', after)).toEqual([true, null, null, 1, 0])
  expect(after.participation).toMatchObject({ asked: 3, completed: 0 })
  clock.set('2026-08-01T01:00:00Z')
  const file = new TextEncoder().encode('氏名,出欠\n渡辺 四郎,欠席\n高橋 次郎,出席\n')
  const read = await run((context) => importAttendanceFile(context, project.target, file))
  expect(standing('渡辺 四郎', read)).toEqual([false, null, false, 1, 0])
  expect(standing('高橋 次郎', read)).toEqual([false, 'takahashi@example.com', true, 1, 0])
  expect(read.participation).toMatchObject({ asked: 4, completed: 1 })
})

it('judges by the mark of the course, and keeps the mark that an attempt was judged by', async () => {
  const project = await build()
  const asked = await ask(project, [])
  const { items } = await run((context) => listCourses(context))
  const course = items.find(({ id }) => id === asked.course.id)
  if (!course) throw new Error('The course of the training is missing.')
  const { id, version, isArchived: _, ...fields } = course
  const change = (passPercent: number) =>
    run((context) => changeCourse(context, id, { ...fields, passPercent, version, isArchived: false }))
  await change(20)
  await expect(change(100)).rejects.toMatchObject({ code: 'onboarding.changed_meanwhile' })
  const [first] = asked.course.questions
  const answers = first ? { [first.id]: first.right } : {}
  const target = { accountId: project.accountId, stakeholderId: project.stakeholderId, trainingId: asked.id }
  const attempt = await run((context) => takeSkillCheckFromPortal(context, target, { clientId: 'mark-0001', answers }))
  expect(attempt).toMatchObject({ correct: 1, hasPassed: true })
  const { rows } = await database.owner.query(
    'select pass_percent from onboarding.skill_attempts where client_id = $1',
    ['mark-0001'],
  )
  expect(rows).toEqual([{ pass_percent: 20 }])
})
