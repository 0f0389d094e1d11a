import { expect } from '@playwright/test'
import { listMessages } from '#modules/messaging/contract.ts'
import { addGoal } from '#modules/onboarding/contract.ts'
import { openLink } from '../journey.ts'
import { goal, passKickoff } from '../onboarding.ts'
import { sentence } from '../words.ts'
import { button, dateOf, field, type Journey, openPortal, openProject, type Visitor } from './long-journey.ts'

/** The customer reads on its page what counts as done, and agrees. */
export async function agreeToCriteria(journey: Journey): Promise<void> {
  const { champion, say } = journey
  await openPortal(journey, champion)
  await button(champion.page, say('portal:criteria.agree')).click()
  await expect(champion.page.getByText(say('portal:criteria.thanks'))).toBeVisible()
}

/** Goal and criteria are agreed, and the kickoff is held that day. */
export async function holdKickoff(journey: Journey, day: number): Promise<void> {
  const { api, projectId } = journey
  await api(addGoal, { params: { id: projectId }, body: { ...goal, deadline: dateOf(85) } })
  await agreeToCriteria(journey)
  await passKickoff(api, projectId, dateOf(day))
}

/** Sends every mail of the kind that waits as a draft for a person's eyes, from the project's page. */
export async function sendDrafts(journey: Journey, kind: string, count = 1): Promise<void> {
  const { staff, say, api, accountId } = journey
  const drafts = async () => {
    const { items } = await api(listMessages, { query: { accountId, state: 'draft' } })
    return items.filter((each) => each.kind === kind)
  }
  await expect.poll(async () => (await drafts()).length, { message: `drafts of ${kind}`, timeout: 90_000 }).toBe(count)
  await openProject(journey)
  await staff.getByText(say('messaging:panel.open')).click()
  for (const { subject, to } of await drafts()) {
    const row = staff.getByRole('listitem').filter({ hasText: subject }).filter({ hasText: to.name })
    await row.getByRole('button', { name: say('messaging:send'), exact: true }).click()
    await expect(row).toHaveCount(0)
  }
}

/** Ticks off the first thing that the page asks for. */
export async function tickOff(journey: Journey, visitor: Visitor): Promise<void> {
  const { say } = journey
  await openPortal(journey, visitor)
  await button(visitor.page, say('portal:task.done')).first().click()
  await expect(visitor.page.getByText(sentence(say, 'portal:task.thanks'))).toBeVisible()
}

export async function confirmValue(journey: Journey, words: string): Promise<void> {
  const { champion, say } = journey
  await openPortal(journey, champion)
  await button(champion.page, say('portal:value.begin')).click()
  await field(champion.page, say('portal:value.words')).fill(words)
  await button(champion.page, say('portal:value.send')).click()
  await expect(champion.page.getByRole('blockquote').filter({ hasText: words })).toBeVisible()
}

/** Answers the question on going on, by the link of the mail that asks it until that day. */
export async function answerExam(journey: Journey, visitor: Visitor, score: number, closesDay = 90): Promise<void> {
  const { say, mails } = journey
  const { page, email } = visitor
  const { text } = await mails.find(email, `ご回答はこちらから(${dateOf(closesDay).replaceAll('-', '/')}`)
  await openPortal(journey, { ...visitor, link: linkIn(text) })
  await page.getByText(String(score), { exact: true }).click()
  await button(page, say('portal:exam.send')).click()
  await expect(page.getByText(say('portal:exam.thanks'))).toBeVisible()
}

/** Judges, and expects what the facts say. */
export async function graduate(journey: Journey): Promise<void> {
  const { staff, say } = journey
  await openProject(journey, 'outcome')
  await button(staff, say('onboarding:judge.open')).click()
  await button(staff, say('onboarding:judge.confirm.passed')).click()
  await expect(staff.getByText(say('onboarding:state.graduated')).first()).toBeVisible()
}

/** Opens a link that has ended, asks for a new one and takes it from the mail. */
export async function renewLink(journey: Journey, visitor: Visitor): Promise<void> {
  const { say, mails } = journey
  const { page } = visitor
  const before = mails.all().length
  await openLink(page, visitor.link)
  await button(page, say('portal:door.request')).click()
  await expect(page.getByText(say('portal:door.requested'))).toBeVisible()
  await expect.poll(() => mails.all().length, 'mails').toBeGreaterThan(before)
  const { text } = await mails.find(visitor.email, /\/p\/#/)
  visitor.link = linkIn(text)
}

const linkIn = (text: string) => /http\S+\/p\/#\S+/.exec(text)?.[0] ?? ''
