import { AxeBuilder } from '@axe-core/playwright'
import { type BrowserContext, expect, type Page } from '@playwright/test'
import { copyForm, createAccount, uploadImport } from '#modules/accounts/contract.ts'
import { startProject } from '#modules/onboarding/contract.ts'
import { createPortalLink } from '#modules/portal/contract.ts'
import { createSegment } from '#modules/segments/contract.ts'
import { createSource } from '#modules/usage/contract.ts'
import { apiOf } from './support/api.ts'
import { collectErrors, openLink, signIn, test } from './support/journey.ts'
import { addChampion, daysAgo, fillHandoff, holdKickoff } from './support/onboarding.ts'
import { staffPaths } from './support/pages.ts'
import { type Product, startProduct } from './support/product.ts'
import { wordsOf } from './support/words.ts'

const say = wordsOf('ja')
/** Colours are the same at any width, and weighing them is most of the work: once is enough. */
const widths = [
  { width: 1440, leftOut: [] },
  { width: 360, leftOut: ['color-contrast'] },
]
/** The plan in every way that it is looked at. */
const planPages = ['gantt', 'board', 'calendar', 'load', 'baseline'].map((as) => `/onboarding/$projectId?as=${as}`)
const locales = {
  'ja-JP': [...staffPaths(), '/onboarding/$projectId?view=meetings', ...planPages],
  'en-US': ['/', '/accounts', '/accounts/$accountId', '/onboarding/$projectId'],
}
let product: Product
let portalLink: string
let sponsorLink: string
let params: Readonly<Record<string, string>>
let signedIn: Awaited<ReturnType<BrowserContext['storageState']>>

test.beforeAll(async ({ browser }) => {
  product = await startProduct()
  const api = apiOf(product)
  const accountId = (await api(createAccount, { body: { name: '東西商事株式会社' } })).id
  await fillHandoff(api, accountId)
  const person = await addChampion(api, accountId)
  const body = { accountId, programKey: 'wbs_high_12w', contractStartOn: daysAgo(55) }
  const projectId = (await api(startProject, { body })).id
  await holdKickoff(api, projectId)
  const link = await api(createPortalLink, { params: { id: accountId }, body: { stakeholderId: person.id } })
  portalLink = link.url
  const sponsor = { stakeholderId: person.id, level: 'executive' as const }
  sponsorLink = (await api(createPortalLink, { params: { id: accountId }, body: sponsor })).url
  const file = new File(['会社名,業種\nみなと製作所,製造業\n'], 'customers.csv')
  const { id: importId } = await api(uploadImport, { query: { fileName: file.name }, file })
  const formId = (await api(copyForm, { body: { kind: 'hearing', formKey: 'hearing_v1' } })).id ?? ''
  const condition = { match: 'all' as const, of: [{ attribute: 'accounts.seats', operator: 'gte' as const, value: 1 }] }
  const segment = { name: '席数のある顧客', kind: 'live' as const, condition }
  const segmentId = (await api(createSegment, { body: segment })).id
  const source = { name: '製品本体', kind: 'server' as const }
  const sourceId = (await api(createSource, { body: source })).id
  const [programKey, scorecardKey] = ['wbs_high_12w', 'health_std']
  params = { scorecardKey, sourceId, segmentId, accountId, projectId, importId, formId, programKey }
  const page = await browser.newPage()
  await signIn(page, product, say)
  signedIn = await page.context().storageState()
  await page.close()
})
test.afterAll(() => product.stop())

/** The address of a page with what was made for it. A page with a new kind of thing in its address needs one here. */
function addressOf(path: string): string {
  return path.replace(/\$(\w+)/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined) throw new Error(`Nothing was made for ${path}.`)
    return value
  })
}

async function expectAccessible(page: Page): Promise<void> {
  for (const { width, leftOut } of widths) {
    await page.setViewportSize({ width, height: 900 })
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
    // Without frames, nothing is gained by the blank page that axe otherwise opens for each of its reports; and what
    // passed need not be described.
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode(true)
      .options({ resultTypes: ['violations'] })
      .disableRules(leftOut)
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze()
    const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`))
    expect.soft(found, `at ${width} px`).toEqual([])
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect.soft(overflow, `sideways scroll at ${width} px`).toBeLessThanOrEqual(0)
  }
}

/** Goes to a page of the app as its own links do, which spares loading the app again; answers when it is another page. */
async function goWithinApp(page: Page, address: string): Promise<void> {
  await page.evaluate((to) => {
    for (const heading of document.querySelectorAll('h1')) heading.dataset.left = ''
    window.history.pushState({}, '', to)
  }, address)
  await expect(page.locator('h1:not([data-left])').first()).toBeVisible()
}

for (const [locale, paths] of Object.entries(locales))
  test.describe(locale, () => {
    let page: Page
    let errors: string[]
    let last = ''
    test.beforeAll(async ({ browser }) => {
      const context = await browser.newContext({ storageState: signedIn, locale, reducedMotion: 'reduce' })
      errors = collectErrors(context)
      page = await context.newPage()
      last = ''
    })
    test.afterAll(() => page.context().close())
    for (const path of paths)
      test(`${path} (${locale})`, async () => {
        const address = addressOf(path)
        const isSamePage = address.split('?')[0] === last
        if (last === '' || isSamePage) await page.goto(product.url + address)
        else await goWithinApp(page, address)
        last = address.split('?')[0] ?? ''
        await expectAccessible(page)
        expect(errors.splice(0), 'errors in the console').toEqual([])
      })
  })

for (const locale of ['ja-JP', 'en-US']) {
  test(`the page of one minute (${locale})`, async ({ openBrowser }) => {
    const page = await openBrowser({ locale, reducedMotion: 'reduce' })
    const words = wordsOf(locale === 'ja-JP' ? 'ja' : 'en')
    await openLink(page, sponsorLink)
    await page.getByRole('button', { name: words('portal:door.open') }).click()
    await expect(page.getByRole('button', { name: words('portal:sponsor.all') })).toBeVisible()
    await expectAccessible(page)
  })

  test(`the customer's pages (${locale})`, async ({ openBrowser }) => {
    const page = await openBrowser({ locale, reducedMotion: 'reduce' })
    const words = wordsOf(locale === 'ja-JP' ? 'ja' : 'en')
    await openLink(page, portalLink)
    await expectAccessible(page)
    await page.getByRole('button', { name: words('portal:door.open') }).click()
    await expect(page.getByRole('heading', { name: words('portal:plan.title') })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: words('portal:colleagues.invite') }).click()
    await expectAccessible(page)
    await page.getByRole('link', { name: words('portal:hearing.begin') }).click()
    await expect(page.getByRole('link', { name: words('portal:hearing.back') })).toBeVisible()
    await expectAccessible(page)
  })
}
