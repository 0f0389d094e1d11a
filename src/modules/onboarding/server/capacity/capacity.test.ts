import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildAccount } from '#modules/accounts/testing.ts'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import type { Context } from '#platform/context/context.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { buildProject } from '../../testing.ts'
import { listBaselines } from '../baselines/list-baselines.ts'
import { rebaseline } from '../baselines/rebaseline.ts'
import { addTask } from '../plan/add-task.ts'
import { changeTask } from '../plan/change-task.ts'
import { readProject } from '../projects/read-project.ts'
import { applyPlan } from '../replan/apply-plan.ts'
import { listClosedDays } from './list-closed-days.ts'
import { readCapacities } from './read-capacities.ts'
import { readLoad } from './read-load.ts'
import { saveCapacities } from './save-capacities.ts'

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

const byHand = { stage: '', side: 'vendor' as const, doneWhen: '', dependsOn: [], visibility: 'internal' as const }

async function ownedProject(tasks: readonly { name: string; startOn: string; dueOn: string; effortMinutes: number }[]) {
  const { projectId } = await run((context) => buildProject(context))
  const page = await run((context) => readProject(context, projectId))
  const [person] = page.people.filter(({ kind }) => kind === 'user')
  if (!person) throw new Error('nobody')
  const stage = page.stages[0]?.key ?? ''
  const ids = new Map<string, string>()
  for (const task of tasks) {
    const added = await run((context) => addTask(context, projectId, { ...byHand, ...task, stage }))
    const owner = { kind: 'user' as const, id: person.id }
    await run((context) => changeTask(context, { id: projectId, taskId: added.id }, { version: added.version, owner }))
    ids.set(task.name, added.id)
  }
  return { projectId, person, ids }
}

it('counts a person over all running projects and proposes moves that relieve the week', async () => {
  const { projectId, person, ids } = await ownedProject([
    { name: 'A', startOn: '2026-07-06', dueOn: '2026-07-10', effortMinutes: 400 },
    { name: 'B', startOn: '2026-07-06', dueOn: '2026-07-08', effortMinutes: 180 },
  ])
  await ownedProject([{ name: 'C', startOn: '2026-07-06', dueOn: '2026-07-10', effortMinutes: 120 }])
  const given = await run((context) => readCapacities(context))
  expect(given).toMatchObject({ vendorMinutes: 1200, customerMinutes: 180, version: 1 })
  const settings = { version: 1, vendorMinutes: 900, customerMinutes: 120, people: [{ id: person.id, minutes: 600 }] }
  const saved = await run((context) => saveCapacities(context, settings))
  expect(saved.people).toContainEqual({ id: person.id, name: person.name, minutes: 600 })
  await expect(run((context) => saveCapacities(context, settings))).rejects.toThrow('onboarding.changed_meanwhile')
  const stranger = { ...settings, version: saved.version, people: [{ id: projectId, minutes: 1 }] }
  await expect(run((context) => saveCapacities(context, stranger))).rejects.toThrow('onboarding.no_such_member')

  const load = await run((context) => readLoad(context, projectId))
  const week = load.people
    .find((each) => each.person.id === person.id)
    ?.weeks.find(({ weekOn }) => weekOn === '2026-07-06')
  expect(week).toMatchObject({ minutes: 700, capacityMinutes: 600, isOver: true, elsewhereMinutes: 120 })
  // Nothing waits for tasks added by hand, and they lead nowhere: no slack is known, so they stay.
  expect(load.levelling).toEqual([])
  expect(load.unassigned).toBeGreaterThan(0)
  expect([...ids.values()]).toEqual(week?.tasks.map(({ taskId }) => taskId))
})

it('says why each side does not work, holidays by name', async () => {
  const account = await run((context) => buildAccount(context, { closedWeekdays: [3], contractStartOn: '2026-04-01' }))
  const { projectId } = await run((context) => buildProject(context, { accountId: account.id }))
  const page = await run((context) => readProject(context, projectId))
  const edits = [{ kind: 'close' as const, side: 'vendor' as const, days: ['2026-05-12'] }]
  await run((context) => applyPlan(context, projectId, { edits, version: page.version }))
  const range = { from: '2026-05-05', to: '2026-05-13', locale: 'ja' as const }
  const { items } = await run((context) => listClosedDays(context, projectId, range))
  expect(items.map(({ on, vendor, customer }) => [on, vendor?.kind, vendor?.name ?? '', customer?.kind])).toEqual([
    ['2026-05-05', 'holiday', 'こどもの日', 'holiday'],
    ['2026-05-06', 'holiday', 'こどもの日 振替休日', 'holiday'],
    ['2026-05-09', 'weekend', '', 'weekend'],
    ['2026-05-10', 'weekend', '', 'weekend'],
    ['2026-05-12', 'own', '', 'own'],
    ['2026-05-13', undefined, '', 'customer'],
  ])
})

it('keeps the baselines that were given up, the latest first', async () => {
  const { projectId } = await run((context) => buildProject(context))
  const first = await run((context) => readProject(context, projectId))
  const edits = [{ kind: 'kickoff' as const, on: '2026-04-20' }]
  const moved = await run((context) => applyPlan(context, projectId, { edits, version: first.version }))
  await run((context) => rebaseline(context, projectId, { version: moved.version, reason: '決算のため' }))
  const { items } = await run((context) => listBaselines(context, projectId))
  expect(items).toMatchObject([{ reason: '決算のため', valueOn: first.forecastValueOn }])
  expect(items[0]?.tasks).toEqual(
    first.tasks.map(({ key, baselineStartOn, baselineDueOn }) => ({
      key,
      startOn: baselineStartOn,
      dueOn: baselineDueOn,
    })),
  )
})
