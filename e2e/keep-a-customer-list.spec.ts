import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import iconv from 'iconv-lite'
import { createAccount } from '#modules/accounts/contract.ts'
import { apiOf } from './support/api.ts'
import { signIn, test } from './support/journey.ts'
import { type Product, startProduct } from './support/product.ts'
import { sentence, wordsOf } from './support/words.ts'

const say = wordsOf('ja')
const customers = [
  { name: '髙橋製作所', nameKana: 'たかはしせいさくしょ', industry: '製造業', region: '関東' },
  { name: '𠮷野電機', nameKana: 'よしのでんき', industry: '製造業', region: '関西' },
  { name: 'みなと会計', nameKana: 'みなとかいけい', industry: '会計', region: '関東' },
]
let product: Product

test.beforeAll(async () => {
  product = await startProduct()
  const api = apiOf(product)
  for (const body of customers) await api(createAccount, { body })
})
test.afterAll(() => product.stop())

test.beforeEach(async ({ page }) => {
  await signIn(page, product, say)
  await page.goto(`${product.url}/accounts`)
  await expect(page.getByRole('gridcell', { name: 'みなと会計' })).toBeVisible()
})

const button = (page: Page, key: string) => page.getByRole('button', { name: say(key), exact: true })
const cell = (page: Page, name: string) => page.getByRole('gridcell', { name })
const item = (page: Page, name: string | RegExp) => page.getByRole('menuitem', { name, exact: true })
const notice = (page: Page, text: string) => page.getByRole('alert').filter({ hasText: text })

async function filterByIndustry(page: Page, industry: string): Promise<void> {
  await button(page, 'accounts:filter.add').click()
  await page.getByRole('combobox', { name: say('accounts:filter.field') }).click()
  await page.getByRole('option', { name: say('accounts:field.industry'), exact: true }).click()
  const dialog = page.getByRole('dialog', { name: say('accounts:filter.add') })
  await dialog.getByRole('checkbox', { name: industry }).check()
  await dialog.getByRole('button', { name: say('accounts:filter.apply') }).click()
  await expect(cell(page, 'みなと会計')).toBeHidden()
}

test('what is chosen of the list is saved as a view, shared, renamed and deleted', async ({ page, openBrowser }) => {
  await filterByIndustry(page, '製造業')
  await button(page, 'platform:table.columns').click()
  await page.getByRole('menuitemcheckbox', { name: say('accounts:field.region') }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('columnheader', { name: say('accounts:field.region') })).toBeVisible()

  await button(page, 'accounts:view.all').click()
  await item(page, say('accounts:view.saveAs')).click()
  await button(page, 'platform:actions.save').click()
  await expect(page.getByRole('textbox', { name: say('accounts:view.name') })).toHaveAttribute('aria-invalid', 'true')
  await page.getByRole('textbox', { name: say('accounts:view.name') }).fill('製造業の顧客')
  await page.getByRole('checkbox', { name: say('accounts:view.share') }).check()
  await button(page, 'platform:actions.save').click()
  const opener = page.getByRole('button', { name: '製造業の顧客' })
  await expect(opener).toBeVisible()

  const theirs = await openBrowser()
  await signIn(theirs, product, say)
  await theirs.goto(page.url())
  await expect(theirs.getByRole('columnheader', { name: say('accounts:field.region') })).toBeVisible()
  await expect(cell(theirs, '髙橋製作所')).toBeVisible()
  await expect(cell(theirs, 'みなと会計')).toBeHidden()

  await opener.click()
  await item(page, say('accounts:view.edit')).click()
  await page.getByRole('textbox', { name: say('accounts:view.name') }).fill('ものづくり')
  await button(page, 'platform:actions.save').click()
  const renamed = page.getByRole('button', { name: 'ものづくり' })
  await renamed.click()
  await item(page, say('accounts:view.delete')).click()
  await notice(page, say('accounts:view.deleted', { name: 'ものづくり' }))
    .getByRole('button', { name: say('platform:actions.undo') })
    .click()
  await button(page, 'accounts:view.all').click()
  await expect(item(page, /ものづくり/)).toBeVisible()
})

test('many customers are changed after a look at what will change, and changed back', async ({ page }) => {
  await filterByIndustry(page, '製造業')
  await page.getByRole('checkbox', { name: say('platform:table.selectAll') }).check()
  await button(page, 'accounts:bulk.set_touch_model').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox').click()
  await page.getByRole('option', { name: say('accounts:touchModel.low'), exact: true }).click()
  await expect(dialog.getByText(say('accounts:bulk.preview', { matched: '2', changes: '2' }))).toBeVisible()
  await expect(dialog.getByText('髙橋製作所')).toBeVisible()
  await dialog.getByRole('button', { name: say('accounts:bulk.apply', { count: 2, number: '2' }) }).click()
  const low = cell(page, say('accounts:touchModel.low'))
  await expect(low).toHaveCount(2)
  await notice(page, say('accounts:bulk.done_set_touch_model', { count: 2, number: '2' }))
    .getByRole('button', { name: say('platform:actions.undo') })
    .click()
  await expect(notice(page, say('accounts:bulk.undone'))).toBeVisible()
  await expect(low).toHaveCount(0)
})

test('what is seen is exported, and what Shift_JIS cannot hold is told beforehand', async ({ page }) => {
  const exported = async (format: string, expectation?: () => Promise<void>) => {
    await button(page, 'accounts:exports.button').click()
    await page.getByRole('radio', { name: say(`accounts:exports.${format}`) }).check()
    await expectation?.()
    const download = page.waitForEvent('download')
    await button(page, 'accounts:exports.run').click()
    return readFileSync(await (await download).path())
  }
  await filterByIndustry(page, '製造業')
  const utf8 = await exported('csv_utf8')
  expect(utf8.subarray(0, 3).toString('hex')).toBe('efbbbf')
  expect(utf8.toString('utf8')).toContain('𠮷野電機')
  expect(utf8.toString('utf8')).not.toContain('みなと会計')

  const place = sentence(say, 'accounts:exports.place', { name: '𠮷野電機' })
  const sjis = await exported('csv_shift_jis', async () => {
    await expect(page.getByRole('listitem').filter({ hasText: '𠮷 —' })).toHaveText(place)
    await expect(page.getByRole('listitem').filter({ hasText: '髙 —' })).toHaveCount(0)
  })
  const text = iconv.decode(sjis, 'cp932')
  expect(text).toContain('髙橋製作所')
  expect(text).toContain('〓野電機')

  const workbook = await exported('xlsx')
  expect(workbook.subarray(0, 2).toString('latin1')).toBe('PK')
})
