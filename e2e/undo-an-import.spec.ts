import { expect, type Page } from '@playwright/test'
import { customerFile, importCustomers } from './support/importing.ts'
import { signIn, test } from './support/journey.ts'
import { type Product, startProduct } from './support/product.ts'
import { wordsOf } from './support/words.ts'

const say = wordsOf('ja')
let product: Product

test.beforeAll(async () => {
  product = await startProduct()
})
test.afterAll(() => product.stop())

async function undo(page: Page): Promise<void> {
  const button = say('accounts:imports.undo.button')
  await page.getByRole('button', { name: button, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: button, exact: true }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
}

async function expectNoCustomers(page: Page): Promise<void> {
  await page.goto(`${product.url}/accounts`)
  await expect(page.getByText(say('accounts:empty.title'))).toBeVisible()
}

test('an import that is taken back leaves nothing, and can be made again', async ({ page }) => {
  test.setTimeout(240_000)
  const file = customerFile('customers_cp932.csv')
  await signIn(page, product, say)
  await expectNoCustomers(page)
  const first = await importCustomers(page, product, say, file)
  await undo(page)
  await expectNoCustomers(page)
  const second = await importCustomers(page, product, say, file)
  expect(second).toBe(first)
})
