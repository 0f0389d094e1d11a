import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { buildWorkspace } from '#modules/identity/testing.ts'
import type { Context } from '#platform/context/context.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { buildProject } from '../../testing.ts'
import { remindOfHomework } from '../homework/remind.ts'
import { changeTask } from '../plan/change-task.ts'
import { listProjects, listProjectTimeline } from '../projects/list-projects.ts'
import { readProject } from '../projects/read-project.ts'
import { listProjectsNeedingAttention } from './list-projects-needing-attention.ts'

const clock = createFakeClock('2026-04-01T01:00:00Z')
let database: TestDatabase
let statements = 0

beforeAll(async () => {
  database = await openTestDatabase()
  database.app.on('acquire', (client) => {
    if (!vi.isMockFunction(client.query)) vi.spyOn(client, 'query')
    vi.mocked(client.query).mockClear()
  })
  database.app.on('release', (_, client) => {
    statements = vi.mocked(client.query).mock.calls.length
  })
})
afterAll(() => database.close())

async function startWorkspace() {
  clock.set('2026-04-01T01:00:00Z')
  const workspace = await buildWorkspace(database, { clock })
  const run = <T>(work: (context: Context) => Promise<T>) => workspace.run(work)
  return { run, started: await run((context) => buildProject(context)) }
}

it('says why a project needs somebody, each reason by itself', async () => {
  const { run, started } = await startWorkspace()
  const reasons = async (day: string) => {
    clock.set(`${day}T01:00:00Z`)
    const found = await run(listProjectsNeedingAttention)
    expect(found.every(({ projectId }) => projectId === started.projectId)).toBe(true)
    return found.map(({ reason }) => reason).toSorted()
  }
  const overdue = ['homework_overdue', 'kickoff_gate_open', 'our_task_overdue']
  expect(await reasons('2026-04-01')).toEqual([])
  expect(await reasons('2026-04-15')).toEqual(overdue)
  expect(await reasons('2026-04-16')).toEqual([...overdue, 'no_activity'].toSorted())
  expect(await reasons('2026-05-31')).toEqual([...overdue, 'day_60', 'no_activity'].toSorted())
  expect(await reasons('2026-06-30')).toEqual([...overdue, 'day_90', 'exam_due', 'no_activity'].toSorted())
  const [first] = await run(listProjectsNeedingAttention)
  expect(first?.days).toBe(90)
})

it('lists projects by what they need, page by page', async () => {
  const { run, started } = await startWorkspace()
  const second = await run((context) => buildProject(context, { valueOn: '2026-05-15', programKey: 'wbs_low_6w' }))
  clock.set('2026-05-31T01:00:00Z')
  const third = await run((context) => buildProject(context, { valueOn: '2026-12-25' }))
  const list = (query: object) => run((context) => listProjects(context, { limit: 50, ...query }))
  const ids = async (query: object) => (await list(query)).items.map(({ id }) => id)
  expect(await ids({ attention: 'day_60' })).toEqual([second.projectId, started.projectId])
  expect(await ids({ attention: 'day_90' })).toEqual([])
  expect(await ids({ attention: 'stalled', programKey: 'wbs_low_6w' })).toEqual([second.projectId])
  expect(await ids({ state: 'closed' })).toEqual([])
  expect(await ids({ accountId: third.accountId })).toEqual([third.projectId])
  expect((await list({})).totals).toEqual({
    open: 3,
    stalled: 2,
    homeworkOverdue: 2,
    forecastLate: 0,
    rekickoffDay: 90,
    warnFromDay: 60,
    day60: 2,
    day90: 0,
  })

  const page = await list({ limit: 2 })
  const rest = await list({ limit: 2, cursor: page.nextCursor ?? '' })
  expect([...page.items, ...rest.items].map(({ id }) => id)).toEqual(await ids({}))
  expect(rest.nextCursor).toBeNull()
  expect(page.items[0]).toMatchObject({ state: 'planning', isStalled: true, progress: 0, day90: { state: 'warn' } })
  expect(page.items[0]?.nextStep).toMatchObject({ dueState: 'overdue' })
})

it('shows each project over time with its milestones, those that were reached on their day', async () => {
  const { run, started } = await startWorkspace()
  const page = await run((context) => readProject(context, started.projectId))
  const wanted = page.tasks.filter(({ isMilestone }) => isMilestone)
  const [skipped, reached] = wanted.filter(({ id, key }) => id !== page.kickoffTaskId && key !== page.valueTaskKey)
  if (!skipped || !reached) throw new Error('too few milestones')
  const set = (task: typeof reached, status: 'done' | 'skipped') =>
    run((context) =>
      changeTask(context, { id: page.id, taskId: task.id }, { version: task.version, status, doneOn: '2026-04-01' }),
    )
  await set(skipped, 'skipped')
  await set(reached, 'done')
  const { items } = await run((context) => listProjectTimeline(context, { limit: 10, ownerId: undefined }))
  const milestones = items.find(({ id }) => id === page.id)?.milestones ?? []
  expect(milestones.map(({ taskId }) => taskId)).toEqual(
    wanted.filter(({ id }) => id !== skipped.id).map(({ id }) => id),
  )
  expect(milestones.filter(({ isDone }) => isDone)).toEqual([
    { taskId: reached.id, name: reached.name, on: '2026-04-01', isDone: true },
  ])
  expect(milestones.find(({ isDone }) => !isDone)?.on).toBe(
    page.tasks.find(({ id }) => id === milestones.find((each) => !each.isDone)?.taskId)?.dueOn,
  )
})

it('asks the database as often for many projects as for one', async () => {
  const { run, started } = await startWorkspace()
  const cost = async (work: (context: Context) => Promise<unknown>) => {
    await run(work)
    return statements
  }
  const list = (context: Context) => listProjects(context, { limit: 50 })
  const timeline = (context: Context) => listProjectTimeline(context, { limit: 200 })
  const costs = async () => [await cost(list), await cost(timeline), await cost(listProjectsNeedingAttention)]
  const few = await costs()
  expect(Math.min(...few)).toBeGreaterThan(1)
  for (let made = 0; made < 4; made++) await run((context) => buildProject(context))
  expect(await costs()).toEqual(few)
  expect(await cost((context) => readProject(context, started.projectId))).toBeLessThanOrEqual(25)
})

it('reminds of homework once a due date, and says so in the project', async () => {
  const { run, started } = await startWorkspace()
  const reminders = async (day: string) => {
    clock.set(`${day}T01:00:00Z`)
    await run(remindOfHomework)
    await run(remindOfHomework)
    const { tasks } = await run((context) => readProject(context, started.projectId))
    return tasks.find(({ key }) => key === 'answer_hearing')?.reminders ?? []
  }
  const page = await run((context) => readProject(context, started.projectId))
  const dueOn = page.tasks.find(({ key }) => key === 'answer_hearing')?.dueOn
  expect(dueOn).toBe('2026-04-08')
  const row = (kind: string, remindedOn: string) => ({ kind, dueOn, remindedOn, state: 'visible' })
  expect(await reminders('2026-04-03')).toEqual([])
  expect(await reminders('2026-04-06')).toEqual([row('before_due', '2026-04-06')])
  expect(await reminders('2026-04-08')).toHaveLength(1)
  expect(await reminders('2026-04-09')).toEqual([row('before_due', '2026-04-06'), row('after_due', '2026-04-09')])
  expect((await reminders('2026-04-15')).at(-1)).toEqual(row('long_overdue', '2026-04-15'))
  const told = await database.owner.query(
    `select from platform.outbox where name = 'onboarding.reminder_due' and payload->>'projectId' = $1
       and payload->>'taskId' = $2`,
    [started.projectId, page.tasks.find(({ key }) => key === 'answer_hearing')?.id],
  )
  expect(told.rowCount).toBe(3)
})
