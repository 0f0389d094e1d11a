import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildWorkspace } from '#modules/identity/testing.ts'
import type { Context } from '#platform/context/context.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { buildAccount } from '../../testing.ts'
import { saveAnswers } from '../handoff/sheets/save-answers.ts'
import { changeAccountsInBulk } from '../lists/change-in-bulk.ts'
import { listAccounts } from '../lists/list-accounts.ts'
import { updateAccount } from '../profiles/change-account.ts'
import { listIdealVersions, readIdealCustomer, saveIdealCustomer } from './ideal-customer.ts'
import { judgeStaleFits } from './judge-fits.ts'
import { listFitCustomers } from './list-fit-customers.ts'
import { previewIdeal } from './preview-ideal.ts'
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

it('keeps the verdict for lists, from the change that made it on, and judges again by the next ideal', async () => {
  const workspace = await buildWorkspace(database)
  const own = <T>(work: (context: Context) => Promise<T>) => workspace.run(work)
  const big = await own((context) => buildAccount(context, { name: '大手商事', employeeCount: 300 }))
  const small = await own((context) => buildAccount(context, { name: '小口商店', employeeCount: 3 }))
  const answers = { why_now: '人が足りない', kpi_name: ['承認日数'], hours: 'from_1_to_2', literacy: 'average' }
  for (const { id: accountId } of [big, small])
    await own((context) => saveAnswers(context, { accountId, kind: 'hearing', version: 0, answers }))
  const fitting = async () => {
    const filters = [{ field: 'fit', operator: 'any_of' as const, value: ['fit'] }]
    const { items } = await own((context) => listAccounts(context, { filters, archived: 'no', limit: 10 }))
    return items.map(({ name, fit }) => [name, fit])
  }
  expect(await fitting()).toEqual([
    ['大手商事', 'fit'],
    ['小口商店', 'fit'],
  ])

  const { definition } = await own(readIdealCustomer)
  const strict = {
    ...definition,
    criteria: definition.criteria.map((each) => ({ ...each, isMust: each.key === 'size' })),
  }
  const effect = await own((context) => previewIdeal(context, strict))
  expect(effect).toMatchObject({ movedCount: 1, moved: [{ account: { id: small.id }, from: 'fit', to: 'poor_fit' }] })
  await own((context) => saveIdealCustomer(context, { version: 0, definition: strict }))
  await own(judgeStaleFits)
  expect(await fitting()).toEqual([['大手商事', 'fit']])

  const { version } = await own((context) => listAccounts(context, { q: '小口', archived: 'no', limit: 1 })).then(
    ({ items }) => items[0] ?? { version: 0 },
  )
  await own((context) => updateAccount(context, small.id, { version, employeeCount: 30 }))
  expect(await fitting()).toHaveLength(2)
  expect((await own(listIdealVersions)).items.map((each) => each.version)).toEqual([1, 0])

  const selection = { ids: [big.id], archived: 'no' as const }
  await own((context) =>
    changeAccountsInBulk(context, { selection, change: { kind: 'set_touch_model', touchModel: 'high' } }),
  )
  const rows = await own((context) => listFitCustomers(context, { verdict: 'fit', limit: 1 }))
  expect(rows.items.map(({ account }) => account.name)).toEqual(['大手商事'])
  const cursor = rows.nextCursor ?? undefined
  const rest = await own((context) => listFitCustomers(context, { verdict: 'fit', limit: 1, cursor }))
  expect(rest).toMatchObject({ items: [{ account: { name: '小口商店' } }], nextCursor: null })
  const unmet = { criterion: 'size', isMet: false, limit: 9 }
  expect((await own((context) => listFitCustomers(context, unmet))).items).toEqual([])
  expect((await own((context) => listFitCustomers(context, { of: 'churned', limit: 9 }))).items).toEqual([])
})
