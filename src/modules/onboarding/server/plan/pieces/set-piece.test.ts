import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildWorkspace } from '#modules/identity/testing.ts'
import type { Context } from '#platform/context/context.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { buildProject } from '../../../testing.ts'
import { readProjectForPortal } from '../../portal/read-project.ts'
import { setHomeworkPiece } from '../../portal/set-homework-done.ts'
import { readProject } from '../../projects/read-project.ts'
import { changeTask } from '../change-task.ts'
import { setTaskPiece } from './set-piece.ts'

let database: TestDatabase
let run: <T>(work: (context: Context) => Promise<T>) => Promise<T>

beforeAll(async () => {
  database = await openTestDatabase()
  const workspace = await buildWorkspace(database, { clock: createFakeClock('2026-04-01T01:00:00Z') })
  run = (work) => workspace.run(work)
})
afterAll(() => database.close())

it('ticks homework piece by piece: each counts in the progress, and the last one finishes the task', async () => {
  const { projectId, accountId } = await run((context) => buildProject(context))
  const page = () => run((context) => readProject(context, projectId))
  const cut = (await page()).tasks.find(({ side, chunks }) => side === 'customer' && chunks.length > 1)
  if (!cut) throw new Error('No homework is cut into pieces.')
  const taskId = cut.id
  const tick = (piece: number, isDone = true) =>
    run((context) => setHomeworkPiece(context, { accountId, taskId, piece, isDone }))
  const task = async () => (await page()).tasks.find(({ id }) => id === taskId)

  await tick(0)
  await tick(0)
  const first = await page()
  expect(first.progress).toBeGreaterThan(0)
  expect(await task()).toMatchObject({ status: 'doing', doneOn: null })
  expect((await task())?.chunks.map(({ isDone }) => isDone)).toEqual(cut.chunks.map((_, place) => place === 0))
  const portal = await run((context) => readProjectForPortal(context, accountId))
  expect(portal?.progress).toBe(first.progress)
  expect(portal?.tasks.find(({ id }) => id === taskId)?.chunks[0]).toMatchObject({ isDone: true })

  for (let place = 1; place < cut.chunks.length; place++) await tick(place)
  expect(await task()).toMatchObject({ status: 'done', doneOn: '2026-04-01' })
  await tick(1, false)
  expect(await task()).toMatchObject({ status: 'doing', doneOn: null })
  expect((await task())?.chunks.map(({ isDone }) => isDone)).toEqual(cut.chunks.map((_, place) => place !== 1))

  const set = async (status: 'done' | 'todo') => {
    const version = (await task())?.version ?? 0
    await run((context) => changeTask(context, { id: projectId, taskId }, { version, status }))
  }
  await set('done')
  await set('todo')
  expect((await task())?.chunks.some(({ isDone }) => isDone)).toBe(false)
  await expect(
    run((context) => setTaskPiece(context, { id: projectId, taskId }, { piece: 99, isDone: true })),
  ).rejects.toMatchObject({ code: 'onboarding.no_such_piece' })
  const { rows } = await database.owner.query(
    `select 1 from accounts.timeline_entries where account_id = $1 and kind = 'onboarding.piece_completed'`,
    [accountId],
  )
  expect(rows).toHaveLength(cut.chunks.length - 1)
})
