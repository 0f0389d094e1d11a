import { expect, type Page } from '@playwright/test'
import { SMTPServer } from 'smtp-server'
import { createAccount } from '#modules/accounts/contract.ts'
import { createPortalLink } from '#modules/portal/contract.ts'
import { apiOf } from './support/api.ts'
import { openLink, signIn, test } from './support/journey.ts'
import { addChampion } from './support/onboarding.ts'
import { type Product, startProduct } from './support/product.ts'
import { wordsOf } from './support/words.ts'

const say = wordsOf('ja')
const mailPort = 20_000 + (process.pid % 20_000)
let product: Product
let accountId: string

test.beforeAll(async () => {
  product = await startProduct({ smtpUrl: `smtp://127.0.0.1:${mailPort}` })
  accountId = (await apiOf(product)(createAccount, { body: { name: '東西商事株式会社' } })).id
})
test.afterAll(() => product.stop())
test.beforeEach(({ page }) => signIn(page, product, say))

const button = (page: Page, key: string) => page.getByRole('button', { name: say(key), exact: true })
const field = (page: Page, key: string) => page.getByRole('textbox', { name: say(key), exact: true })
const notice = (page: Page, text: string) => page.getByRole('alert').filter({ hasText: text })
const dialogOf = (page: Page) => page.getByRole('dialog')

test('a field of our own is made, refused while it makes no sense, filled in and put away', async ({ page }) => {
  await page.goto(`${product.url}/settings/custom-fields`)
  await button(page, 'accounts:customFields.add').first().click()
  await button(page, 'platform:actions.save').click()
  await expect(field(page, 'accounts:customFields.labelJa')).toHaveAttribute('aria-invalid', 'true')
  await field(page, 'accounts:customFields.labelJa').fill('利用人数')
  await page.getByRole('combobox', { name: say('accounts:customFields.kind') }).click()
  await page.getByRole('option', { name: say('accounts:customKind.number'), exact: true }).click()
  await field(page, 'accounts:customFields.min').fill('10')
  await field(page, 'accounts:customFields.max').fill('1')
  await button(page, 'platform:actions.save').click()
  await expect(dialogOf(page).locator('[aria-invalid="true"]').first()).toBeVisible()
  await field(page, 'accounts:customFields.max').fill('1000')
  await button(page, 'platform:actions.save').click()
  await expect(notice(page, say('accounts:customFields.saved'))).toBeVisible()

  await page.goto(`${product.url}/accounts/${accountId}`)
  const section = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: say('accounts:facts.custom') }) })
  await section.getByRole('button').first().click()
  await section.getByRole('button', { name: '利用人数' }).click()
  await section.getByRole('textbox', { name: '利用人数' }).fill('5')
  await section.getByRole('button', { name: say('platform:actions.save') }).click()
  await expect(section.locator('[aria-invalid="true"]')).toBeVisible()
  await section.getByRole('textbox', { name: '利用人数' }).fill('２５０')
  await section.getByRole('button', { name: say('platform:actions.save') }).click()
  await expect(section.getByRole('button', { name: '利用人数' })).toHaveText('250')

  await page.goto(`${product.url}/settings/custom-fields`)
  await page.getByRole('button', { name: '利用人数', exact: true }).click()
  await field(page, 'accounts:customFields.labelJa').fill('ご利用人数')
  await button(page, 'platform:actions.save').click()
  await expect(page.getByRole('button', { name: 'ご利用人数', exact: true })).toBeVisible()
  await button(page, 'accounts:customFields.archive').click()
  await expect(button(page, 'accounts:customFields.restore')).toBeVisible()
  await page.goto(`${product.url}/accounts/${accountId}`)
  await expect(page.getByRole('heading', { name: say('accounts:facts.company') })).toBeVisible()
  await expect(page.getByRole('heading', { name: say('accounts:facts.custom') })).toHaveCount(0)
})

test('a key opens the API until it is revoked', async ({ page, request }) => {
  await page.goto(`${product.url}/settings/api-keys`)
  await button(page, 'identity:apiKeys.create').first().click()
  await field(page, 'identity:apiKeys.name').fill('CRM連携')
  await button(page, 'identity:apiKeys.make').click()
  const key = await page.getByRole('textbox', { name: say('identity:apiKeys.key') }).inputValue()
  await dialogOf(page).getByText(say('platform:actions.close'), { exact: true }).click()
  const ask = () => request.get(`${product.url}/api/v1/accounts`, { headers: { authorization: `Bearer ${key}` } })
  expect((await ask()).status()).toBe(200)
  await page.reload()
  const row = page.getByRole('row', { name: 'CRM連携' })
  await expect(row).not.toContainText(say('identity:apiKeys.neverUsed'))
  await row.getByRole('button', { name: say('identity:apiKeys.revoke') }).click()
  await dialogOf(page)
    .getByRole('button', { name: say('identity:apiKeys.revokeYes') })
    .click()
  await expect(row.getByText(say('identity:apiKeys.revoked'), { exact: true })).toBeVisible()
  expect((await ask()).status()).toBe(401)
})

test('a member joins, gets another role, and is shut out at once when no longer here', async ({
  page,
  openBrowser,
}) => {
  await page.goto(`${product.url}/settings/members`)
  await button(page, 'identity:members.invite').click()
  await page.getByLabel(say('identity:signIn.email')).fill('jiro@example.com')
  await button(page, 'identity:members.makeLink').click()
  const link = await page.getByLabel(say('identity:members.link')).inputValue()
  const theirs = await openBrowser()
  await openLink(theirs, link)
  await theirs.getByRole('textbox', { name: say('identity:setup.name'), exact: true }).fill('山田 次郎')
  await theirs.getByRole('textbox', { name: say('identity:signIn.password') }).fill('次郎だけが知る合言葉')
  await button(theirs, 'identity:invitation.submit').click()
  await expect(theirs).toHaveURL(`${product.url}/`)

  await page.goto(`${product.url}/settings/members`)
  const role = page.getByRole('combobox', { name: say('identity:members.roleOf', { name: '山田 次郎' }) })
  await role.click()
  await page.getByRole('option', { name: say('identity:roles.viewer') }).click()
  await expect(notice(page, '山田 次郎')).toBeVisible()
  await theirs.goto(`${product.url}/accounts`)
  await expect(theirs.getByRole('gridcell', { name: '東西商事株式会社' })).toBeVisible()
  await expect(button(theirs, 'accounts:create.title')).toHaveCount(0)

  const row = page.getByRole('row', { name: '山田 次郎' })
  await row.getByRole('button', { name: say('identity:members.deactivate') }).click()
  await expect(row.getByText(say('identity:members.inactive'))).toBeVisible()
  await theirs.reload()
  await expect(theirs).toHaveURL(/\/sign-in/)
})

test('two people change the settings: the second is told, and nothing is lost', async ({ page, context }) => {
  const other = await context.newPage()
  for (const each of [page, other]) {
    await each.goto(`${product.url}/settings/workspace`)
    await expect(field(each, 'identity:setup.productName')).toBeVisible()
  }
  await field(page, 'identity:setup.productName').fill('伴走クラウド')
  await button(page, 'platform:actions.save').click()
  await expect(notice(page, say('identity:settings.saved'))).toBeVisible()
  await field(other, 'identity:workspace.vendorName').fill('株式会社ばんそう')
  await button(other, 'platform:actions.save').click()
  await expect(other.getByRole('alert').filter({ hasText: say('platform:form.changedMeanwhile') })).toBeVisible()
  await button(other, 'platform:actions.save').click()
  await expect(notice(other, say('identity:settings.saved'))).toBeVisible()
  await expect(field(other, 'identity:setup.productName')).toHaveValue('伴走クラウド')
})

test('a mail that the mail server does not take is seen among the jobs and sent once it does', async ({ page }) => {
  const api = apiOf(product)
  const person = await addChampion(api, accountId)
  await api(createPortalLink, {
    params: { id: accountId },
    body: { stakeholderId: person.id, expiresInDays: 90, sendsMail: true, locale: 'ja' },
  })
  await page.goto(`${product.url}/settings/jobs`)
  const retry = button(page, 'staff:jobs.retry')
  await expect(retry).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText(say('staff:jobs.states.retrying'))).toBeVisible()
  await page
    .getByRole('main')
    .locator('summary')
    .filter({ hasText: say('staff:jobs.technical') })
    .first()
    .click()
  await expect(page.getByText('ECONNREFUSED').first()).toBeVisible()
  const delivered: string[] = []
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _session, done) => {
      delivered.push(address)
      done()
    },
    onData: (stream, _session, done) => {
      stream.resume()
      stream.on('end', done)
    },
  })
  await new Promise<void>((resolve) => server.listen(mailPort, '127.0.0.1', resolve))
  await retry.click()
  await expect.poll(() => delivered, { timeout: 20_000 }).toEqual(['hanako@example.jp'])
  await expect(retry).toHaveCount(0, { timeout: 20_000 })
  await new Promise<void>((resolve) => server.close(() => resolve()))
})
