import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import type { Context } from '#platform/context/context.ts'
import { newId } from '#platform/kernel/ids.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { buildProject } from '../../testing.ts'
import { raiseBlocker } from '../blockers/raise-blocker.ts'
import { listProjects } from '../projects/list-projects.ts'
import { readProject } from '../projects/read-project.ts'
import { forecastProject, forecastProjects } from './forecast-projects.ts'

const clock = createFakeClock('2026-04-01T01:00:00Z')
let database: TestDatabase
let workspace: TestWorkspace
const run = <T>(work: (context: Context) => Promise<T>) => workspace.run(work)

beforeAll(async () => {
  database = await openTestDatabase()
  workspace = await buildWorkspace(database, { clock })
})
afterAll(() => database.close())

it('forecasts every open project once a day, and keeps the days', async () => {
  const { projectId } = await run((context) => buildProject(context))
  const forecast = async () => (await run((context) => readProject(context, projectId))).forecast
  expect(await forecast()).toBeNull()
  await run(forecastProjects)
  const first = await forecast()
  expect(first).toMatchObject({ on: '2026-04-01', basis: { pastProjects: 0, enoughProjects: 10 } })
  expect(first && first.fromOn <= first.valueOn && first.valueOn <= first.toOn).toBe(true)
  await run(forecastProjects)
  expect(await forecast()).toEqual(first)

  clock.set('2026-05-15T01:00:00Z')
  await run(forecastProjects)
  const later = await forecast()
  expect(later?.on).toBe('2026-05-15')
  expect(later && first && later.valueOn > first.valueOn).toBe(true)
  expect(later?.reasons[0]).toMatchObject({ kind: 'running_late', name: { ja: expect.any(String) } })
  const { rows } = await run(async ({ transaction }) =>
    sql<{ days: number }>`select count(*)::int as days from onboarding.value_forecasts
      where project_id = ${projectId}`.execute(transaction),
  )
  expect(rows).toEqual([{ days: 2 }])
})

it('names a blocker, and lists what slips beyond the agreed day', async () => {
  clock.set('2026-04-01T01:00:00Z')
  const { projectId } = await run((context) => buildProject(context))
  await run((context) => forecastProject(context, projectId))
  const before = (await run((context) => readProject(context, projectId))).forecast
  const { tasks } = await run((context) => readProject(context, projectId))
  const task = tasks.find(({ kind }) => kind === 'environment') ?? tasks[0]
  await run((context) =>
    raiseBlocker(context, projectId, {
      clientId: newId(),
      kind: 'technical',
      title: 'SSOの設定待ち',
      detail: '',
      ownerSide: 'customer',
      ownerTeam: 'it',
      ownerName: '情報システム部',
      impact: 'large',
      taskIds: task ? [task.id] : [],
      solution: '',
      expectedOn: '2026-07-01',
      visibility: 'internal',
    }),
  )
  await run((context) => forecastProject(context, projectId))
  const after = (await run((context) => readProject(context, projectId))).forecast
  expect(after && before && after.valueOn > before.valueOn).toBe(true)
  expect(after?.reasons[0]).toMatchObject({ kind: 'blocker', name: { ja: 'SSOの設定待ち' } })

  const page = { limit: 10, attention: 'forecast_late', sort: 'forecast' } as const
  const { items, totals } = await run((context) => listProjects(context, page))
  expect(items.map(({ id }) => id)).toContain(projectId)
  expect(totals.forecastLate).toBe(items.length)
})

it('pages by the forecast', async () => {
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await run((context) => listProjects(context, { limit: 1, sort: 'forecast', cursor }))
    seen.push(...page.items.map(({ forecast, valueOn }) => forecast?.valueOn ?? valueOn))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(seen).toEqual(seen.toSorted())
  expect(seen.length).toBeGreaterThan(1)
})
