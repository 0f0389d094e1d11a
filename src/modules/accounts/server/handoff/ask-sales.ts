import type { Context } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { conflict } from '#platform/kernel/errors.ts'
import type { Handoff } from '../../contract.ts'
import { isWithSales, questionsForSales } from '../../domain/forms/handoff.ts'
import { cleanText } from '../../domain/text.ts'
import { handoffQuestionsAsked } from '../../events.ts'
import { recordTimelineEntry } from '../timeline/record-timeline-entry.ts'
import { openForStep, recordStep } from './change-handoff.ts'
import { readHandoff } from './read-handoff.ts'

/**
 * Asks sales for the required answers that are missing. Throws conflict `accounts.handoff_not_with_sales`, and
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
