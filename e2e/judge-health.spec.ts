import { expect } from '@playwright/test'
import { createAccount } from '#modules/accounts/contract.ts'
import { readAccountHealth, saySentiment } from '#modules/health/contract.ts'
import { apiOf } from './support/api.ts'
import { signIn, test } from './support/journey.ts'
import { type Product, startProduct } from './support/product.ts'
import { sentence, wordsOf } from './support/words.ts'

const say = wordsOf('ja')
const health = (key: string, values: Readonly<Record<string, string | number>> = {}) => say(`health:${key}`, values)
let product: Product

test.beforeAll(async () => {
  product = await startProduct()
})
test.afterAll(() => product.stop())

test('a new scorecard is edited, tried on one customer and on all, published, explained and rolled back', async ({
  page,
}) => {
  test.setTimeout(180_000)
  const api = apiOf(product)
  const { id } = await api(createAccount, { body: { name: '大手商事', phase: 'adoption', touchModel: 'high' } })
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  await api(saySentiment, {
    params: { id },
    body: { mood: 'neutral', reason: '定例で様子を見た', clientId: 'e2e-judge-health' },
  })
  await signIn(page, product, say)

  await page.goto(`${product.url}/settings/scorecards`)
  await press(health('scorecards.new'))
  const weight = page.getByRole('textbox', {
    name: health('editor.weightOf', { name: say('health:blank.measure.ja') }),
  })
  await weight.fill('９０')
  await weight.blur()
  await expect(page.getByText(health('problem.weights_sum', { sum: 90 }))).toBeVisible()
  await weight.fill('100')
  await weight.blur()
  const neutral = page.getByRole('textbox', {
    name: health('editor.shareOfMeasure', {
      name: say('health:blank.measure.ja'),
      option: health('attributeOptions.sentiment.neutral'),
    }),
  })
  await neutral.fill('90')
  await neutral.blur()

  const customer = page.getByRole('combobox', { name: health('tryOne.customer'), exact: true })
  await customer.click()
  await customer.pressSequentially('大手')
  await page.getByRole('option', { name: '大手商事' }).click()
  const tried = page.getByRole('region', { name: health('tryOne.title') }).first()
  await expect(tried).toContainText('90')
  await press(health('scorecards.preview'))
  await expect(page.getByText(health('effect.answer', { moved: 1, customers: 1 }))).toBeVisible()

  await press(health('scorecards.save'))
  await page.getByLabel(health('publish.why')).fill('温度感だけで見る')
  await press(health('publish.submit'))
  await expect(page.getByText(sentence(say, 'health:scorecards.answerVersion', { version: 1 }))).toBeVisible()
  const scored = () => api(readAccountHealth, { params: { id }, query: {} }).then(({ judged }) => judged?.score)
  await expect.poll(scored, { timeout: 60_000 }).toBe(90)

  await page.goto(`${product.url}/accounts/${id}/health`)
  await expect(page.getByText(sentence(say, 'health:page.asOf', { version: 1 }))).toBeVisible()
  await expect(page.getByRole('row', { name: new RegExp(say('health:blank.measure.ja')) })).toContainText('90')

  await page.goto(`${product.url}/settings/scorecards`)
  await page.getByRole('link', { name: say('health:blank.name.ja'), exact: true }).click()
  await neutral.fill('10')
  await neutral.blur()
  await press(health('scorecards.save'))
  await press(health('publish.submit'))
  await expect.poll(scored, { timeout: 60_000 }).toBe(10)
  await press(health('versions.rollBackTo', { version: 1 }))
  await expect.poll(scored, { timeout: 60_000 }).toBe(90)
})
