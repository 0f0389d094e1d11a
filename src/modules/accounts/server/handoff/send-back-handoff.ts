import type { Context } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import type { Handoff } from '../../contract.ts'
import { sendBackHandoff as toSentBack } from '../../domain/forms/handoff.ts'
import { handoffSentBack } from '../../events.ts'
import { recordTimelineEntry } from '../timeline/record-timeline-entry.ts'
import { changeHandoff, openForStep, recordStep } from './change-handoff.ts'
import { readHandoff } from './read-handoff.ts'

export interface SendBackHandoffInput {
  accountId: string
  version: number
  reason: string
  text: string
  /** Answers that CS asks for; keys that the form does not have are dropped. */
  answerKeys: readonly string[]
}

/**
 * CS sends the sheet back to sales. Throws conflict `accounts.handoff_not_submitted`, `accounts.sheet_changed_meanwhile`,
 * and invalid `accounts.handoff_return_incomplete` with the fields `reason`, `text`.
 */
export async function sendBackHandoff(context: Context, input: SendBackHandoffInput): Promise<Handoff> {
  const { accountId } = input
  const opened = await openForStep(context, accountId, input.version)
  const { status, reason, text } = toSentBack(opened.row.status, opened.form, input)
  const answerKeys = opened.form.fields.map((field) => field.key).filter((key) => input.answerKeys.includes(key))
  await changeHandoff(context, opened, {
    status,
    sent_back_on: todayIn(context.timeZone, context.clock.now()),
    times_sent_back: opened.row.times_sent_back + 1,
  })
  await recordStep(context, opened, { step: 'sent_back', reason, body: text, answer_keys: answerKeys })
  const label = opened.form.returnReasons.find((choice) => choice.key === reason)?.label
  await recordTimelineEntry(context, {
    accountId,
    kind: 'accounts.handoff_sent_back',
    params: { reason: label?.[context.locale] ?? reason },
    body: text,
  })
  await recordEvent(context, handoffSentBack, { accountId, reason, text, answerKeys }, accountId)
  return readHandoff(context, accountId)
}
