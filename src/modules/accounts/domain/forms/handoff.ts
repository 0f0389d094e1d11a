import { addBusinessDays, type BusinessCalendar, businessDaysBetween } from '#platform/kernel/calendar.ts'
import type { PlainDateString } from '#platform/kernel/dates.ts'
import { conflict, invalid } from '#platform/kernel/errors.ts'
import type { LocalText } from '../local-text.ts'
import { characterCount, cleanText } from '../text.ts'
import { completeness } from './answers.ts'
import { type HandoffForm, maxTextLength } from './form.ts'

export const handoffStatuses = ['draft', 'submitted', 'accepted', 'sent_back'] as const
export type HandoffStatus = (typeof handoffStatuses)[number]

/** Whether sales may still write in the sheet. */
export function isWithSales(status: HandoffStatus): boolean {
  return status === 'draft' || status === 'sent_back'
}

/** What sales has to be asked before the sheet can be submitted: its required items that are not filled. */
export interface HandoffQuestion {
  key: string
  label: LocalText
  help: LocalText | undefined
}

export function questionsForSales(form: HandoffForm, answers: unknown): HandoffQuestion[] {
  const { missing } = completeness(form, answers)
  return form.fields
    .filter((field) => missing.includes(field.key))
    .map(({ key, label, help }) => ({ key, label, help }))
}

export function canSubmit(status: HandoffStatus, form: HandoffForm, answers: unknown): boolean {
  return isWithSales(status) && completeness(form, answers).missing.length === 0
}

/**
 * Sales hands the sheet over. Throws conflict `accounts.handoff_not_with_sales`, or invalid
 * `accounts.handoff_incomplete` with a field error for each missing item.
 */
export function submitHandoff(status: HandoffStatus, form: HandoffForm, answers: unknown): HandoffStatus {
  if (!isWithSales(status)) throw conflict('accounts.handoff_not_with_sales', { status })
  const { missing } = completeness(form, answers)
  if (missing.length > 0) {
    const fields = missing.map((path) => ({ path, code: 'accounts.answer_required' }))
    throw invalid('accounts.handoff_incomplete', { count: missing.length }, fields)
  }
  return 'submitted'
}

function refuseUnlessSubmitted(status: HandoffStatus): void {
  if (status !== 'submitted') throw conflict('accounts.handoff_not_submitted', { status })
}

/** CS takes the customer over. Throws conflict `accounts.handoff_not_submitted`. */
export function acceptHandoff(status: HandoffStatus): HandoffStatus {
  refuseUnlessSubmitted(status)
  return 'accepted'
}

export interface HandoffReturn {
  status: HandoffStatus
  /** Key of one of the form's return reasons. */
  reason: string
  text: string
}

/**
 * CS sends the sheet back, which always needs a reason and words about it. Throws conflict
 * `accounts.handoff_not_submitted` and invalid `accounts.handoff_return_incomplete` with the fields `reason`, `text`.
 */
export function sendBackHandoff(
  status: HandoffStatus,
  form: HandoffForm,
  input: { reason: string; text: string },
): HandoffReturn {
  refuseUnlessSubmitted(status)
  const text = cleanText(input.text, 'multiple')
  const fields = []
  if (!form.returnReasons.some((reason) => reason.key === input.reason)) {
    fields.push({ path: 'reason', code: 'accounts.answer_not_an_option' })
  }
  if (text === '') fields.push({ path: 'text', code: 'accounts.answer_required' })
  if (characterCount(text) > maxTextLength) {
    fields.push({ path: 'text', code: 'accounts.answer_too_long', params: { max: maxTextLength } })
  }
  if (fields.length > 0) throw invalid('accounts.handoff_return_incomplete', {}, fields)
  return { status: 'sent_back', reason: input.reason, text }
}

export interface HandoffDates {
  wonOn: PlainDateString
  /** The first time it was submitted: this is what the sales deadline is held against. */
  firstSubmittedOn: PlainDateString | null
  /** The submission CS has to answer, from which its days run; null before the first one and while sent back. */
  submittedOn: PlainDateString | null
  acceptedOn: PlainDateString | null
}

export interface HandoffDeadline {
  dueOn: PlainDateString
  doneOn: PlainDateString | null
  /** Business days past the due day, up to the day it was done or else today; 0 on time. */
  lateDays: number
}

function deadline(
  calendar: BusinessCalendar,
  from: PlainDateString,
  days: number,
  doneOn: PlainDateString | null,
  today: PlainDateString,
): HandoffDeadline {
  const dueOn = addBusinessDays(calendar, from, days)
  return { dueOn, doneOn, lateDays: Math.max(0, businessDaysBetween(calendar, dueOn, doneOn ?? today)) }
}

/**
 * By when the sheet is to be submitted (business days from the won date) and accepted (from the submission that waits
 * for an answer; null when none does).
 */
export function handoffDeadlines(
  form: HandoffForm,
  dates: HandoffDates,
  calendar: BusinessCalendar,
  today: PlainDateString,
): { submit: HandoffDeadline; accept: HandoffDeadline | null } {
  const { wonOn, firstSubmittedOn, submittedOn, acceptedOn } = dates
  return {
    submit: deadline(calendar, wonOn, form.submitWithinBusinessDays, firstSubmittedOn, today),
    accept:
      submittedOn === null ? null : deadline(calendar, submittedOn, form.acceptWithinBusinessDays, acceptedOn, today),
  }
}
