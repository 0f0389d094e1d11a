import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import ExcelJS from 'exceljs'
import { createAccount } from '#modules/accounts/contract.ts'
import { readProject, startProject } from '#modules/onboarding/contract.ts'
import { apiOf } from './support/api.ts'
import { signIn, test } from './support/journey.ts'
import { daysAgo } from './support/onboarding.ts'
import { type Product, startProduct } from './support/product.ts'
import { wordsOf } from './support/words.ts'

const say = wordsOf('ja')
let product: Product

test.beforeAll(async () => {
  product = await startProduct()
})
test.afterAll(() => product.stop())

/** The row of a task, by the id in its hidden first column. */
function rowOf(sheet: ExcelJS.Worksheet, id: string): ExcelJS.Row {
  const row = (sheet.getRows(1, 200) ?? []).find((each) => each.getCell(1).value === id)
  if (!row) throw new Error('The sheet has no such task.')
  return row
}

test('a WBS goes out to Excel, comes back edited, is compared, taken over and taken back', async ({ page }) => {
  const api = apiOf(product)
  const { id: accountId } = await api(createAccount, { body: { name: '東西商事株式会社' } })
  const body = { accountId, programKey: 'wbs_high_12w', contractStartOn: daysAgo(3) }
  const { id } = await api(startProject, { body })
  const read = async () => (await api(readProject, { params: { id } })).tasks
  const task = (await read()).find(({ key }) => key === 'send_welcome')
  if (!task) throw new Error('The plan has no welcome mail.')
  const now = async () => (await read()).find((each) => each.id === task.id)

  await signIn(page, product, say)
  await page.goto(`${product.url}/onboarding/${id}`)
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: say('onboarding:wbs.export'), exact: true }).click()
  await dialog.getByRole('radio', { name: say('onboarding:wbs.internal') }).check()
  const downloading = page.waitForEvent('download')
  await dialog.getByRole('button', { name: say('onboarding:wbs.save'), exact: true }).click()
  const download = await downloading
  await expect(dialog).toBeHidden()

  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(Uint8Array.from(readFileSync(await download.path())).buffer)
  const sheet = workbook.getWorksheet('WBS')
  if (!sheet) throw new Error('The file has no WBS.')
  const row = rowOf(sheet, task.id)
  // Columns: 4 name, 10 effort
  row.getCell(4).value = 'ようこそのご連絡'
  row.getCell(10).value = 25
  const name = download.suggestedFilename()
  const buffer = Buffer.from(await workbook.xlsx.writeBuffer())
  const file = { name, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer }

  const bringBack = async () => {
    await page.getByRole('button', { name: say('onboarding:wbs.import.open'), exact: true }).click()
    await dialog.locator('input[type="file"]').setInputFiles(file)
  }
  await bringBack()
  const table = dialog.getByRole('table')
  await expect(table.getByRole('row')).toHaveCount(3)
  await expect(table).toContainText('ようこそのご連絡')
  expect(await now()).toMatchObject({ name: task.name, effortMinutes: task.effortMinutes })
  const take = (count: number) =>
    dialog.getByRole('button', { name: say('onboarding:wbs.import.take', { count }), exact: true })
  const effort = say('onboarding:wbs.import.takeOne', {
    name: task.name.ja,
    what: say('onboarding:wbs.import.kind.effort'),
  })
  await table.getByRole('checkbox', { name: effort }).uncheck()
  await expect(take(1)).toBeVisible()
  await table.getByRole('checkbox', { name: effort }).check()
  await take(2).click()
  await expect(dialog).toBeHidden()
  await expect.poll(now).toMatchObject({ name: { ja: 'ようこそのご連絡' }, effortMinutes: 25 })

  // By the menu: the notice's own button is gone after some seconds, and no test may hurry.
  await page.getByRole('button', { name: say('onboarding:project.more'), exact: true }).click()
  await page.getByRole('menuitem', { name: say('onboarding:undo.open') }).click()
  await expect(dialog).toContainText(task.name.ja)
  await dialog.getByRole('button', { name: say('onboarding:undo.take'), exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect.poll(now).toMatchObject({ name: task.name, effortMinutes: task.effortMinutes })
})
