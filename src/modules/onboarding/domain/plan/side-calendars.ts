import {
  addBusinessDays,
  type BusinessCalendar,
  buildCalendar,
  combineCalendars,
  nextBusinessDay,
} from '#platform/kernel/calendar.ts'
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
 * The calendar on which the length of a side's work is counted. For joint work it is the vendor's: counting only the days
 * when both are open would stretch it beyond measure where few of them coincide.
 */
export function workCalendar(calendars: SideCalendars, side: Side): BusinessCalendar {
  return side === 'joint' ? calendars.vendor : calendars[side]
}

/** Where work of `length` days ends that starts on `startOn`. */
export function endOfWork(
  calendars: SideCalendars,
  side: Side,
  startOn: PlainDateString,
  length: number,
): PlainDateString {
  return nextBusinessDay(calendars[side], addBusinessDays(workCalendar(calendars, side), startOn, length))
}

export function laterOf(first: PlainDateString, ...others: PlainDateString[]): PlainDateString {
  return [first, ...others].toSorted().at(-1) ?? first
}
