import { expect, type Page } from '@playwright/test'
import { addGoal, readAdvice, readWaiting } from '#modules/onboarding/contract.ts'
import { test } from './support/journey.ts'
import {
  type Beginning,
  begin,
  button,
  dateOf,
  doWork,
  field,
  type Journey,
  morningOf,
  openPortal,
  openProject,
  readPage,
} from './support/long/long-journey.ts'
import { type MailBox, openMailBox } from './support/long/mail-box.ts'
import {
  agreeToCriteria,
  answerExam,
  confirmValue,
  graduate,
  holdKickoff,
  renewLink,
  sendDrafts,
  tickOff,
} from './support/long/steps.ts'
import { goal, reachGoals } from './support/onboarding.ts'
import { type Product, startProduct } from './support/product.ts'
import { sentence, wordsOf } from './support/words.ts'

const say = wordsOf('ja')
const gained = '承認が3日で終わり、月末の残業がなくなりました。'
let product: Product
let mails: MailBox
let beginning: Omit<Beginning, 'customer' | 'touchModel'>

test.beforeEach(async ({ page, openBrowser }) => {
  test.setTimeout(600_000)
  mails = await openMailBox()
  product = await startProduct({ smtpUrl: mails.url, clock: morningOf(0) })
  beginning = { product, mails, say, staff: page, openBrowser }
})
test.afterEach(async ({ page }) => {
  // What a page still asks for would be answered by a product that is stopping.
  await page.goto('about:blank')
  await product.stop()
  await mails.close()
})

const adviceOf = async ({ api, projectId }: Journey) =>
  (await api(readAdvice, { params: { id: projectId } })).items.map(({ kind }) => kind)
const adviceItem = (staff: Page, kind: string) =>
  staff.getByRole('listitem').filter({ hasText: say(`onboarding:advice.next.${kind}`) })

/** The report counts the customer as one that has reached its value. */
async function expectReported({ product, staff }: Journey): Promise<void> {
  await staff.goto(`${product.url}/reports/time-to-value`)
  await expect(staff.getByText(sentence(say, 'metrics:answer', { n: 1, reached: 1, open: 0 }))).toBeVisible()
}

test('wbs_high_12w: two silent weeks are escalated, and the work comes back', async ({ page: staff }) => {
  const journey = await begin({ ...beginning, customer: '北浜工業株式会社', touchModel: 'high' })
  const { api, projectId, champion, sponsor, goToDay } = journey
  await sendDrafts(journey, 'welcome')
  await mails.find(champion.email, 'ご契約の御礼')
  await goToDay(4)
  await holdKickoff(journey, 4)
  for (const day of [7, 11, 14]) {
    await goToDay(day)
    await doWork(journey, day)
  }
  await goToDay(18)
  await tickOff(journey, champion)

  // Nobody answers from here. Golden Week does not count: ten business days are over on day 38.
  for (const day of [22, 25, 32, 36, 38]) await goToDay(day)
  await mails.find(champion.email, 'マスタの出力・整形のご準備について')
  await mails.find(champion.email, '今後の進め方のご相談(15分):マスタの出力・整形')
  expect(await adviceOf(journey)).not.toContain('escalate')
  await goToDay(39)
  const { forecast } = await readPage(journey)
  await openProject(journey)
  const escalation = adviceItem(staff, 'escalate')
  await expect(escalation.getByText(say('onboarding:advice.reason.no_response', { days: 11 }))).toBeVisible()
  await button(staff, say('onboarding:advice.accept')).first().click()
  await expect(staff.getByText(say('onboarding:advice.drafted.mail'))).toBeVisible()
  await sendDrafts(journey, 'escalation')
  const letter = await mails.find(sponsor.email, '導入の進め方について')
  expect(letter.text).toContain('「マスタの出力・整形」を代行する')
  expect(letter.text).toContain(`達成の時期を${forecast?.valueOn.replaceAll('-', '/')}`)

  await goToDay(42)
  await tickOff(journey, champion)
  await openProject(journey)
  const today = { days: 0, source: say('onboarding:advice.contact.source.portal') }
  await expect(staff.getByText(sentence(say, 'onboarding:advice.contact.last.customer', today))).toBeVisible()
  await expect(escalation).toHaveCount(0)
  const waiting = await api(readWaiting, { params: { id: projectId } })
  expect(waiting.totals.customer).toBeGreaterThan(0)
  for (const day of [46, 53, 60]) {
    await goToDay(day)
    await doWork(journey, day)
  }
  await reachGoals(api, projectId, dateOf(60))
  await goToDay(70)
  await doWork(journey, 70)
  await confirmValue(journey, gained)
  await goToDay(80)
  await sendDrafts(journey, 'exam', 2)
  await answerExam(journey, champion, 9)
  await answerExam(journey, sponsor, 8)
  await goToDay(88)
  await graduate(journey)
  await goToDay(120)
  await expectReported(journey)
})

test('wbs_tech_14d: what the customer asks for on top moves the date that both agree to', async ({ page: staff }) => {
  const journey = await begin({ ...beginning, customer: '港南ソフト株式会社', touchModel: 'tech' })
  const { api, projectId, champion, sponsor, goToDay } = journey
  await api(addGoal, { params: { id: projectId }, body: { ...goal, deadline: dateOf(85) } })
  await agreeToCriteria(journey)
  await goToDay(1)
  await openProject(journey, 'matters')
  await button(staff, say('onboarding:scope.write')).click()
  await field(staff, say('onboarding:scope.place.in')).fill('請求書の承認\n経費の申請')
  await button(staff, say('platform:actions.save')).click()
  await expect(staff.getByText(say('onboarding:scope.notAgreed'))).toBeVisible()
  await openPortal(journey, champion)
  await button(champion.page, say('portal:matters.scope.agree')).click()
  await expect(champion.page.getByText(say('portal:matters.scope.thanks'))).toBeVisible()

  await goToDay(3)
  const before = await readPage(journey)
  await askForMore(journey)
  expect(await readPage(journey)).toMatchObject({ forecastValueOn: before.forecastValueOn })
  await openPortal(journey, champion)
  await expect(champion.page.getByText(sentence(say, 'portal:matters.request.effect.value'))).toBeVisible()
  await button(champion.page, say('portal:matters.request.agree')).click()
  await expect(champion.page.getByText(say('portal:matters.request.thanks'))).toBeVisible()
  const after = await readPage(journey)
  expect(after.forecastValueOn > before.forecastValueOn).toBe(true)

  await goToDay(4)
  const next = await readPage(journey)
  expect(next.forecast?.on).toBe(dateOf(4))
  expect((next.forecast?.valueOn ?? '') >= after.forecastValueOn).toBe(true)
  await extend(journey)
  expect(await readPage(journey)).toMatchObject({ valueOn: after.forecastValueOn })
  for (const day of [14, 21, 28]) {
    await goToDay(day)
    await doWork(journey, day)
  }
  await reachGoals(api, projectId, dateOf(28))
  await confirmValue(journey, gained)
  await goToDay(80)
  await sendDrafts(journey, 'exam', 2)
  await answerExam(journey, champion, 9)
  await answerExam(journey, sponsor, 9)
  await graduate(journey)
  await goToDay(120)
  await expectReported(journey)
})

/** Writes down what the customer asks for, sees its effect, and puts it forward for this phase. */
async function askForMore(journey: Journey): Promise<void> {
  const { staff, champion } = journey
  await openProject(journey, 'matters')
  await button(staff, say('onboarding:scope.request.add')).click()
  await field(staff, say('onboarding:scope.request.title')).fill('会計ソフトとの連携')
  await field(staff, say('onboarding:scope.request.reason')).fill('二重入力をなくしたい')
  await field(staff, say('onboarding:scope.request.requestedBy')).fill(champion.name)
  await staff.getByLabel(say('onboarding:scope.request.workDays.calendar')).fill('15')
  await button(staff, say('onboarding:scope.request.preview')).click()
  const effect = sentence(say, 'onboarding:scope.effect.value')
  await expect(staff.getByRole('status').filter({ hasText: effect })).toBeVisible()
  await button(staff, say('platform:actions.save')).click()
  await button(staff, say('onboarding:scope.request.propose1')).click()
  await expect(staff.getByText(say('onboarding:scope.request.state.proposed'), { exact: true })).toBeVisible()
}

/** Follows the advice: the agreed date moves, once it is said why and who agreed. */
async function extend(journey: Journey): Promise<void> {
  const { staff, champion } = journey
  await openProject(journey)
  const reason = say('onboarding:advice.reason.scope_added', { count: 1, days: 7 })
  await expect(adviceItem(staff, 'extend').getByText(reason)).toBeVisible()
  await button(staff, say('onboarding:advice.extend.open', { left: 2 })).click()
  const dialog = staff.getByRole('dialog')
  const save = button(staff, say('onboarding:advice.extend.save'))
  const rootCause = field(staff, say('onboarding:advice.extend.rootCause'))
  await dialog.getByRole('combobox', { name: say('onboarding:advice.extend.cause') }).click()
  await staff.getByRole('option', { name: say('onboarding:advice.extend.causes.scope_added') }).click()
  await save.click()
  await expect(rootCause).toHaveAttribute('aria-invalid', 'true')
  await rootCause.fill('契約の後に連携のご要望をいただいた')
  await dialog.getByLabel(say('onboarding:testimony.name')).first().fill(champion.name)
  await field(staff, say('onboarding:testimony.how')).fill('専用ページで範囲の追加にご同意')
  await save.click()
  await expect(dialog).toHaveCount(0)
}

test('wbs_low_6w: without value by day 90 it begins anew, and graduates in its second round', async ({
  page: staff,
}) => {
  const journey = await begin({ ...beginning, customer: '丸山商会株式会社', touchModel: 'low' })
  const { api, projectId, champion, sponsor, goToDay } = journey
  await goToDay(4)
  await holdKickoff(journey, 4)
  await goToDay(14)
  await doWork(journey, 14)
  await goToDay(59)
  await openProject(journey)
  await expect(staff.getByText(sentence(say, 'onboarding:day90.warn'))).toHaveCount(0)
  await goToDay(60)
  await openProject(journey)
  await expect(staff.getByText(say('onboarding:day90.warn', { day: 60, count: 30 }))).toBeVisible()
  await goToDay(80)
  await sendDrafts(journey, 'exam', 2)
  await mails.find(sponsor.email, '1問のお願い')
  await goToDay(90)
  await openProject(journey)
  await expect(staff.getByText(say('onboarding:day90.due', { day: 90 }))).toBeVisible()
  expect(await adviceOf(journey)).toContain('rekick_off')
  await sendDrafts(journey, 'rekickoff')
  await mails.find(champion.email, '今後の進め方のご相談(60分)')
  await beginAnew(journey)
  expect(await readPage(journey)).toMatchObject({
    cycle: 2,
    day90: { state: 'ok', day: 0 },
    criteria: { areAgreed: false },
  })

  // The links of the first ninety days have ended: each of them brings a new one by mail.
  await goToDay(93)
  for (const visitor of [champion, sponsor]) await renewLink(journey, visitor)
  await agreeToCriteria(journey)
  expect((await readPage(journey)).criteria.areAgreed).toBe(true)
  for (const day of [105, 115]) {
    await goToDay(day)
    await doWork(journey, day)
  }
  await reachGoals(api, projectId, dateOf(115))
  await goToDay(118)
  await confirmValue(journey, gained)
  await goToDay(120)
  await openProject(journey, 'outcome')
  // A digest that waits as a draft says so too, folded away.
  await expect(staff.getByText(gained).filter({ visible: true }).first()).toBeVisible()

  // The exam of the second round has its own day 80.
  await goToDay(169)
  await goToDay(170)
  await sendDrafts(journey, 'exam', 2)
  await answerExam(journey, champion, 9, 180)
  await answerExam(journey, sponsor, 8, 180)
  await graduate(journey)
})

/** Nothing is begun anew without its root cause and the sponsor's word. */
async function beginAnew(journey: Journey): Promise<void> {
  const { staff, sponsor } = journey
  await openProject(journey)
  await button(staff, say('onboarding:rekickoff.open')).first().click()
  const dialog = staff.getByRole('dialog')
  const rootCause = field(staff, say('onboarding:rekickoff.rootCause'))
  const confirm = button(staff, say('onboarding:rekickoff.confirm'))
  await confirm.click()
  await expect(rootCause).toHaveAttribute('aria-invalid', 'true')
  await dialog.getByRole('combobox', { name: say('onboarding:rekickoff.reasons') }).press('ArrowDown')
  await staff.getByRole('option').first().click()
  await rootCause.fill('承認者が異動し、決める方がいらっしゃらなかった')
  await dialog.getByLabel(say('onboarding:rekickoff.sponsorName')).first().fill(sponsor.name)
  await field(staff, say('onboarding:rekickoff.sponsorWords')).fill('9月までに必ず使い始めます')
  await field(staff, say('onboarding:goals.field.target')).fill('5')
  await confirm.click()
  await expect(staff.getByText(say('onboarding:rekickoff.done'))).toBeVisible()
}
