import { expect, type Page } from '@playwright/test'
import { searchAccounts } from '#modules/accounts/contract.ts'
import { listPortalLinks } from '#modules/portal/contract.ts'
import { type Api, apiOf } from './api.ts'
import { customerFile, importCustomers } from './importing.ts'
import { openLink, phone, signIn } from './journey.ts'
import {
  addChampion,
  daysAgo,
  fillHandoff,
  holdKickoff,
  reachGoals,
  type SharedMatters,
  shareMatters,
} from './onboarding.ts'
import type { Product } from './product.ts'
import { sentence, type Words } from './words.ts'

interface ValueJourney {
  product: Product
  say: Words
  /** Of the test data, with a customer in it. */
  file: string
  customer: string
  /** What the customer says it has gained. */
  gained: string
  staff: Page
  openBrowser: (options?: typeof phone & { locale: string }) => Promise<Page>
  locale: string
}

/** From a file of customers to a value that one of them confirms, and what the report then says. */
export async function walkToValue(journey: ValueJourney): Promise<void> {
  const { product, say, staff, customer } = journey
  const file = customerFile(journey.file)
  const api = apiOf(product)
  await signIn(staff, product, say)
  await expectNoValueYet(journey)
  await importCustomers(staff, product, say, file)
  const accountId = await openCustomer(journey, api)
  await handOver(journey, api, accountId)
  await addChampion(api, accountId)
  const projectId = await startProject(journey, accountId)
  await holdKickoff(api, projectId)
  const link = await makePortalLink(journey, accountId)
  const { items: links } = await api(listPortalLinks, { params: { id: accountId } })
  const stakeholderId = links[0]?.stakeholder.id ?? ''
  const shared = await shareMatters(api, { projectId, stakeholderId })
  const visitor = await visitPortal(journey, link)
  await previewPortal(journey, `/accounts/${accountId}/portal-preview?person=${stakeholderId}`, { visitor, shared })
  await reachGoals(api, projectId)
  await graduate(journey, projectId)
  await staff.goto(`${product.url}/reports/time-to-value`)
  await expect(staff.getByText(reportOf(say, 1, 1))).toBeVisible()
  await staff.getByRole('link', { name: say('metrics:figures.median') }).click()
  await expect(staff.getByRole('dialog').getByText(customer)).toBeVisible()
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const reportOf = (say: Words, n: number, reached: number) => sentence(say, 'metrics:answer', { n, reached, open: 0 })

async function expectNoValueYet({ product, say, staff }: ValueJourney): Promise<void> {
  await staff.goto(`${product.url}/reports/time-to-value`)
  await expect(staff.getByText(say('metrics:none'))).toBeVisible()
}

async function openCustomer({ product, say, staff, customer }: ValueJourney, api: Api): Promise<string> {
  await staff.goto(`${product.url}/accounts`)
  await staff.getByRole('searchbox', { name: say('accounts:list.search') }).fill(customer)
  await staff.getByRole('gridcell', { name: customer }).click()
  await expect(staff.getByRole('heading', { level: 1, name: customer })).toBeVisible()
  const { items } = await api(searchAccounts, { query: { q: customer } })
  return items[0]?.id ?? ''
}

async function handOver({ product, say, staff }: ValueJourney, api: Api, accountId: string): Promise<void> {
  await fillHandoff(api, accountId)
  await staff.goto(`${product.url}/accounts/${accountId}/handoff`)
  for (const step of ['submit', 'accept']) {
    const name = say(`accounts:handoff.${step}`)
    await button(staff, name).click()
    await staff.getByRole('dialog').getByRole('button', { name, exact: true }).click()
    await expect(staff.getByRole('alert').getByText(say(`accounts:handoff.${step}Dialog.done`))).toBeVisible()
  }
  await expect(staff.getByText(say('accounts:handoff.status.accepted')).first()).toBeVisible()
}

/** Starts with what the wizard proposes, but for the contract's first day. */
async function startProject({ product, say, staff }: ValueJourney, accountId: string): Promise<string> {
  await staff.goto(`${product.url}/onboarding/new?account=${accountId}`)
  await staff.getByRole('radio', { name: say('onboarding:start.about.high') }).click()
  await field(staff, say('onboarding:start.contractStartOn')).fill(daysAgo(55))
  await button(staff, say('onboarding:start.create')).click()
  await expect(staff).toHaveURL(/\/onboarding\/[0-9a-f-]{36}/)
  return /onboarding\/([0-9a-f-]+)/.exec(staff.url())?.[1] ?? ''
}

async function makePortalLink({ product, say, staff }: ValueJourney, accountId: string): Promise<string> {
  await staff.goto(`${product.url}/accounts/${accountId}`)
  // Panels that still arrive would move the button from under the pointer.
  await expect(staff.locator('[aria-busy="true"]')).toHaveCount(0)
  await button(staff, say('portal:links.make')).click()
  await staff.getByRole('combobox', { name: say('portal:links.person') }).waitFor()
  await button(staff, say('portal:links.make')).click()
  return field(staff, say('portal:links.made')).inputValue()
}

async function visitPortal({ say, openBrowser, locale, gained }: ValueJourney, link: string): Promise<Page> {
  const page = await openBrowser({ ...phone, locale })
  await openLink(page, link)
  await button(page, say('portal:door.open')).click()
  await button(page, say('portal:task.done')).first().click()
  await expect(page.getByText(sentence(say, 'portal:task.thanks'))).toBeVisible()
  await button(page, say('portal:value.begin')).click()
  await field(page, say('portal:value.words')).fill(gained)
  await button(page, say('portal:value.send')).click()
  await expect(page.getByRole('blockquote').filter({ hasText: gained })).toBeVisible()
  return page
}

/** Staff look at the page as its reader: every section that stands there stands here, with nothing to press. */
async function previewPortal(
  { product, staff, locale }: ValueJourney,
  path: string,
  { visitor, shared }: { visitor: Page; shared: SharedMatters },
): Promise<void> {
  await visitor.reload()
  await staff.goto(product.url + path)
  const training = shared.training[locale.startsWith('ja') ? 'ja' : 'en']
  for (const page of [visitor, staff])
    for (const text of [shared.blocker, training]) await expect(page.getByText(text).first()).toBeVisible()
  const sections = async (page: Page) =>
    page.locator('fieldset').first().getByRole('heading', { level: 2 }).allInnerTexts()
  expect(await sections(staff)).toEqual(await sections(visitor))
  await expect(staff.locator('fieldset').first().getByRole('button').first()).toBeDisabled()
}

async function graduate({ product, say, staff }: ValueJourney, projectId: string): Promise<void> {
  await staff.goto(`${product.url}/onboarding/${projectId}?view=outcome`)
  await button(staff, say('onboarding:exam.record')).click()
  const dialog = staff.getByRole('dialog')
  await dialog.getByText('9', { exact: true }).click()
  await dialog.getByLabel(say('onboarding:testimony.name')).first().fill('山田 花子')
  await field(staff, say('onboarding:testimony.how')).fill('定例会')
  await button(staff, say('onboarding:exam.save')).click()
  await expect(staff.getByText(say('onboarding:exam.done'))).toBeVisible()
  await button(staff, say('onboarding:judge.open')).click()
  await button(staff, say('onboarding:judge.confirm.passed')).click()
  await expect(staff.getByText(say('onboarding:state.graduated')).first()).toBeVisible()
}
