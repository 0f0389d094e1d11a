import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildWorkspace } from '#modules/identity/testing.ts'
import type { Context } from '#platform/context/context.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { buildProject } from '../../testing.ts'
import { moveIncident } from '../incidents/move-incident.ts'
import { reportIncident } from '../incidents/report-incident.ts'
import { changeTask } from '../plan/change-task.ts'
import { readProject } from '../projects/read-project.ts'
import { changeBlocker } from './change-blocker.ts'
import { moveBlocker } from './move-blocker.ts'
import { raiseBlocker } from './raise-blocker.ts'
import { listBlockers } from './read-blockers.ts'

let database: TestDatabase
let run: <T>(work: (context: Context) => Promise<T>) => Promise<T>

beforeAll(async () => {
  database = await openTestDatabase()
  const workspace = await buildWorkspace(database, { clock: createFakeClock('2026-04-01T01:00:00Z') })
  run = (work) => workspace.run(work)
})
afterAll(() => database.close())

const onlyBlocker = async (projectId: string) => {
  const { items } = await run((context) => listBlockers(context, projectId))
  const [blocker] = items
  if (!blocker || items.length > 1) throw new Error(`There are ${items.length} blockers.`)
  return blocker
}

it('keeps the finished of its tasks when it is changed', async () => {
  const { projectId } = await run((context) => buildProject(context))
  const { tasks } = await run((context) => readProject(context, projectId))
  const held = tasks.filter(({ key }) => key === 'send_welcome' || key === 'connect_systems')
  const taskIds = held.map(({ id }) => id)
  const input = {
    kind: 'technical' as const,
    title: '認証が通らない',
    detail: '',
    ownerSide: 'vendor' as const,
    ownerTeam: null,
    ownerName: '',
    impact: 'medium' as const,
    solution: '',
    expectedOn: null,
    visibility: 'internal' as const,
  }
  await run((context) => raiseBlocker(context, projectId, { ...input, taskIds, clientId: 'blocker-1' }))
  const setStatus = async (status: 'done' | 'todo') => {
    const { tasks: current } = await run((context) => readProject(context, projectId))
    const task = current.find(({ key }) => key === 'send_welcome')
    const change = { version: task?.version ?? 0, status }
    await run((context) => changeTask(context, { id: projectId, taskId: task?.id ?? '' }, change))
  }
  await setStatus('done')
  const shown = await onlyBlocker(projectId)
  const openOf = (blocker: typeof shown) => Object.fromEntries(blocker.tasks.map(({ id, isOpen }) => [id, isOpen]))
  expect(openOf(shown)).toEqual(Object.fromEntries(held.map(({ id, key }) => [id, key !== 'send_welcome'])))

  const target = { id: projectId, blockerId: shown.id }
  const form = { ...input, title: '認証の設定', taskIds: shown.tasks.map(({ id }) => id), version: shown.version }
  await run((context) => changeBlocker(context, target, form))
  await setStatus('todo')
  expect(openOf(await onlyBlocker(projectId))).toEqual(Object.fromEntries(taskIds.map((id) => [id, true])))
})

it('stays set aside while its fault is passed on, and comes back with the fault', async () => {
  const { projectId } = await run((context) => buildProject(context))
  const incident = await run((context) =>
    reportIncident(context, projectId, {
      clientId: 'incident-1',
      title: '取り込みが止まる',
      happened: '100件目で止まる',
      occurredOn: '2026-04-01',
      occurredTime: '10:15',
      affected: '全員',
      steps: '一覧から取り込む',
      impact: '初期設定が進まない',
      screenshotsUrl: null,
      urgency: 'stopped',
      taskIds: [],
    }),
  )
  const { id: blockerId, version } = await onlyBlocker(projectId)
  const watch = { version, state: 'watching' as const, note: '回避策で進める' }
  await run((context) => moveBlocker(context, { id: projectId, blockerId }, watch))
  const pass = async (at: number, state: 'with_product' | 'fixing' | 'fixed') => {
    const target = { id: projectId, incidentId: incident.id }
    await run((context) => moveIncident(context, target, { version: at, state, note: '' }))
    return (await onlyBlocker(projectId)).state
  }
  expect(await pass(1, 'with_product')).toBe('watching')
  expect(await pass(2, 'fixing')).toBe('watching')
  expect(await pass(3, 'fixed')).toBe('watching')
  expect(await pass(4, 'fixing')).toBe('in_progress')
})
