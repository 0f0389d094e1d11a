import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import type { Context } from '#platform/context/context.ts'
import { addDays, todayIn } from '#platform/kernel/dates.ts'
import { newId } from '#platform/kernel/ids.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { buildProject } from '../../../testing.ts'
import { rebaseline } from '../../baselines/rebaseline.ts'
import { applyTaskChange } from '../../plan/change-task.ts'
import { confirmValueFromPortal } from '../../portal/confirm-value.ts'
import { readProject } from '../../projects/read-project.ts'
import { forecastProject } from '../forecast-projects.ts'
import { checkPastForecasts } from './check-forecasts.ts'

const clock = createFakeClock('2026-03-02T01:00:00Z')
let database: TestDatabase
let workspace: TestWorkspace
const run = <T>(work: (context: Context) => Promise<T>) => workspace.run(work)
const projects: string[] = []

/** Eleven customers of one program, each three days later than the one before; the last two without a value yet. */
beforeAll(async () => {
  database = await openTestDatabase()
  workspace = await buildWorkspace(database, { clock })
  for (let place = 0; place < 12; place++) {
    const contractStartOn = addDays('2026-03-02', place)
    clock.set(`${contractStartOn}T01:00:00Z`)
    const { projectId, accountId } = await run((context) =>
      buildProject(context, { contractStartOn, programKey: 'wbs_tech_14d' }),
    )
    projects.push(projectId)
    if (place >= 10) continue
    clock.set('2026-08-20T01:00:00Z')
    const confirmedOn = addDays(contractStartOn, 65 + place * 3)
    const words = { clientId: newId(), goalId: null, words: '役に立っています', name: '田中', title: '部長' }
    await run((context) => confirmValueFromPortal(context, { accountId, confirmedOn, ...words }))
  }
  clock.set('2026-11-20T01:00:00Z')
})
afterAll(() => database.close())

interface Trial {
  project_id: string
  as_of_day: number
  value_on: string
  from_on: string
  to_on: string
  verdict: string
  truth_on: string | null
}
const trials = () =>
  run(async ({ transaction }) => {
    const { rows } = await sql<Trial>`select project_id, as_of_day, value_on, from_on, to_on, verdict, truth_on
      from onboarding.forecast_trials order by project_id, as_of_day`.execute(transaction)
    return rows
  })
const bandsOf = (rows: readonly Trial[], projectId: string) =>
  rows
    .filter((row) => row.project_id === projectId)
    .map(({ as_of_day, from_on, value_on, to_on }) => [as_of_day, from_on, value_on, to_on])

/** What may be ticked off without the value or the project's end following from it. */
const workOf = <Row extends { status: string; kind: string | null }>(tasks: readonly Row[]) =>
  tasks.filter(({ status, kind }) => status === 'todo' && kind !== 'first_value' && kind !== 'exam').slice(0, 4)

it('checks each past project on its days, and keeps the counts of each run', async () => {
  await run(checkPastForecasts)
  const rows = await trials()
  expect(rows).toHaveLength(12 * 4)
  for (const row of rows) {
    const { from_on, to_on, truth_on, verdict } = row
    const expected = truth_on === null || truth_on > to_on ? 'late' : truth_on < from_on ? 'early' : 'held'
    expect(verdict).toBe(expected)
  }
  const counts = await run(async ({ transaction }) => {
    const { rows: found } = await sql<{ as_of_day: number; n: number; unfinished: number; method: number }>`
      select as_of_day, n, unfinished, method from onboarding.forecast_checks where program_key = ''
      order by as_of_day`.execute(transaction)
    return found
  })
  expect(counts.map(({ as_of_day, n, unfinished }) => [as_of_day, n, unfinished])).toEqual([
    [14, 12, 2],
    [30, 12, 2],
    [45, 12, 2],
    [60, 12, 2],
  ])
})

it('forecasts the past from nothing that happened later', async () => {
  const [projectId = ''] = projects
  await run(checkPastForecasts)
  const before = bandsOf(await trials(), projectId)
  // A month of work ticked off, and the plan agreed anew, after the last day that is checked.
  const afterOn = addDays('2026-03-02', 61)
  const project = await run((context) => readProject(context, projectId))
  for (const task of workOf(project.tasks))
    await run((context) =>
      applyTaskChange(
        context,
        { id: projectId, taskId: task.id },
        { version: task.version, status: 'done', doneOn: afterOn },
      ),
    )
  const { version } = await run((context) => readProject(context, projectId))
  await run((context) => rebaseline(context, projectId, { version, reason: '体制の見直し' }))
  await run(async ({ transaction }) => {
    await sql`update onboarding.tasks set baseline_start_on = baseline_start_on + 200,
      baseline_due_on = baseline_due_on + 200 where project_id = ${projectId} and status = 'todo'`.execute(transaction)
  })
  await run(checkPastForecasts)
  expect(bandsOf(await trials(), projectId)).toEqual(before)
  expect(before).toHaveLength(4)
  expect(workOf(project.tasks).length).toBeGreaterThan(2)
})

it('sees what was done by the day', async () => {
  const projectId = projects[1] ?? ''
  const before = bandsOf(await trials(), projectId)
  const { tasks } = await run((context) => readProject(context, projectId))
  const done = workOf(tasks)
  for (const task of done)
    await run((context) =>
      applyTaskChange(
        context,
        { id: projectId, taskId: task.id },
        { version: task.version, status: 'done', doneOn: addDays('2026-03-03', 40) },
      ),
    )
  await run(checkPastForecasts)
  const after = bandsOf(await trials(), projectId)
  expect(done.length).toBeGreaterThan(0)
  expect(after.filter(([day]) => day === 14 || day === 30)).toEqual(before.filter(([day]) => day === 14 || day === 30))
  expect(after.filter(([day]) => day === 60)).not.toEqual(before.filter(([day]) => day === 60))
})

it('tells today’s forecast how past bands of that age did, and widens it', async () => {
  const started = todayIn('Asia/Tokyo', clock.now())
  const { projectId } = await run((context) => buildProject(context, { contractStartOn: started }))
  await run((context) => forecastProject(context, projectId))
  const { forecast } = await run((context) => readProject(context, projectId))
  expect(forecast?.basis).toMatchObject({ checkedProjects: 12, enoughChecks: 10 })
  const expected = await run(async ({ transaction }) => {
    const { rows } = await sql<{ wide_held: number; factor: number }>`select wide_held, factor
      from onboarding.forecast_checks where program_key = '' and as_of_day = 14`.execute(transaction)
    return rows[0]
  })
  expect(forecast?.basis).toMatchObject({ heldProjects: expected?.wide_held, bandFactor: expected?.factor })
})
