import { test } from './support/journey.ts'
import { type Product, startProduct } from './support/product.ts'
import { walkToValue } from './support/value-journey.ts'
import { wordsOf } from './support/words.ts'

let product: Product

test.beforeEach(async () => {
  product = await startProduct()
})
test.afterEach(() => product.stop())

test.describe('in Japanese', () => {
  test('a customer of the imported file confirms value, and the report counts it', async ({ page, openBrowser }) => {
    test.setTimeout(300_000)
    await walkToValue({
      product,
      say: wordsOf('ja'),
      locale: 'ja-JP',
      file: 'customers_cp932.csv',
      customer: '有限会社クラウドホテル',
      gained: '承認が3日で終わり、月末の残業がなくなりました。',
      staff: page,
      openBrowser,
    })
  })
})

test.describe('in English', () => {
  test.use({ locale: 'en-US' })
  test('a customer of the imported file confirms value, and the report counts it', async ({ page, openBrowser }) => {
    test.setTimeout(300_000)
    await walkToValue({
      product,
      say: wordsOf('en'),
      locale: 'en-US',
      file: 'customers_utf8_bom.csv',
      customer: '医療法人みらい建設',
      gained: 'Approvals take three days now, and nobody works late.',
      staff: page,
      openBrowser,
    })
  })
})
