import { type BusinessCalendar, businessDaysBetween } from '#platform/kernel/calendar.ts'
import type { PlainDateString } from '#platform/kernel/dates.ts'

export const contactDirections = ['from_customer', 'from_us'] as const
export type ContactDirection = (typeof contactDirections)[number]

export const contactChannels = ['meeting', 'mail', 'call', 'chat', 'visit'] as const
export type ContactChannel = (typeof contactChannels)[number]

export const contactSources = [
  'portal',
  'comment',
  'exam',
  'confirmation',
  'record',
  'mail',
  'kickoff',
  'meeting',
] as const
/**
 * What a contact is known from: the page, a comment, the exam, a confirmation, a note of ours, a mail
 * that was sent, the kickoff or another meeting. */
export type ContactSource = (typeof contactSources)[number]

export interface Contact {
  on: PlainDateString
  source: ContactSource
}

/**
 * The last sign of the customer, or of us towards it: the one definition that every alert, advice and page uses. Of the
 * customer it is an action on its page, a comment, a meeting attended, a mail answered or a call (as recorded), an answer to the
 * exam or the hearing, or a confirmation. Opening the page is none. Of us it is a mail that left, a shared comment, a
 * meeting attended, or a recorded contact.
 */
export function lastContact(contacts: readonly Contact[]): Contact | undefined {
  return contacts.toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))[0]
}

/** Business days without a sign; counted from the start where there never was one. */
export function quietDays(
  contact: Contact | undefined,
  basis: { startedOn: PlainDateString; today: PlainDateString; calendar: BusinessCalendar },
): number {
  const since = contact !== undefined && contact.on > basis.startedOn ? contact.on : basis.startedOn
  return since >= basis.today ? 0 : businessDaysBetween(basis.calendar, since, basis.today)
}
