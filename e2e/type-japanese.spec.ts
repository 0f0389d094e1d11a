import { expect, type Locator, type Page } from '@playwright/test'
import { createAccount, listAccounts, listTimeline } from '#modules/accounts/contract.ts'
import { startProject } from '#modules/onboarding/contract.ts'
import { createPortalLink } from '#modules/portal/contract.ts'
import { type Api, apiOf } from './support/api.ts'
import { openLink, signIn, test } from './support/journey.ts'
import { addChampion, daysAgo, holdKickoff } from './support/onboarding.ts'
import { type Product, startProduct } from './support/product.ts'
import { wordsOf } from './support/words.ts'

const say = wordsOf('ja')
const reading = 'かいぎ'
const converted = '会議'
let product: Product
let api: Api
let accountId: string

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  product = await startProduct()
  api = apiOf(product)
  accountId = (await api(createAccount, { body: { name: '東西商事株式会社' } })).id
})
test.afterAll(() => product.stop())

/** Types as with a Japanese input method: the reading, its conversion, and the Enter that takes it. */
async function typeJapanese(page: Page, box: Locator): Promise<void> {
  await box.focus()
  const keyboard = await page.context().newCDPSession(page)
  const compose = (text: string) =>
    keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  await compose(reading)
  await compose(converted)
  const confirming = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 }
  await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...confirming })
  await keyboard.send('Input.insertText', { text: converted })
  await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Enter', code: 'Enter' })
  // Safari tells of the same key once more after the composition has ended.
  await box.dispatchEvent('keydown', { key: 'Enter', code: 'Enter', keyCode: 229, bubbles: true, cancelable: true })
  await expect(box).toHaveValue(converted)
  // A person's next key comes later than the 100 ms in which an Enter still counts as the conversion's.
  await page.waitForTimeout(150)
}

test('in a new customer the Enter that takes a conversion saves nothing, the next one does', async ({ page }) => {
  await signIn(page, product, say)
  await page.goto(`${product.url}/accounts?new=true`)
  const box = page.getByRole('textbox', { name: say('accounts:field.name'), exact: true })
  await typeJapanese(page, box)
  await expect(box).toBeVisible()
  expect((await api(listAccounts, {})).items).toHaveLength(1)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: converted })).toBeVisible()
})

test('the search of customers and the palette stay where they are', async ({ page }) => {
  await signIn(page, product, say)
  await page.goto(`${product.url}/accounts`)
  await typeJapanese(page, page.getByRole('searchbox', { name: say('accounts:list.search') }))
  await expect(page).toHaveURL(/\/accounts\?/)
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('combobox', { name: say('staff:palette.open') })
  await typeJapanese(page, palette)
  await expect(page.getByRole('option', { name: converted })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: converted })).toBeVisible()
})

test('a note is not sent before Ctrl and Enter', async ({ page }) => {
  await signIn(page, product, say)
  await page.goto(`${product.url}/accounts/${accountId}`)
  const box = page.getByRole('textbox', { name: say('accounts:note.label') })
  await typeJapanese(page, box)
  const notes = async () =>
    (await api(listTimeline, { params: { id: accountId } })).items.filter((entry) => entry.body === converted)
  expect(await notes()).toHaveLength(0)
  await page.keyboard.press('Control+Enter')
  await expect(box).toHaveValue('')
  expect(await notes()).toHaveLength(1)
})

test("a customer's comment is not sent", async ({ page }) => {
  const person = await addChampion(api, accountId)
  const body = { accountId, programKey: 'wbs_high_12w', contractStartOn: daysAgo(55) }
  await holdKickoff(api, (await api(startProject, { body })).id)
  const link = await api(createPortalLink, { params: { id: accountId }, body: { stakeholderId: person.id } })
  await openLink(page, link.url)
  await page.getByRole('button', { name: say('portal:door.open') }).click()
  await page
    .getByRole('button', { name: say('portal:talk.begin') })
    .first()
    .click()
  const box = page.getByRole('textbox', { name: say('portal:talk.label') })
  await typeJapanese(page, box)
  await expect(box).toBeVisible()
  await page.getByRole('button', { name: say('portal:talk.send') }).click()
  await expect(page.getByRole('listitem').filter({ hasText: converted }).first()).toBeVisible()
})
