import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import type { Context } from '#platform/context/context.ts'
import { newId } from '#platform/kernel/ids.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { buildProject } from '../../../testing.ts'
import { cancelMeeting } from '../../meetings/cancel-meeting.ts'
import { listTrainings } from '../describe-trainings.ts'
import { addCourse } from '../save-course.ts'
import { scheduleTraining } from '../schedule-training.ts'
import { addJointCustomers, addJointTraining } from './add-joint.ts'
import { listJointTrainings } from './list-joint.ts'

let database: TestDatabase
let workspace: TestWorkspace

const clock = createFakeClock('2026-04-01T01:00:00Z')

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const run = <T>(work: (context: Context) => Promise<T>) => workspace.run(work)

/** A workspace of its own with as many customers in onboarding, and a live course. */
async function prepare(count: number) {
  workspace = await buildWorkspace(database, { clock })
  const owner = await workspace.addMember('csm', '佐藤 花子')
  const projects = []
  for (let made = 0; made < count; made++)
    projects.push(await run((context) => buildProject(context, { ownerId: owner.id })))
  const { id: courseId } = await run((context) =>
    addCourse(context, {
      clientId: newId(),
      kind: 'group',
      audience: 'user',
      name: { ja: '利用者研修', en: 'User training' },
      minutes: 60,
      url: null,
      questions: [],
      passPercent: 80,
    }),
  )
  return { courseId, projectIds: projects.map(({ projectId }) => projectId), projects }
}

const addJoint = (courseId: string, projectIds: readonly string[], on = '2026-04-20') =>
  run((context) => addJointTraining(context, { clientId: newId(), courseId, on, time: '10:00', projectIds }))

const list = (when: 'coming' | 'past', cursor?: string, limit = 100) =>
  run((context) => listJointTrainings(context, { when, limit, cursor }))

async function jointOf(projectId: string) {
  const { items } = await list('coming')
  const joint = items.find(({ customers }) => customers.some((each) => each.projectId === projectId))
  if (!joint) throw new Error('There is no joint training of the project.')
  const part = joint.customers.find((each) => each.projectId === projectId)
  return { joint, target: { id: projectId, trainingId: part?.trainingId ?? '' }, version: part?.version ?? 0 }
}

const moved = { on: '2026-04-21', time: '13:00', minutes: 45, url: null }

it('refuses to move a joint training by somebody who does not know of a customer taken in meanwhile', async () => {
  const { courseId, projectIds } = await prepare(3)
  const [one = '', two = '', three = ''] = projectIds
  await addJoint(courseId, [one, two])
  const { joint, target, version } = await jointOf(one)
  await run((context) => addJointCustomers(context, joint.id, { clientId: newId(), projectIds: [three] }))
  const move = (known: number) => run((context) => scheduleTraining(context, target, { ...moved, version: known }))
  await expect(move(version)).rejects.toMatchObject({ code: 'onboarding.changed_meanwhile' })
  await move((await jointOf(one)).version)
  const times = await Promise.all(
    projectIds.map(async (id) =>
      (await run((context) => listTrainings(context, id))).items.find((each) => each.jointId),
    ),
  )
  expect(times.map((training) => training?.meeting?.time)).toEqual(['13:00', '13:00', '13:00'])
})

it('takes a customer in once, whoever does it at the same time', async () => {
  const { courseId, projectIds } = await prepare(3)
  const [one = '', two = '', three = ''] = projectIds
  await addJoint(courseId, [one, two])
  const { joint } = await jointOf(one)
  const join = () => run((context) => addJointCustomers(context, joint.id, { clientId: newId(), projectIds: [three] }))
  const taken = await Promise.all([join(), join()])
  expect(taken.flatMap(({ projectIds: ids }) => ids)).toEqual([three])
  expect((await jointOf(one)).joint.customers).toHaveLength(3)
})

it('is moved for the others once one customer’s part was called off', async () => {
  const { courseId, projectIds } = await prepare(3)
  const [one = '', two = '', three = ''] = projectIds
  await addJoint(courseId, projectIds)
  const { items } = await run((context) => listTrainings(context, two))
  const meeting = items.find(({ jointId }) => jointId !== null)?.meeting
  await run((context) =>
    cancelMeeting(
      context,
      { id: two, meetingId: meeting?.id ?? '' },
      { version: meeting?.version ?? 0, reason: '都合がつかない' },
    ),
  )
  const { target, version } = await jointOf(one)
  await run((context) => scheduleTraining(context, target, { ...moved, version }))
  const after = (await jointOf(one)).joint
  expect(after).toMatchObject({ on: moved.on, time: moved.time, state: 'scheduled' })
  const stateOf = (id: string) => after.customers.find(({ projectId }) => projectId === id)?.state
  expect([one, two, three].map(stateOf)).toEqual(['scheduled', 'cancelled', 'scheduled'])
})

it('pages what is to come by its begin, counts it, and leaves archived customers out', async () => {
  const { courseId, projectIds, projects } = await prepare(4)
  const [one = '', two = '', three = '', four = ''] = projectIds
  await addJoint(courseId, [one, two], '2026-05-20')
  await addJoint(courseId, [one, two], '2026-05-08')
  await addJoint(courseId, [one, two], '2026-03-30')
  await addJoint(courseId, [three, four], '2026-05-01')
  await addJoint(courseId, [one, three], '2026-06-02')
  for (const { accountId } of projects.slice(2))
    await database.owner.query('update accounts.accounts set archived_at = now() where account_id = $1', [accountId])
  const pages: string[] = []
  let cursor: string | undefined
  do {
    const page: Awaited<ReturnType<typeof list>> = await list('coming', cursor, 1)
    pages.push(...page.items.map(({ on }) => on))
    expect(page.coming).toMatchObject({ count: 4, next: { on: '2026-05-08' } })
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  expect(pages).toEqual(['2026-03-30', '2026-05-08', '2026-05-20', '2026-06-02'])
  expect((await list('past')).items).toEqual([])
})

it('is past once it is over for all its customers', async () => {
  const { courseId, projectIds } = await prepare(2)
  const [one = '', two = ''] = projectIds
  await addJoint(courseId, projectIds)
  for (const projectId of [one, two]) {
    expect((await list('coming')).coming.count).toBe(1)
    const { items } = await run((context) => listTrainings(context, projectId))
    const meeting = items.find(({ jointId }) => jointId !== null)?.meeting
    await run((context) =>
      cancelMeeting(
        context,
        { id: projectId, meetingId: meeting?.id ?? '' },
        { version: meeting?.version ?? 0, reason: '都合がつかない' },
      ),
    )
  }
  expect((await list('coming')).coming).toEqual({ count: 0, next: null })
  expect((await list('past')).items.map(({ state, isComing }) => [state, isComing])).toEqual([['cancelled', false]])
})
