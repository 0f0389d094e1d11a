import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildWorkspace } from '#modules/identity/testing.ts'
import type { Context } from '#platform/context/context.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { buildAccount } from '../../testing.ts'
import { saveAnswers } from '../handoff/sheets/save-answers.ts'
import { readIdealCustomer, saveIdealCustomer } from './ideal-customer.ts'
import { readFit } from './read-fit.ts'
import { readFitReport } from './read-fit-report.ts'

let database: TestDatabase
let run: <T>(work: (context: Context) => Promise<T>) => Promise<T>

beforeAll(async () => {
  database = await openTestDatabase()
  const workspace = await buildWorkspace(database)
  run = (work) => workspace.run(work)
})
afterAll(() => database.close())

it('judges customers by their hearing, keeps each version of the ideal, and reports what became of them', async () => {
  const told = await run((context) => buildAccount(context, { name: '東西商事', employeeCount: 3 }))
  const untold = await run((context) => buildAccount(context, { name: '北南商店' }))
  const answers = { why_now: '人が足りない', kpi_name: ['承認日数'], hours: 'from_1_to_2', literacy: 'novice' }
  await run((context) => saveAnswers(context, { accountId: told.id, kind: 'hearing', version: 0, answers }))

  const fit = await run((context) => readFit(context, told.id))
  expect(fit).toMatchObject({ verdict: 'fit', score: 82, idealVersion: 0, alternative: null })
  expect(await run((context) => readFit(context, untold.id))).toMatchObject({ verdict: 'unknown', score: null })

  const { definition } = await run(readIdealCustomer)
  const criteria = definition.criteria.map((each) => ({ ...each, isMust: each.key === 'size' }))
  const strict = { version: 0, definition: { ...definition, criteria } }
  expect(await run((context) => saveIdealCustomer(context, strict))).toMatchObject({ version: 1 })
  await expect(run((context) => saveIdealCustomer(context, strict))).rejects.toMatchObject({
    code: 'accounts.changed_meanwhile',
  })
  const after = await run((context) => readFit(context, told.id))
  expect(after).toMatchObject({ verdict: 'poor_fit', idealVersion: 1, alternative: definition.alternatives.poor_fit })

  const report = await run(readFitReport)
  expect(report.rows.map(({ verdict, customers }) => [verdict, customers])).toEqual([
    ['fit', 0],
    ['caution', 0],
    ['poor_fit', 1],
    ['unknown', 1],
  ])
  expect(report.rows.find(({ verdict }) => verdict === 'poor_fit')?.churned).toMatchObject({ cases: 1, count: 0 })
})
