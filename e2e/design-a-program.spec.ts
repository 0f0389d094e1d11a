import { expect, type Page } from '@playwright/test'
import { createAccount, createStakeholder } from '#modules/accounts/contract.ts'
import { changeWorkspaceSettings } from '#modules/identity/contract.ts'
import { previewProject, recordExamAnswer, startProject } from '#modules/onboarding/contract.ts'
import { newId } from '#platform/kernel/ids.ts'
import { type Api, apiOf } from './support/api.ts'
import { signIn, test } from './support/journey.ts'
import { addChampion, daysAgo, fillHandoff, holdKickoff, reachGoals } from './support/onboarding.ts'
import { type Product, startProduct } from './support/product.ts'
import { sentence, wordsOf } from './support/words.ts'

const say = wordsOf('ja')
let product: Product
let api: Api

test.beforeAll(async () => {
  product = await startProduct()
  api = apiOf(product)
})
test.afterAll(() => product.stop())
test.beforeEach(({ page }) => signIn(page, product, say))

const button = (page: Page, key: string) => page.getByRole('button', { name: say(key), exact: true })
const field = (page: Page, key: string) => page.getByRole('textbox', { name: say(key), exact: true })
const notice = (page: Page, text: string) => page.getByRole('alert').filter({ hasText: text })
const dialogOf = (page: Page) => page.getByRole('dialog')

async function runningProject(name: string, programKey = 'wbs_low_6w'): Promise<string> {
  const accountId = (await api(createAccount, { body: { name } })).id
  await fillHandoff(api, accountId)
  await addChampion(api, accountId)
  const sponsor = { familyName: '鈴木', givenName: '一郎', roles: ['executive_sponsor' as const] }
  await api(createStakeholder, { params: { id: accountId }, body: sponsor })
  const { id } = await api(startProject, { body: { accountId, programKey, contractStartOn: daysAgo(55) } })
  await holdKickoff(api, id)
  return id
}

test('a built-in program is copied, edited, published, and a project starts from it', async ({ page }) => {
  const { id: accountId } = await api(createAccount, { body: { name: '東西商事株式会社' } })
  await page.goto(`${product.url}/settings/programs`)
  await page
    .getByRole('button', { name: say('onboarding:programs.copyShort') })
    .nth(1)
    .click()
  await button(page, 'onboarding:programs.copyConfirm').click()
  await expect(field(page, 'onboarding:programs.name')).toHaveAttribute('aria-invalid', 'true')
  await field(page, 'onboarding:programs.name').fill('6週・当社流')
  await button(page, 'onboarding:programs.copyConfirm').click()
  await expect(page.getByText(say('onboarding:programs.draftTitle'))).toBeVisible()

  await page.getByRole('main').getByRole('listitem').getByRole('button').first().click()
  const japaneseName = say('onboarding:programs.nameIn', { language: say('platform:language.ja') })
  await dialogOf(page).getByRole('textbox', { name: japaneseName }).fill('最初の顔合わせ')
  await field(page, 'onboarding:programs.dueOffset').fill('-40')
  await button(page, 'platform:actions.save').click()
  await expect(field(page, 'onboarding:programs.dueOffset')).toHaveAttribute('aria-invalid', 'true')
  await field(page, 'onboarding:programs.dueOffset').fill('３')
  await button(page, 'platform:actions.save').click()
  await expect(dialogOf(page)).toBeHidden()
  await expect(page.getByRole('button', { name: '最初の顔合わせ', exact: true })).toBeVisible()

  const stageIn = (language: 'ja' | 'en') => {
    const name = say('onboarding:designer.stageIn', { language: say(`platform:language.${language}`) })
    return page.getByRole('textbox', { name }).first()
  }
  await stageIn('ja').fill('顔合わせ')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Meeting')
  await expect(stageIn('en')).toBeFocused()
  const secondTask = page.getByRole('main').getByRole('listitem').nth(1).getByRole('button').first()
  const moved = await secondTask.textContent()
  await secondTask.focus()
  await page.keyboard.press('Alt+ArrowUp')
  await page.keyboard.press('Alt+ArrowDown')
  await expect(page.locator(':focus')).toHaveText(moved ?? '')
  await expect(stageIn('en')).toHaveValue(/Meeting/)
  await page.getByRole('button', { name: '最初の顔合わせ', exact: true }).focus()
  await page.reload()
  await expect(stageIn('ja')).toHaveValue('顔合わせ')
  await expect(stageIn('en')).toHaveValue(/Meeting/)
  await button(page, 'onboarding:designer.toPublish').click()
  await page.getByRole('button', { name: say('onboarding:versions.publish', { version: 1 }) }).click()
  await expect(notice(page, say('onboarding:programs.publishDone'))).toBeVisible()

  await page.goto(`${product.url}/onboarding/new?account=${accountId}`)
  await page.getByRole('radio', { name: '6週・当社流' }).click()
  await button(page, 'onboarding:start.create').click()
  await expect(page).toHaveURL(/\/onboarding\/[0-9a-f-]{36}/)
  await page.getByRole('tab', { name: say('onboarding:project.view.plan') }).click()
  await expect(page.getByText('最初の顔合わせ').filter({ visible: true }).first()).toBeVisible()
})

test('a day on which we are closed moves the work of a new plan', async ({ page }) => {
  const { id: accountId } = await api(createAccount, { body: { name: '閉店商会' } })
  const input = { accountId, programKey: 'wbs_low_6w', contractStartOn: '2027-06-01', kickoffOn: '2027-06-09' }
  await page.goto(`${product.url}/settings/workspace`)
  await page.getByRole('switch', { name: say('identity:workspace.addYearly') }).click({ force: true })
  const days = page.getByRole('textbox', { name: say('identity:workspace.closedDays') })
  await days.fill('令和の初め')
  await days.press('Enter')
  await expect(page.getByText(say('identity:workspace.dayUnreadable'))).toBeVisible()
  await days.fill('2027年6月9日')
  await days.press('Enter')
  await button(page, 'platform:actions.save').click()
  await expect(notice(page, say('identity:settings.saved'))).toBeVisible()
  await page.goto(`${product.url}/onboarding/new?account=${accountId}&program=wbs_low_6w`)
  await field(page, 'onboarding:start.contractStartOn').fill(input.contractStartOn)
  await field(page, 'onboarding:start.kickoffOn').fill(input.kickoffOn)
  await field(page, 'onboarding:start.kickoffOn').blur()
  await expect(page.getByText(say('onboarding:preview.conflict.kickoff_on_closed_day', { count: 1 }))).toBeVisible()
  const plan = await api(previewProject, { body: input })
  expect(plan.tasks.flatMap(({ startOn, dueOn }) => [startOn, dueOn])).not.toContain('2027-06-09')
  await api(changeWorkspaceSettings, { body: { closedDays: [] } })
})

test('a conditional pass says what is open, and asks for its conditions', async ({ page }) => {
  const id = await runningProject('条件商事')
  await reachGoals(api, id)
  for (const [respondent, name, score] of [
    ['champion', '山田 花子', 7],
    ['sponsor', '鈴木 一郎', 7],
  ] as const)
    await api(recordExamAnswer, {
      params: { id },
      body: { clientId: newId(), respondent, score, reason: '', name, answeredOn: daysAgo(1), how: '定例会' },
    })
  await page.goto(`${product.url}/onboarding/${id}?view=outcome`)
  await button(page, 'onboarding:judge.open').click()
  const confirm = button(page, 'onboarding:judge.confirm.conditional')
  await confirm.click()
  await expect(dialogOf(page).locator('[aria-invalid="true"]').first()).toBeVisible()
  await page
    .getByRole('textbox', { name: say('onboarding:judge.condition', { number: 1 }) })
    .fill('請求書50件を処理する')
  await field(page, 'onboarding:judge.until').fill(daysAgo(-14))
  await field(page, 'onboarding:judge.rejudgeOn').fill(daysAgo(-7))
  await confirm.click()
  await expect(field(page, 'onboarding:judge.rejudgeOn')).toHaveAttribute('aria-invalid', 'true')
  await field(page, 'onboarding:judge.rejudgeOn').fill(daysAgo(-21))
  await confirm.click()
  await expect(page.getByText(say('onboarding:answer.conditional')).first()).toBeVisible()
  await expect(page.getByText('請求書50件を処理する', { exact: true })).toBeVisible()
})

test('a re-kickoff begins a second round with a new date and promise', async ({ page }) => {
  const id = await runningProject('再出発商店')
  await page.goto(`${product.url}/onboarding/${id}?dialog=rekickoff`)
  await button(page, 'onboarding:rekickoff.confirm').click()
  await expect(dialogOf(page).locator('[aria-invalid="true"]').first()).toBeVisible()
  await page.getByRole('combobox', { name: say('onboarding:rekickoff.reasons') }).press('ArrowDown')
  await page.getByRole('option').first().click()
  await page.keyboard.press('Escape')
  await field(page, 'onboarding:rekickoff.rootCause').fill('担当の方が異動された')
  await dialogOf(page).getByLabel(say('onboarding:rekickoff.sponsorName')).first().fill('鈴木 一郎')
  await field(page, 'onboarding:rekickoff.sponsorWords').fill('月に一度は定例会に出ます')
  await button(page, 'onboarding:rekickoff.confirm').click()
  await expect(page.getByText(say('onboarding:state.rekicked_off')).first()).toBeVisible()
  await page.goto(`${product.url}/onboarding/${id}?view=outcome`)
  await expect(page.getByText('担当の方が異動された')).toBeVisible()
  await expect(page.getByText(/月に一度は定例会に出ます/)).toBeVisible()
})

test('an onboarding ends without value only with its reason, and nothing can be changed afterwards', async ({
  page,
}) => {
  const id = await runningProject('終了物産')
  await page.goto(`${product.url}/onboarding/${id}?dialog=end`)
  await field(page, 'onboarding:end.endedOn').fill('')
  await button(page, 'onboarding:end.confirm').click()
  await expect(field(page, 'onboarding:end.endedOn')).toHaveAttribute('aria-invalid', 'true')
  await field(page, 'onboarding:end.endedOn').fill('きのう')
  await page.keyboard.press('Enter')
  await expect(page.getByText(say('platform:form.dateInvalid'))).toBeVisible()
  await field(page, 'onboarding:end.endedOn').fill(daysAgo(0))
  await page.getByRole('combobox', { name: say('onboarding:end.reasonKey') }).click()
  await page.getByRole('option').first().click()
  await field(page, 'onboarding:end.reason').fill('先方の事業が終了した')
  await button(page, 'onboarding:end.confirm').click()
  await expect(page.getByText(sentence(say, 'onboarding:answer.ended')).first()).toBeVisible()
  await expect(button(page, 'onboarding:plan.add')).toHaveCount(0)
  await page.goto(`${product.url}/onboarding/${id}?view=outcome`)
  await expect(page.getByText('先方の事業が終了した')).toBeVisible()
})
