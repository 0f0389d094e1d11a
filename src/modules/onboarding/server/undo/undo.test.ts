import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import type { Context } from '#platform/context/context.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import type { PlanEditInput, ProjectPage } from '../../contract.ts'
import { buildProject } from '../../testing.ts'
import { changeTask } from '../plan/change-task.ts'
import { commentOnTask } from '../plan/comment-on-task.ts'
import { readProject } from '../projects/read-project.ts'
import { applyPlan } from '../replan/apply-plan.ts'
import { readPlanUndo } from './read-undo.ts'
import { undoPlan } from './undo-plan.ts'

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
/** The plan without what only counts up. */
const planOf = ({ tasks }: ProjectPage) => tasks.map(({ version, ...task }) => task)
const last = (projectId: string) => run((context) => readPlanUndo(context, projectId))

async function begin() {
  const { projectId } = await run((context) => buildProject(context))
  const page = await read(projectId)
  const idOf = (key: string) => page.tasks.find((task) => task.key === key)?.id ?? ''
  const apply = async (...edits: PlanEditInput[]) => {
    const { version } = await read(projectId)
    return run((context) => applyPlan(context, projectId, { edits, version }))
  }
  const undo = (changeId: string | null) => run((context) => undoPlan(context, projectId, { changeId: changeId ?? '' }))
  return { projectId, page, idOf, apply, undo }
}

it('takes back all that a change of the plan did', async () => {
  const { projectId, page, idOf, apply, undo } = await begin()
  const added = await apply({
    kind: 'add',
    task: {
      name: '社内の確認',
      stage: page.stages[0]?.key ?? '',
      side: 'vendor',
      startOn: '2026-04-06',
      dueOn: '2026-04-08',
      doneWhen: '',
      effortMinutes: 60,
      dependsOn: [],
      visibility: 'internal',
    },
    before: [],
  })
  expect(added.changeId).not.toBeNull()
  const before = await read(projectId)
  const own = before.tasks.find(({ isCustom }) => isCustom)
  const { changeId } = await apply(
    { kind: 'details', taskId: idOf('send_welcome'), name: 'ようこそ', locale: 'ja', effortMinutes: 45 },
    { kind: 'status', taskId: idOf('send_welcome'), status: 'done' },
    { kind: 'move', taskId: idOf('start_pilot'), startOn: '2026-06-15' },
    { kind: 'owner', taskId: idOf('answer_questions'), owner: null },
    { kind: 'remove', taskId: own?.id ?? '' },
    { kind: 'close', side: 'vendor', days: ['2026-05-21'] },
  )
  const changed = await read(projectId)
  const welcome = changed.tasks.find(({ key }) => key === 'send_welcome')
  expect(welcome).toMatchObject({ name: { ja: 'ようこそ' }, effortMinutes: 45, status: 'done' })
  expect(welcome?.name.en).toBe(page.tasks.find(({ key }) => key === 'send_welcome')?.name.en)
  expect(changed.tasks.some(({ isCustom }) => isCustom)).toBe(false)

  const offered = await last(projectId)
  expect(offered.undo).toMatchObject({ changeId, changedSince: [] })
  expect(offered.undo?.tasks).toContainEqual({
    name: { ja: '社内の確認', en: '社内の確認' },
    from: null,
    to: { startOn: '2026-04-06', dueOn: '2026-04-08' },
  })
  const undone = await undo(changeId)
  expect(undone.version).toBeGreaterThan(changed.version)
  expect(planOf(await read(projectId))).toEqual(planOf(before))
  expect(await last(projectId)).toEqual({ undo: null })
  await expect(undo(changeId)).rejects.toThrow('onboarding.nothing_to_undo')
})

it('names what was changed since, and lets be', async () => {
  const { projectId, idOf, apply, undo } = await begin()
  const { changeId } = await apply({ kind: 'move', taskId: idOf('start_pilot'), startOn: '2026-06-15' })
  const colleague = await workspace.addMember('csm')
  const task = (await read(projectId)).tasks.find(({ key }) => key === 'start_pilot')
  const target = { id: projectId, taskId: idOf('start_pilot') }
  await workspace.run(
    (context) => changeTask(context, target, { version: task?.version ?? 0, isPinned: true }),
    colleague,
  )
  const before = planOf(await read(projectId))
  expect((await last(projectId)).undo?.changedSince).toEqual([task?.name])
  await expect(undo(changeId)).rejects.toMatchObject({
    code: 'onboarding.changed_since',
    params: { names: task?.name.ja },
  })
  expect(planOf(await read(projectId))).toEqual(before)
})

it('stays with who made the change, and with the last one', async () => {
  const { projectId, idOf, apply, undo } = await begin()
  const first = await apply({ kind: 'move', taskId: idOf('start_pilot'), startOn: '2026-06-15' })
  const colleague = await workspace.addMember('csm')
  const theirs = await workspace.run((context) => readPlanUndo(context, projectId), colleague)
  expect(theirs).toEqual({ undo: null })
  const second = await apply({ kind: 'details', taskId: idOf('send_welcome'), effortMinutes: 15 })
  await expect(undo(first.changeId)).rejects.toThrow('onboarding.nothing_to_undo')
  const nothing = await apply({ kind: 'status', taskId: idOf('send_welcome'), status: 'todo' })
  expect(nothing.changeId).toBeNull()
  expect((await undo(second.changeId)).tasks).toBe(1)
})

it('keeps an added task that somebody has commented on', async () => {
  const { projectId, page, apply, undo } = await begin()
  const task = {
    name: '追加',
    stage: page.stages[0]?.key ?? '',
    side: 'vendor' as const,
    startOn: '2026-04-06',
    dueOn: '2026-04-08',
    doneWhen: '',
    effortMinutes: 0,
    dependsOn: [],
    visibility: 'internal' as const,
  }
  const { changeId } = await apply({ kind: 'add', task, before: [] })
  const own = (await read(projectId)).tasks.find(({ isCustom }) => isCustom)
  await run((context) =>
    commentOnTask(
      context,
      { id: projectId, taskId: own?.id ?? '' },
      { clientId: 'c1', body: '見ました', visibility: 'internal' },
    ),
  )
  await expect(undo(changeId)).rejects.toThrow('onboarding.task_has_history')
})
