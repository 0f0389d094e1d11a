import { expect, type Page } from '@playwright/test'
import { listAccounts, type StakeholderRecord } from '#modules/accounts/contract.ts'
import { readProject, startProject } from '#modules/onboarding/contract.ts'
import { createPortalLink } from '#modules/portal/contract.ts'
import { type Api, apiOf } from './support/api.ts'
import { openLink, signIn, test } from './support/journey.ts'
import { addChampion, daysAgo, holdKickoff } from './support/onboarding.ts'
import { type Product, startProduct } from './support/product.ts'
import { sentence, wordsOf } from './support/words.ts'

const say = wordsOf('ja')
const name = '東西商事株式会社'
const gained = '承認が3日で終わるようになりました。'
let product: Product

test.beforeAll(async () => {
  product = await startProduct()
})
test.afterAll(() => product.stop())

async function createCustomer(page: Page): Promise<string> {
  await page.goto(`${product.url}/accounts?new=true`)
  await page.getByRole('textbox', { name: say('accounts:field.name'), exact: true }).fill(name)
  await page.getByRole('button', { name: say('accounts:create.submit'), exact: true }).click()
  await expect(page).toHaveURL(/\/accounts\/[0-9a-f-]{36}/)
  // The page itself comes in parts: a server that dies meanwhile is another story.
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await page.waitForLoadState('networkidle')
  return /accounts\/([0-9a-f-]+)/.exec(page.url())?.[1] ?? ''
}

async function enterPortal(page: Page, api: Api, person: StakeholderRecord): Promise<void> {
  const link = await api(createPortalLink, { params: { id: person.accountId }, body: { stakeholderId: person.id } })
  await openLink(page, link.url)
  await page.getByRole('button', { name: say('portal:door.open') }).click()
}

async function confirmValue(page: Page): Promise<void> {
  await page.getByRole('button', { name: say('portal:value.begin') }).click()
  await page.getByRole('textbox', { name: say('portal:value.words') }).fill(gained)
  await page.getByRole('button', { name: say('portal:value.send') }).click()
  // The words alone would be found in the box too, where nobody has acknowledged them yet.
  await expect(page.getByRole('blockquote').filter({ hasText: gained })).toBeVisible()
}

test('what was acknowledged before the server is killed is there afterwards, once', async ({ page, openBrowser }) => {
  test.setTimeout(300_000)
  const api = apiOf(product)
  await signIn(page, product, say)

  const accountId = await createCustomer(page)
  await product.crash()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  expect((await api(listAccounts, {})).items.map((account) => account.name)).toEqual([name])

  const person = await addChampion(api, accountId)
  const body = { accountId, programKey: 'wbs_high_12w', contractStartOn: daysAgo(55) }
  const { id } = await api(startProject, { body })
  await holdKickoff(api, id)
  await product.crash()
  const started = await api(readProject, { params: { id } })
  expect(started).toMatchObject({ state: 'running', kickoffDoneOn: daysAgo(50) })
  expect(started.goals).toHaveLength(1)

  const customer = await openBrowser()
  await enterPortal(customer, api, person)
  await customer
    .getByRole('button', { name: say('portal:task.done') })
    .first()
    .click()
  await expect(customer.getByText(sentence(say, 'portal:task.thanks'))).toBeVisible()
  await product.crash()
  const worked = await api(readProject, { params: { id } })
  expect(worked.tasks.filter((task) => task.status === 'done' && task.side === 'customer')).toHaveLength(1)

  await customer.reload()
  await confirmValue(customer)
  await product.crash()
  await customer.reload()
  await expect(customer.getByText(gained)).toHaveCount(1)
  const { valueConfirmations, valueConfirmedOn } = await api(readProject, { params: { id } })
  expect(valueConfirmations.map((one) => one.words)).toEqual([gained])
  expect(valueConfirmedOn).not.toBeNull()
})
