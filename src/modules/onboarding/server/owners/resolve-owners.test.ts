import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildStakeholder } from '#modules/accounts/testing.ts'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import type { Context } from '#platform/context/context.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { buildProject } from '../../testing.ts'
import { addTask } from '../plan/add-task.ts'
import { changeTask } from '../plan/change-task.ts'
import { changeProject } from '../projects/change-project.ts'
import { readProject } from '../projects/read-project.ts'
import { onboardingSubscribers } from '../subscribers.ts'

let database: TestDatabase
let workspace: TestWorkspace

beforeAll(async () => {
  database = await openTestDatabase()
  workspace = await buildWorkspace(database, { clock: createFakeClock('2026-04-01T01:00:00Z') })
})
afterAll(() => database.close())

const run = <T>(work: (context: Context) => Promise<T>) => workspace.run(work)
const read = (projectId: string) => run((context) => readProject(context, projectId))

async function tellOfPeople(accountId: string) {
  const heard = onboardingSubscribers.filter(({ event }) => event === 'accounts.stakeholders_changed')
  expect(heard).not.toEqual([])
  for (const { receive } of heard) await run((context) => receive(context, { accountId }, accountId))
}

const taskFor = async (projectId: string, role: string) => {
  const task = (await read(projectId)).tasks.find((each) => each.ownerRole === role && each.status === 'todo')
  if (!task) throw new Error(`no task for ${role}`)
  return task
}

it('gives the tasks of a role to whoever is added for it, and to another once that one left', async () => {
  const { projectId, accountId } = await run((context) => buildProject(context))
  expect((await taskFor(projectId, 'champion')).owner).toBeNull()
  const first = await run((context) => buildStakeholder(context, accountId, { roles: ['champion'] }))
  await tellOfPeople(accountId)
  const { tasks, version } = await read(projectId)
  const open = tasks.filter(({ ownerRole }) => ownerRole === 'champion')
  expect(new Set(open.map(({ owner }) => owner?.id))).toEqual(new Set([first.id]))

  await tellOfPeople(accountId)
  expect((await read(projectId)).version).toBe(version)

  const finished = await taskFor(projectId, 'champion')
  const done = { version: finished.version, status: 'done' as const }
  await run((context) => changeTask(context, { id: projectId, taskId: finished.id }, done))
  await database.owner.query(`update accounts.stakeholders set left_on = '2026-03-31' where stakeholder_id = $1`, [
    first.id,
  ])
  await tellOfPeople(accountId)
  expect((await taskFor(projectId, 'champion')).owner?.id).toBe(first.id)
  const second = await run((context) => buildStakeholder(context, accountId, { roles: ['champion'] }))
  await tellOfPeople(accountId)
  expect((await taskFor(projectId, 'champion')).owner?.id).toBe(second.id)
  expect((await read(projectId)).tasks.find(({ id }) => id === finished.id)?.owner?.id).toBe(first.id)
})

it('hands the open tasks of whoever led the project over to who leads it now, and no others', async () => {
  const [before, after, other] = [
    await workspace.addMember('csm', '佐藤 花子'),
    await workspace.addMember('csm', '鈴木 次郎'),
    await workspace.addMember('csm', '高橋 三郎'),
  ]
  const { projectId } = await run((context) => buildProject(context, { ownerId: before.id }))
  const task = await taskFor(projectId, 'csm')
  expect(task.owner?.id).toBe(before.id)
  const to = { version: task.version, owner: { kind: 'user' as const, id: other.id } }
  await run((context) => changeTask(context, { id: projectId, taskId: task.id }, to))
  const { stages } = await read(projectId)
  const own = await run((context) =>
    addTask(context, projectId, {
      name: '議事録を送る',
      stage: stages[0]?.key ?? '',
      side: 'vendor',
      startOn: '2026-04-06',
      dueOn: '2026-04-07',
      doneWhen: '',
      effortMinutes: 0,
      dependsOn: [],
      visibility: 'internal',
    }),
  )
  const { version } = await read(projectId)
  await run((context) => changeProject(context, projectId, { version, ownerId: after.id }))
  const { tasks } = await read(projectId)
  expect(tasks.filter(({ owner }) => owner?.id === before.id)).toEqual([])
  expect(tasks.find(({ id }) => id === own.id)?.owner?.id).toBe(after.id)
  expect(tasks.find(({ id }) => id === task.id)?.owner?.id).toBe(other.id)
  const led = await read(projectId)
  await run((context) => changeProject(context, projectId, { version: led.version, ownerId: null }))
  expect((await read(projectId)).tasks.find(({ id }) => id === own.id)?.owner?.id).toBe(after.id)
})
