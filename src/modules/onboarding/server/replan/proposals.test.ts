import { afterAll, beforeAll, expect, it } from 'vitest'
import { requireAccount, updateAccount } from '#modules/accounts/server/api.ts'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import type { Context } from '#platform/context/context.ts'
import { encodeCursor } from '#platform/http/cursor.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { buildProject } from '../../testing.ts'
import { rebaseline } from '../baselines/rebaseline.ts'
import { readProject } from '../projects/read-project.ts'
import { applyPlan } from './apply-plan.ts'
import { applyProposals, dismissProposal } from './apply-proposals.ts'
import { listReplanProposals } from './list-proposals.ts'
import { previewPlan } from './preview-plan.ts'
import { proposeReplans } from './propose-replans.ts'

const clock = createFakeClock('2026-04-01T01:00:00Z')
let database: TestDatabase
let workspace: TestWorkspace
let run: <T>(work: (context: Context) => Promise<T>) => Promise<T>

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

async function setUp() {
  workspace = await buildWorkspace(database, { clock })
  run = (work) => workspace.run(work)
  const { projectId, accountId } = await run((context) => buildProject(context))
  return { projectId, accountId }
}
const read = (projectId: string) => run((context) => readProject(context, projectId))
const close = (accountId: string, closedDays: string[]) =>
  run(async (context) => {
    const { version } = await requireAccount(context, accountId)
    return updateAccount(context, accountId, { version, closedDays })
  })
const propose = () => run((context) => proposeReplans(context))
const list = () => run((context) => listReplanProposals(context, { limit: 50 }))

it('proposes new dates after a change of the calendar, and applies just those', async () => {
  const { projectId, accountId } = await setUp()
  expect(await propose()).toEqual({ projects: 1, proposals: 0 })
  const before = await read(projectId)
  const kickoff = before.tasks.find(({ kind }) => kind === 'kickoff')
  await close(accountId, [kickoff?.dueOn ?? ''])
  expect(await propose()).toEqual({ projects: 1, proposals: 1 })
  expect((await read(projectId)).tasks).toEqual(
    before.tasks.map((task) => expect.objectContaining({ dueOn: task.dueOn })),
  )

  const preview = await run((context) => previewPlan(context, projectId, { edits: [{ kind: 'calendar' }] }))
  expect((await list()).items).toMatchObject([{ projectId, moves: preview.changes.length, isStale: false }])
  expect(await run((context) => applyProposals(context, {}))).toEqual({ applied: 1, left: 0 })
  const after = await read(projectId)
  const dates = new Map(before.tasks.map(({ key, startOn, dueOn }) => [key, { startOn, dueOn }]))
  for (const { taskKey, to } of preview.changes) dates.set(taskKey, to)
  expect(new Map(after.tasks.map(({ key, startOn, dueOn }) => [key, { startOn, dueOn }]))).toEqual(dates)
  expect(after.version).toBe(before.version + 1)
  expect(await propose()).toEqual({ projects: 1, proposals: 0 })
})

it('leaves a project that was changed since, or that a person wants as it is', async () => {
  const { projectId, accountId } = await setUp()
  const page = await read(projectId)
  const kickoff = page.tasks.find(({ kind }) => kind === 'kickoff')
  await close(accountId, [kickoff?.dueOn ?? ''])
  await propose()
  expect(await run((context) => dismissProposal(context, projectId))).toEqual({ dismissed: true })
  expect((await list()).items).toEqual([])

  await propose()
  await run((context) => rebaseline(context, projectId, { version: page.version, reason: '再合意' }))
  expect((await list()).items).toMatchObject([{ isStale: true }])
  expect(await run((context) => applyProposals(context, { projectIds: [projectId] }))).toEqual({ applied: 0, left: 1 })
})

it('adds, links, splits, closes days and puts off in one change, as previewed', async () => {
  const { projectId } = await setUp()
  const before = await read(projectId)
  const taskBy = (key: string) => before.tasks.find((task) => task.key === key)?.id ?? ''
  const stage = before.stages[0]?.key ?? ''
  const pilot = before.tasks.find(({ key }) => key === 'start_pilot')
  const added = {
    name: '追加の検証',
    stage,
    side: 'vendor' as const,
    startOn: pilot?.startOn ?? '',
    dueOn: pilot?.startOn ?? '',
    doneWhen: '',
    effortMinutes: 60,
    dependsOn: [{ task: 'import_live', kind: 'finish_start' as const, lag: 5 }],
    visibility: 'internal' as const,
  }
  const edits = [
    { kind: 'add' as const, task: added, before: [taskBy('start_pilot')] },
    { kind: 'phase' as const, taskId: taskBy('connect_systems'), phase: 2 as const },
    { kind: 'close' as const, side: 'customer' as const, days: ['2026-05-20', '2026-05-21'] },
    {
      kind: 'split' as const,
      taskId: taskBy('answer_security_check'),
      parts: [
        { name: '前半', workDays: 3, effortMinutes: 60 },
        { name: '後半', workDays: 3, effortMinutes: 60 },
      ],
    },
  ]
  const preview = await run((context) => previewPlan(context, projectId, { edits }))
  expect(preview.added).toHaveLength(2)
  expect(preview.valueDate?.days).toBeGreaterThan(0)
  expect(preview.agreed.missingDays).toBeGreaterThan(0)
  expect(preview.agreed.ways[0]).toEqual({ kind: 'value_date', on: preview.valueDate?.to })
  expect((await read(projectId)).tasks).toHaveLength(before.tasks.length)

  const applied = await run((context) => applyPlan(context, projectId, { edits, version: preview.version }))
  expect(applied.changes).toEqual(preview.changes)
  const after = await read(projectId)
  expect(after.forecastValueOn).toBe(preview.valueDate?.to)
  expect(applied.version).toBe(after.version)
  expect(after.tasks.find(({ key }) => key === 'connect_systems')).toMatchObject({ phase: 2, status: 'skipped' })
  const own = after.tasks.find(({ name }) => name.ja === added.name)
  expect(own?.dependsOn).toEqual(added.dependsOn)
  expect(after.tasks.find(({ key }) => key === 'start_pilot')?.dependsOn).toContainEqual({
    task: own?.key,
    kind: 'finish_start',
    lag: 0,
  })
  for (const { side, startOn, dueOn } of after.tasks.filter((task) => task.status === 'todo')) {
    if (side !== 'vendor') expect(['2026-05-20', '2026-05-21']).not.toContain(startOn)
    if (side !== 'vendor') expect(['2026-05-20', '2026-05-21']).not.toContain(dueOn)
  }
  const removal = [{ kind: 'remove' as const, taskId: own?.id ?? '' }]
  const removed = await run((context) => applyPlan(context, projectId, { edits: removal, version: after.version }))
  expect(removed.removed).toHaveLength(1)
  const loop = [{ kind: 'links' as const, taskId: taskBy('import_live'), dependsOn: ['start_pilot'] }]
  await expect(run((context) => previewPlan(context, projectId, { edits: loop }))).rejects.toMatchObject({
    code: 'onboarding.dependency_cycle',
  })
})

it('keeps the earlier plan when the current one becomes the one to compare with', async () => {
  const { projectId } = await setUp()
  const page = await read(projectId)
  const edits = [{ kind: 'kickoff' as const, on: '2026-05-08' }]
  const moved = await run((context) => applyPlan(context, projectId, { edits, version: page.version }))
  const { version } = await run((context) =>
    rebaseline(context, projectId, { version: moved.version, reason: 'キックオフの延期を合意' }),
  )
  const after = await read(projectId)
  expect(after.version).toBe(version)
  expect(after.tasks.every((task) => task.baselineDueOn === task.dueOn)).toBe(true)
  expect(after.tasks.map(({ startOn }) => startOn)).not.toEqual(page.tasks.map(({ startOn }) => startOn))
})

it('counts what waits for somebody: of open projects, and of the one that is asked for', async () => {
  const first = await setUp()
  const second = await run((context) => buildProject(context))
  for (const { projectId, accountId } of [first, second]) {
    const kickoff = (await read(projectId)).tasks.find(({ kind }) => kind === 'kickoff')
    await close(accountId, [kickoff?.dueOn ?? ''])
  }
  expect(await propose()).toEqual({ projects: 2, proposals: 2 })
  expect(await list()).toMatchObject({ total: 2, items: [{}, {}] })
  const { projectId } = second
  expect(await run((context) => listReplanProposals(context, { limit: 50, projectId }))).toMatchObject({ total: 1 })
  await database.owner.query("update onboarding.projects set ended_on = '2026-04-01' where project_id = $1", [
    projectId,
  ])
  expect(await list()).toMatchObject({ total: 1, items: [{ projectId: first.projectId }] })
  expect(await run((context) => applyProposals(context, {}))).toEqual({ applied: 1, left: 0 })
})

it('takes two that propose at once for one', async () => {
  const { projectId, accountId } = await setUp()
  const kickoff = (await read(projectId)).tasks.find(({ kind }) => kind === 'kickoff')
  await close(accountId, [kickoff?.dueOn ?? ''])
  const { second } = await run(async (context) => {
    await proposeReplans(context)
    let isOver = false
    const other = Promise.allSettled([propose()]).finally(() => {
      isOver = true
    })
    while (!isOver) if (await isAnybodyWaiting()) break
    return { second: other }
  })
  expect(await second).toEqual([{ status: 'fulfilled', value: { projects: 1, proposals: 1 } }])
  expect(await list()).toMatchObject({ total: 1, items: [{ projectId }] })
})

/** Whether a transaction on this database waits for another. */
async function isAnybodyWaiting(): Promise<boolean> {
  const { rows } = await database.owner.query(
    'select from pg_locks join pg_stat_activity using (pid) where datname = current_database() and not granted',
  )
  return rows.length > 0
}

it.each(['x'.repeat(36), '-'.repeat(36), 7])('refuses a place in the list that is no ID: %s', async (place) => {
  await setUp()
  const cursor = encodeCursor([place])
  await expect(run((context) => listReplanProposals(context, { limit: 50, cursor }))).rejects.toMatchObject({
    code: 'http.invalid_cursor',
  })
})
