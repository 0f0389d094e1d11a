import { addBusinessDays, type BusinessCalendar, businessDaysBetween } from '#platform/kernel/calendar.ts'
import type { PlainDateString } from '#platform/kernel/dates.ts'
import type { HandoffForm } from './form.ts'
import { type HandoffStatus, isWithSales } from './handoff.ts'

/** Whose turn it is. */
export function handoffWaitsFor(status: HandoffStatus): 'sales' | 'cs' | 'nobody' {
  if (isWithSales(status)) return 'sales'
  return status === 'submitted' ? 'cs' : 'nobody'
}

interface DueDates {
  status: HandoffStatus
  wonOn: PlainDateString | null
  submittedOn: PlainDateString | null
  sentBackOn: PlainDateString | null
}

/**
 * The day by which whoever has the sheet must act: sales from the won date, and anew from the day it was sent back; CS from
 * the submission. Null once accepted, and while the won date is unknown.
 */
export function handoffDueOn(
  form: Pick<HandoffForm, 'submitWithinBusinessDays' | 'acceptWithinBusinessDays'>,
  { status, wonOn, submittedOn, sentBackOn }: DueDates,
  calendar: BusinessCalendar,
): PlainDateString | null {
  const from = { draft: wonOn, sent_back: sentBackOn, submitted: submittedOn, accepted: null }[status]
  if (from === null) return null
  const days = isWithSales(status) ? form.submitWithinBusinessDays : form.acceptWithinBusinessDays
  return addBusinessDays(calendar, from, days)
}

/** Business days past the due day; 0 on time. */
export function lateDays(calendar: BusinessCalendar, dueOn: PlainDateString, today: PlainDateString): number {
  return Math.max(0, businessDaysBetween(calendar, dueOn, today))
}
