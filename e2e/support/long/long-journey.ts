import { expect, type Page } from '@playwright/test'
import { listJobs } from '#app/contract/jobs.ts'
import { createAccount, createStakeholder } from '#modules/accounts/contract.ts'
import { applyPlan, type ProjectPage, readProject } from '#modules/onboarding/contract.ts'
import { createPortalLink } from '#modules/portal/contract.ts'
import { addDays } from '#platform/kernel/dates.ts'
import { type Api, apiOf } from '../api.ts'
import { openLink, signIn } from '../journey.ts'
import { fillHandoff } from '../onboarding.ts'
import type { Product } from '../product.ts'
import type { Words } from '../words.ts'
import type { MailBox } from './mail-box.ts'

/** The Monday on which every journey's contract begins; Golden Week lies in its first month. */
const contractOn = '2026-04-06'
/** That day of the onboarding; the contract begins on day 0. */
export const dateOf = (day: number) => addDays(contractOn, day)
/** Nine o'clock, when what is due on a day has been done. */
export const morningOf = (day: number) => `${dateOf(day)}T09:00:00+09:00`

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'ja-JP' }
const people = [
  { familyName: '山田', givenName: '花子', email: 'hanako@example.jp', role: 'champion' },
  { familyName: '佐藤', givenName: '一郎', email: 'ichiro@example.jp', role: 'executive_sponsor' },
] as const

export interface Beginning {
  product: Product
  mails: MailBox
  say: Words
  staff: Page
  openBrowser: (options?: typeof phone) => Promise<Page>
  customer: string
  touchModel: 'high' | 'low' | 'tech'
}

/** Somebody of the customer, on a telephone of their own. */
export interface Visitor {
  page: Page
  link: string
  email: string
  name: string
}

export interface Journey extends Beginning {
  api: Api
  accountId: string
  projectId: string
  champion: Visitor
  sponsor: Visitor
  /** Turns every clock to the morning of that day, and waits until all that fell due is done. */
  goToDay: (day: number) => Promise<void>
}

export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
export const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

/** Signs in, starts the onboarding on the contract's first day, and lets two people of the customer in. */
export async function begin(beginning: Beginning): Promise<Journey> {
  const { product, say, staff, openBrowser, customer } = beginning
  const api = apiOf(product)
  const pages = [staff]
  const setBrowsers = (day: number) =>
    Promise.all(pages.map((page) => page.clock.setFixedTime(new Date(morningOf(day)))))
  await setBrowsers(0)
  const params = { id: (await api(createAccount, { body: { name: customer } })).id }
  await fillHandoff(api, params.id, contractOn)
  const known = await Promise.all(
    people.map(({ role, ...body }) => api(createStakeholder, { params, body: { ...body, roles: [role] } })),
  )
  await signIn(staff, product, say)
  const projectId = await startProject(beginning, params.id)
  const letIn = async (index: 0 | 1): Promise<Visitor> => {
    const { email, familyName, givenName } = people[index]
    const { url } = await api(createPortalLink, { params, body: { stakeholderId: known[index]?.id ?? '' } })
    const page = await openBrowser(phone)
    pages.push(page)
    await setBrowsers(0)
    return { page, link: url, email, name: `${familyName} ${givenName}` }
  }
  const [champion, sponsor] = [await letIn(0), await letIn(1)]
  const goToDay = async (day: number) => {
    await product.turnClock(morningOf(day))
    await setBrowsers(day)
    await expect
      .poll(async () => (await api(listJobs, {})).items, { message: 'background work that is left', timeout: 90_000 })
      .toEqual([])
  }
  return { ...beginning, api, accountId: params.id, projectId, champion, sponsor, goToDay }
}

/** Takes what the wizard proposes: today is the contract's first day. */
async function startProject({ product, say, staff, touchModel }: Beginning, accountId: string): Promise<string> {
  await staff.goto(`${product.url}/onboarding/new?account=${accountId}`)
  await staff.getByRole('radio', { name: say(`onboarding:start.about.${touchModel}`) }).click()
  // What sales wrote down comes a moment later, and moves what stands below it.
  await expect(staff.getByRole('heading', { name: say('onboarding:goals.stated.title') })).toBeVisible()
  await button(staff, say('onboarding:start.create')).click()
  await expect(staff).toHaveURL(/\/onboarding\/[0-9a-f-]{36}/)
  return /onboarding\/([0-9a-f-]+)/.exec(staff.url())?.[1] ?? ''
}

export const readPage = ({ api, projectId }: Journey): Promise<ProjectPage> =>
  api(readProject, { params: { id: projectId } })

/** Opens the project's page anew, at one of its tabs. */
export async function openProject({ product, staff, projectId, customer }: Journey, view = 'plan'): Promise<void> {
  await staff.goto(`${product.url}/onboarding/${projectId}?view=${view}`)
  await expect(staff.getByRole('heading', { level: 1, name: customer })).toBeVisible()
}

/** Opens the customer's page by its link, as from the mail in which it came. */
export async function openPortal({ say }: Journey, { page, link }: Visitor): Promise<void> {
  await openLink(page, link)
  await button(page, say('portal:door.open')).click()
  await expect(page.getByRole('group').first()).toBeVisible()
}

/** All open work that is due by then is entered at once, each task as done on its day; the rest of the plan follows. */
export async function doWork(journey: Journey, untilDay: number): Promise<void> {
  const { api, projectId } = journey
  const { tasks, version } = await readPage(journey)
  const due = tasks.filter(({ status, dueOn }) => ['todo', 'doing'].includes(status) && dueOn <= dateOf(untilDay))
  if (due.length === 0) return
  const edits = due.map(({ id: taskId, dueOn }) => ({
    kind: 'status' as const,
    taskId,
    status: 'done' as const,
    doneOn: dueOn,
  }))
  await api(applyPlan, { params: { id: projectId }, body: { version, edits } })
}
