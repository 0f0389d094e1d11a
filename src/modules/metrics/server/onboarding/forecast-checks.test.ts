import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildAccount } from '#modules/accounts/testing.ts'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import { buildProject } from '#modules/onboarding/testing.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import type { ForecastBand, ForecastOutcome } from '../../forecast-contract.ts'
import { listForecastTrials } from './forecast-checks.ts'

let database: TestDatabase
let workspace: TestWorkspace

/** By name: how the band and the widened one did. */
const verdicts = { 甲: ['held', 'held'], 乙: ['late', 'held'], 丙: ['late', 'late'], 丁: ['open', 'open'] } as const

beforeAll(async () => {
  database = await openTestDatabase()
  workspace = await buildWorkspace(database, { clock: createFakeClock('2026-03-02T00:00:00Z') })
  for (const [name, [raw, wide]] of Object.entries(verdicts))
    await workspace.run(async (context) => {
      const { id } = await buildAccount(context, { name })
      const { projectId } = await buildProject(context, { accountId: id, contractStartOn: '2026-03-02' })
      await sql`insert into onboarding.forecast_trials (workspace_id, account_id, project_id, as_of_day, checked_on, method,
          program_key, forecast_on, value_on, from_on, to_on, factor, wide_from_on, wide_to_on, verdict, wide_verdict)
        values (${context.workspaceId}, ${id}, ${projectId}, 30, '2026-08-01', 1, 'wbs_high_12w', '2026-04-01', '2026-05-20',
          '2026-05-10', '2026-05-30', 2, '2026-05-01', '2026-06-19', ${raw}, ${wide})`.execute(context.transaction)
    })
})
afterAll(() => database.close())

test.each<[ForecastBand, ForecastOutcome, [string, string][]]>([
  ['raw', 'held', [['甲', 'held']]],
  [
    'wide',
    'held',
    [
      ['乙', 'held'],
      ['甲', 'held'],
    ],
  ],
  [
    'raw',
    'judged',
    [
      ['丙', 'late'],
      ['乙', 'late'],
      ['甲', 'held'],
    ],
  ],
  [
    'wide',
    'judged',
    [
      ['丙', 'late'],
      ['乙', 'held'],
      ['甲', 'held'],
    ],
  ],
  ['wide', 'open', [['丁', 'open']]],
])('opens what the %s band %s, by the verdict of that band', async (band, outcome, expected) => {
  const { items, total } = await workspace.run((context) =>
    listForecastTrials(context, { day: 30, band, outcome, limit: 10 }),
  )
  expect(new Map(items.map((item) => [item.name, item.outcome]))).toEqual(new Map(expected))
  expect(total).toBe(expected.length)
})
