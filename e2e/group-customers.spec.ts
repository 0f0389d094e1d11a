import { expect } from '@playwright/test'
import { createAccount, readAccount, updateAccount } from '#modules/accounts/contract.ts'
import { listSegments, refreshSegment } from '#modules/segments/contract.ts'
import { apiOf } from './support/api.ts'
import { signIn, test } from './support/journey.ts'
import { type Product, startProduct } from './support/product.ts'
import { wordsOf } from './support/words.ts'

const say = wordsOf('ja')
let product: Product

test.beforeAll(async () => {
  product = await startProduct()
})
test.afterAll(() => product.stop())

test('a live segment counts as it is edited, takes a customer in after a change and says why', async ({ page }) => {
  test.setTimeout(180_000)
  const api = apiOf(product)
  await api(createAccount, { body: { name: '大手商事', seats: 300 } })
  const small = await api(createAccount, { body: { name: '小口製作所', seats: 20 } })
  await signIn(page, product, say)

  await page.goto(`${product.url}/segments/new`)
  const counted = page.getByTestId('preview')
  await expect(counted).toContainText(say('segments:preview.count', { count: 2, total: 2 }))
  await page.getByLabel(say('segments:field.name'), { exact: true }).fill('席数の多い顧客')
  await page.getByRole('button', { name: say('segments:addTest') }).click()
  await page.getByRole('combobox', { name: say('segments:field.attribute') }).click()
  await page.getByRole('option', { name: say('accounts:attributes.seats'), exact: true }).click()
  const value = page.getByRole('textbox', { name: say('segments:field.value') })
  await value.fill('１００')
  await value.blur()
  await expect(counted).toContainText(say('segments:preview.count', { count: 1, total: 2 }))
  await page.getByRole('button', { name: say('platform:actions.save') }).click()
  await expect(page.getByText(say('segments:page.answer', { count: 1, entered: 0, left: 0 }))).toBeVisible()
  await expect(page.getByText('大手商事')).toBeVisible()

  const { version } = await api(readAccount, { params: { id: small.id } })
  await api(updateAccount, { params: { id: small.id }, body: { version, seats: 150 } })
  const [segment] = (await api(listSegments, { query: {} })).items
  await api(refreshSegment, { params: { id: segment?.id ?? '' } })
  await page.goto(`${product.url}/accounts/${small.id}`)
  await page.getByRole('button', { name: say('segments:panel.whyOf', { name: '席数の多い顧客' }) }).click()
  await expect(page.getByText(say('segments:knownAs', { value: '150' }))).toBeVisible()
  await expect(page.getByText(say('segments:verdict.met'), { exact: true })).toBeVisible()
})
