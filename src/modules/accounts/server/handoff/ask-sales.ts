import { type Context, instantOf } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { addBusinessDays } from '#platform/kernel/calendar.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import { conflict } from '#platform/kernel/errors.ts'
import type { Handoff } from '../../contract.ts'
import { isWithSales, questionsForSales } from '../../domain/forms/handoff.ts'
import { cleanText } from '../../domain/text.ts'
import { handoffQuestionsAsked } from '../../events.ts'
import { requireAccount } from '../profiles/find-account.ts'
import { readAccountCalendars } from '../profiles/read-account-calendar.ts'
import { recordTimelineEntry } from '../timeline/record-timeline-entry.ts'
import { openForStep, recordStep } from './change-handoff.ts'
import { updateHandoff } from './handoff-queries.ts'
import { readHandoff } from './read-handoff.ts'

/** Sales has the answers or a telephone: more than this and the kickoff waits for them. */
const answerWithinBusinessDays = 2

/**
 * Asks sales for the required answers that are missing, by a day of their own where the sheet has none yet. Throws conflict `accounts.handoff_not_with_sales`, and
 * `accounts.handoff_nothing_to_ask` when none is missing.
 */
export async function askSales(
  context: Context,
  { accountId, note }: { accountId: string; note: string },
): Promise<Handoff> {
  const opened = await openForStep(context, accountId)
  if (!isWithSales(opened.row.status)) throw conflict('accounts.handoff_not_with_sales', { status: opened.row.status })
  const questions = questionsForSales(opened.form, opened.answers)
  if (questions.length === 0) throw conflict('accounts.handoff_nothing_to_ask')
  const answerKeys = questions.map((question) => question.key)
  if (opened.row.due_on === null) await setAnswerDay(context, accountId)
  const body = cleanText(note, 'multiple')
  await recordStep(context, opened, { step: 'asked', body, answer_keys: answerKeys })
  await recordTimelineEntry(context, {
    accountId,
    kind: 'accounts.handoff_questions_asked',
    params: { count: questions.length },
    body: [body, ...questions.map(({ label }) => `・${label[context.locale]}`)].filter(Boolean).join('\n'),
  })
  await recordEvent(context, handoffQuestionsAsked, { accountId, answerKeys }, accountId)
  return readHandoff(context, accountId)
}

async function setAnswerDay(context: Context, accountId: string): Promise<void> {
  const calendarOf = await readAccountCalendars(context)
  const calendar = calendarOf(await requireAccount(context, accountId))
  const today = todayIn(context.timeZone, context.clock.now())
  const dueOn = addBusinessDays(calendar, today, answerWithinBusinessDays)
  await updateHandoff(context.transaction, accountId, { due_on: dueOn, updated_at: instantOf(context) })
}
