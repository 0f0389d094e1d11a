import { expect } from '@playwright/test'
import { Analytics } from '@segment/analytics-node'
import { createAccount } from '#modules/accounts/contract.ts'
import { apiOf } from './support/api.ts'
import { signIn, test } from './support/journey.ts'
import { type Product, startProduct } from './support/product.ts'
import { sentence, wordsOf } from './support/words.ts'

const say = wordsOf('ja')
let product: Product

test.beforeAll(async () => {
  product = await startProduct()
})
test.afterAll(() => product.stop())

test('a source is added, its events are seen as they come, and the customer’s page tells of them', async ({ page }) => {
  const api = apiOf(product)
  const account = { name: '北野商会株式会社', externalId: 'kitano', seats: 30 }
  const accountId = (await api(createAccount, { body: account })).id
  await signIn(page, product, say)

  await page.goto(`${product.url}/settings/usage?create=true`)
  await page.getByRole('textbox', { name: say('usage:sources.name') }).fill('製品本体')
  await page.getByRole('button', { name: say('usage:sources.make') }).click()
  const writeKey = await page.getByRole('textbox', { name: say('usage:sources.key') }).inputValue()
  await expect(page.getByRole('dialog').locator('pre')).toContainText(`writeKey: '${writeKey}', host: '${product.url}'`)
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('platform:actions.close') })
    .last()
    .click()
  await page.getByRole('link', { name: say('usage:sources.live') }).click()
  await expect(page.getByText(say('usage:live.none'))).toBeVisible()

  const analytics = new Analytics({ writeKey, host: product.url })
  const context = { groupId: 'kitano' }
  analytics.identify({ userId: 'u-1', traits: { name: '佐藤 花子' } })
  analytics.track({ userId: 'u-1', event: '請求書を作成', context })
  analytics.track({ userId: 'u-2', event: '請求書を作成', context })
  await analytics.closeAndFlush({ timeout: 10_000 })

  const events = page.getByRole('button', { name: /請求書を作成/ })
  await expect(events).toHaveCount(2)
  await expect(events.first()).toContainText(account.name)
  await events.last().click()
  await expect(page.getByRole('dialog')).toContainText('"event": "請求書を作成"')

  await expect(async () => {
    await page.goto(`${product.url}/accounts/${accountId}`)
    const answer = sentence(say, 'usage:panel.ofSeats', { active: 2, seats: 30 })
    await expect(page.getByText(answer)).toBeVisible({ timeout: 5_000 })
  }).toPass()
})
