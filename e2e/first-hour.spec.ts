import { expect, type Page } from '@playwright/test'
import { openLink, signIn, test } from './support/journey.ts'
import { type Product, startProduct } from './support/product.ts'
import { wordsOf } from './support/words.ts'

const say = wordsOf('ja')
const founder = { name: '佐藤 花子', email: 'hanako@example.com', password: '花子だけが知る合言葉' }
const colleague = { name: '田中 太郎', email: 'taro@example.com', password: '太郎だけが知る合言葉' }
const forgedToken = 'x'.repeat(43)
let product: Product
let setupUrl: string
let invitationUrl: string

const button = (page: Page, key: string) => page.getByRole('button', { name: say(key) })

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  product = await startProduct({ isPrepared: false, hasAdmin: false })
  setupUrl = product.setupUrl ?? 'no set-up link was printed'
})
test.afterAll(() => product.stop())

async function setUp(page: Page, link: string): Promise<void> {
  await openLink(page, link)
  await page.getByLabel(say('identity:setup.workspaceName')).fill('ばんそう株式会社')
  await page.getByLabel(say('identity:setup.productName')).fill('ばんそうクラウド')
  await page.getByRole('textbox', { name: say('identity:setup.name'), exact: true }).fill(founder.name)
  await page.getByLabel(say('identity:signIn.email')).fill(founder.email)
  await page.getByRole('textbox', { name: say('identity:signIn.password') }).fill(founder.password)
  await button(page, 'identity:setup.submit').click()
}

async function invite(page: Page, email: string): Promise<string> {
  await page.goto(`${product.url}/settings/members`)
  await button(page, 'identity:members.invite').click()
  await page.getByLabel(say('identity:signIn.email')).fill(email)
  await button(page, 'identity:members.makeLink').click()
  return page.getByLabel(say('identity:members.link')).inputValue()
}

test('a cut or forged set-up link says so and lets nobody in', async ({ page }) => {
  await openLink(page, `${product.url}/setup`)
  await expect(page.getByText(say('identity:entry.noToken'))).toBeVisible()
  await setUp(page, `${product.url}/setup#${forgedToken}`)
  await expect(page.getByRole('alert')).toContainText('リンク')
  await page.goto(product.url)
  await expect(page).toHaveURL(/\/sign-in/)
})

test('the printed link makes the first workspace, once', async ({ page, openBrowser }) => {
  await setUp(page, setupUrl)
  await expect(page.getByText(say('staff:today.answer.begin'))).toBeVisible()
  const late = await openBrowser()
  await setUp(late, setupUrl)
  await expect(late.getByRole('alert')).toBeVisible()
})

test('a colleague joins by invitation, and the link joins nobody else', async ({ page, openBrowser }) => {
  await signIn(page, product, say, founder)
  invitationUrl = await invite(page, colleague.email)
  const theirs = await openBrowser()
  await openLink(theirs, invitationUrl)
  await theirs.getByRole('textbox', { name: say('identity:setup.name'), exact: true }).fill(colleague.name)
  await theirs.getByRole('textbox', { name: say('identity:signIn.password') }).fill(colleague.password)
  await button(theirs, 'identity:invitation.submit').click()
  await expect(theirs).toHaveURL(`${product.url}/`)
  await page.goto(`${product.url}/settings/members`)
  await expect(page.getByRole('row', { name: colleague.name })).toBeVisible()
  const late = await openBrowser()
  await openLink(late, invitationUrl)
  await expect(late.getByRole('alert')).toContainText('リンク')
})

test('a forged or withdrawn invitation says so', async ({ page, openBrowser }) => {
  await signIn(page, product, say, founder)
  const link = await invite(page, 'jiro@example.com')
  await page.goto(`${product.url}/settings/members`)
  await page.getByRole('row', { name: 'jiro@example.com' }).getByRole('button').click()
  await expect(page.getByText(say('identity:members.revoked', { email: 'jiro@example.com' }))).toBeVisible()
  const theirs = await openBrowser()
  for (const broken of [link, `${product.url}/invitation#${forgedToken}`]) {
    await openLink(theirs, broken)
    await expect(theirs.getByRole('alert')).toContainText('リンク')
  }
})
