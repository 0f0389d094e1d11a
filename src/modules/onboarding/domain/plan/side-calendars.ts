import { type BusinessCalendar, buildCalendar, combineCalendars } from '#platform/kernel/calendar.ts'
import type { PlainDateString } from '#platform/kernel/dates.ts'
import type { Side } from '../task.ts'

/** The days on which work of each side may begin and end. The vendor's calendar also counts a program's offsets. */
export type SideCalendars = Readonly<Record<Side, BusinessCalendar>>

/** Joint work needs a day on which both are open. Make it once a customer and keep it. */
export function sideCalendars(vendor: BusinessCalendar, customer: BusinessCalendar): SideCalendars {
  return { vendor, customer, joint: combineCalendars(vendor, customer) }
}

const everyDay = buildCalendar({ weekends: [], japaneseHolidays: false })
/** For programs that run by themselves, on calendar days. */
export const everyDayCalendars: SideCalendars = { vendor: everyDay, customer: everyDay, joint: everyDay }

/**
 * The calendars with more closed days. Those of ours close the customer's as well, whose days are the ones on which both
 * work; the customer's own leave ours open.
 */
export function closeDays(
  calendars: SideCalendars,
  side: 'vendor' | 'customer',
  days: readonly PlainDateString[],
): SideCalendars {
  if (days.length === 0) return calendars
  const closed = buildCalendar({
    owner: side === 'vendor' ? 'own' : 'customer',
    weekends: [],
    japaneseHolidays: false,
    closedDates: [...days],
  })
  return {
    vendor: side === 'vendor' ? combineCalendars(calendars.vendor, closed) : calendars.vendor,
    customer: combineCalendars(calendars.customer, closed),
    joint: combineCalendars(calendars.joint, closed),
  }
}
