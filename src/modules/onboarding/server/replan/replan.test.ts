import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildAccount } from '#modules/accounts/testing.ts'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import type { Context } from '#platform/context/context.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import type { ProjectPage } from '../../contract.ts'
import { buildProject, testGoal } from '../../testing.ts'
import { addTask } from '../plan/add-task.ts'
import { changeTask } from '../plan/change-task.ts'
import { changeProject } from '../projects/change-project.ts'
import { previewProject } from '../projects/preview-project.ts'
import { readProject } from '../projects/read-project.ts'
import { applyPlan } from './apply-plan.ts'
import { previewPlan } from './preview-plan.ts'

const clock = createFakeClock('2026-04-01T01:00:00Z')
let database: TestDatabase
let workspace: TestWorkspace
let run: <T>(work: (context: Context) => Promise<T>) => Promise<T>

beforeAll(async () => {
  database = await openTestDatabase()
  workspace = await buildWorkspace(database, { clock })
  run = (work) => workspace.run(work)
})
afterAll(() => database.close())

const read = (projectId: string) => run((context) => readProject(context, projectId))
const datesOf = ({ tasks }: ProjectPage) => new Map(tasks.map(({ key, startOn, dueOn }) => [key, { startOn, dueOn }]))

function taskBy(page: ProjectPage, key: string) {
  const task = page.tasks.find((each) => each.key === key)
  if (!task) throw new Error(`no task ${key}`)
  return task
}

it('starts with the plan that the preview showed, around Golden Week and the closed days of the customer', async () => {
  const account = await run((context) =>
    buildAccount(context, { closedWeekdays: [3], closedDays: ['2026-05-11'], contractStartOn: '2026-04-01' }),
  )
  const input = {
    accountId: account.id,
    programKey: 'wbs_high_12w',
    contractStartOn: '2026-04-01',
    kickoffOn: '2026-04-16',
    valueOn: '2026-06-12',
    ownerId: null,
    goals: [{ ...testGoal, baseline: null }],
  }
  const preview = await run((context) => previewProject(context, input))
  const { projectId } = await run((context) => buildProject(context, input))
  const page = await read(projectId)
  expect([...datesOf(page)]).toEqual(preview.tasks.map(({ key, startOn, dueOn }) => [key, { startOn, dueOn }]))
  expect(preview.goalFlaws).toEqual([['no_baseline']])
  expect(page).toMatchObject({ kickoffOn: '2026-04-16', valueOn: '2026-06-12', forecastValueOn: preview.valueOn })
  for (const { side, startOn, dueOn } of page.tasks) {
    for (const day of [startOn, dueOn]) {
      expect(day < '2026-05-02' || day > '2026-05-06', day).toBe(true)
      if (side !== 'vendor') expect(new Date(`${day}T00:00:00Z`).getUTCDay(), day).not.toBe(3)
    }
  }
})

it('applies what it previewed, and moves only unfinished work', async () => {
  const { projectId } = await run((context) => buildProject(context))
  const before = await read(projectId)
  const done = taskBy(before, 'send_welcome')
  const later = taskBy(before, 'start_pilot')
  const pinned = taskBy(before, 'answer_questions')
  const change = (task: { id: string; version: number }, body: object) =>
    run((context) => changeTask(context, { id: projectId, taskId: task.id }, { version: task.version, ...body }))
  await change(done, { status: 'done' })
  await change(later, { status: 'done' })
  await change(pinned, { isPinned: true })

  const current = await read(projectId)
  const edits = [{ kind: 'kickoff' as const, on: '2026-05-08' }]
  const preview = await run((context) => previewPlan(context, projectId, { edits }))
  expect(datesOf(await read(projectId))).toEqual(datesOf(current))
  const applied = await run((context) => applyPlan(context, projectId, { edits, version: preview.version }))
  expect(applied).toEqual({ ...preview, version: preview.version + 1, changeId: expect.any(String) })
  expect(preview.unmoved).toEqual({ finished: 2, pinned: 1 })
  expect(preview.valueDate?.days).toBeGreaterThan(0)

  const after = await read(projectId)
  const expected = new Map([...datesOf(current), ...preview.changes.map(({ taskKey, to }) => [taskKey, to] as const)])
  expect(datesOf(after)).toEqual(expected)
  for (const key of ['send_welcome', 'start_pilot', 'answer_questions']) {
    expect(datesOf(after).get(key)).toEqual(datesOf(current).get(key))
  }
  expect(taskBy(after, 'hold_kickoff')).toMatchObject({
    startOn: '2026-05-08',
    baselineDueOn: taskBy(before, 'hold_kickoff').dueOn,
  })
  expect(after.forecastValueOn).toBe(preview.valueDate?.to)
  await expect(
    run((context) => applyPlan(context, projectId, { edits, version: preview.version })),
  ).rejects.toMatchObject({ code: 'onboarding.changed_meanwhile' })
  await expect(
    run((context) =>
      applyPlan(context, projectId, {
        edits: [{ kind: 'move', taskId: done.id, dueOn: '2026-05-20' }],
        version: after.version,
      }),
    ),
  ).rejects.toMatchObject({ code: 'onboarding.task_closed' })
})

it('pushes what waits for a task that gets later dates by hand', async () => {
  const { projectId } = await run((context) => buildProject(context))
  const before = await read(projectId)
  const task = taskBy(before, 'import_live')
  const input = { version: task.version, dueOn: '2026-07-31' }
  const { task: moved, changes } = await run((context) =>
    changeTask(context, { id: projectId, taskId: task.id }, input),
  )
  expect(moved.dueOn).toBe('2026-07-31')
  expect(changes.map(({ taskKey }) => taskKey)).toContain('start_pilot')
  expect(taskBy(await read(projectId), 'start_pilot').startOn >= '2026-07-31').toBe(true)
  await expect(run((context) => changeTask(context, { id: projectId, taskId: task.id }, input))).rejects.toMatchObject({
    code: 'onboarding.changed_meanwhile',
  })
})

it('keeps the kickoff for its gate, and dates the first value by its task', async () => {
  const { projectId } = await run((context) => buildProject(context))
  const page = await read(projectId)
  const kickoff = taskBy(page, 'hold_kickoff')
  await expect(
    run((context) => changeTask(context, { id: projectId, taskId: kickoff.id }, { version: 1, status: 'done' })),
  ).rejects.toMatchObject({ code: 'onboarding.kickoff_by_gate' })
  const value = { id: projectId, taskId: taskBy(page, 'confirm_first_value').id }
  await run((context) => changeTask(context, value, { version: 1, status: 'done' }))
  expect(await read(projectId)).toMatchObject({ firstValueOn: '2026-04-01', valueConfirmedOn: null })
  await run((context) => changeTask(context, value, { version: 2, status: 'doing' }))
  expect((await read(projectId)).firstValueOn).toBeNull()
  await expect(
    run((context) => changeTask(context, value, { version: 3, status: 'done', doneOn: '2026-04-02' })),
  ).rejects.toMatchObject({ code: 'onboarding.date_in_future' })
})

it('takes a task added by hand into the plan', async () => {
  const { projectId } = await run((context) => buildProject(context))
  const page = await read(projectId)
  const task = {
    name: '工場向けの手順書を作る',
    stage: page.stages[0]?.key ?? '',
    side: 'customer' as const,
    startOn: '2026-04-10',
    dueOn: '2026-04-20',
    doneWhen: '',
    effortMinutes: 25,
    dependsOn: ['send_welcome'],
    visibility: 'internal' as const,
  }
  const added = await run((context) => addTask(context, projectId, task))
  expect(added).toMatchObject({ isCustom: true, visibility: 'internal', name: { ja: task.name, en: task.name } })
  await expect(
    run((context) => addTask(context, projectId, { ...task, stage: 'none', dueOn: '2026-04-01', dependsOn: ['none'] })),
  ).rejects.toMatchObject({ fields: [{ path: 'stage' }, { path: 'dueOn' }, { path: 'dependsOn' }] })
})

it('brings work that was put off to phase 2 back when it is taken up', async () => {
  const { projectId } = await run((context) => buildProject(context))
  const putOff = async () => {
    const page = await read(projectId)
    const { id: taskId } = taskBy(page, 'connect_systems')
    const edits = [{ kind: 'phase' as const, taskId, phase: 2 as const }]
    await run((context) => applyPlan(context, projectId, { version: page.version, edits }))
    const after = await read(projectId)
    expect(taskBy(after, 'connect_systems')).toMatchObject({ phase: 2, status: 'skipped' })
    return { version: after.version, task: taskBy(after, 'connect_systems') }
  }
  const { task } = await putOff()
  const change = { version: task.version, status: 'doing' as const }
  await run((context) => changeTask(context, { id: projectId, taskId: task.id }, change))
  expect(taskBy(await read(projectId), 'connect_systems')).toMatchObject({ phase: 1, status: 'doing' })

  const { version } = await putOff()
  const edits = [{ kind: 'status' as const, taskId: task.id, status: 'todo' as const }]
  await run((context) => applyPlan(context, projectId, { version, edits }))
  expect(taskBy(await read(projectId), 'connect_systems')).toMatchObject({ phase: 1, status: 'todo' })
})

it('writes of several edits of one task what they come to', async () => {
  const { projectId } = await run((context) => buildProject(context))
  const page = await read(projectId)
  const [welcome, systems] = [taskBy(page, 'send_welcome'), taskBy(page, 'connect_systems')]
  const edits = [
    { kind: 'status' as const, taskId: welcome.id, status: 'done' as const },
    { kind: 'status' as const, taskId: welcome.id, status: 'todo' as const },
    { kind: 'phase' as const, taskId: systems.id, phase: 2 as const },
    { kind: 'status' as const, taskId: systems.id, status: 'todo' as const },
  ]
  const applied = await run((context) => applyPlan(context, projectId, { version: page.version, edits }))
  const after = await read(projectId)
  expect(taskBy(after, 'send_welcome')).toMatchObject({ status: 'todo', doneOn: null })
  expect(taskBy(after, 'connect_systems')).toMatchObject({ status: 'todo', phase: 1 })
  expect(after.forecastValueOn).toBe(applied.valueDate?.to)
})

it('leads the open work of a running plan to another agreed value date, as previewed', async () => {
  const { projectId } = await run((context) => buildProject(context))
  const first = taskBy(await read(projectId), 'send_welcome')
  const done = { version: first.version, status: 'done' as const }
  await run((context) => changeTask(context, { id: projectId, taskId: first.id }, done))
  const before = await read(projectId)
  await run((context) => changeProject(context, projectId, { version: before.version, valueOn: '2026-07-31' }))
  const agreed = await read(projectId)
  expect(datesOf(agreed)).toEqual(datesOf(before))
  const edits = [{ kind: 'value_date' as const, on: '2026-07-31' }]
  const preview = await run((context) => previewPlan(context, projectId, { edits }))
  expect(preview.valueDate?.to).toBe('2026-07-31')
  await run((context) => applyPlan(context, projectId, { version: agreed.version, edits }))
  const after = await read(projectId)
  expect(after).toMatchObject({ valueOn: '2026-07-31', forecastValueOn: '2026-07-31' })
  const moved = new Map(preview.changes.map(({ taskKey, to }) => [taskKey, to]))
  for (const [key, dates] of datesOf(after)) expect(dates).toEqual(moved.get(key) ?? datesOf(before).get(key))
  expect(moved.has('send_welcome')).toBe(false)
})
