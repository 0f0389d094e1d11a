import { type CalendarRules, type ClosedReason, closedByRules } from './calendar/calendar-rules.ts'
import {
  civilOf,
  type DayNumber,
  dateOfDayNumber,
  dayNumberOf,
  dayNumberOfCivil,
  type PlainDateString,
} from './calendar/day-number.ts'
import { invalid } from './errors.ts'
import type { Locale } from './locale.ts'

export type { CalendarRules, ClosedDate, ClosedRange, ClosedReason } from './calendar/calendar-rules.ts'
export { holidayDataEndsOn } from './calendar/japanese-holidays.ts'

/** Which days are worked. Make it once with `buildCalendar` and keep it: it remembers each year it was asked about. */
export interface BusinessCalendar {
  /** Why the day is closed, or undefined on a business day. */
  readonly closedOn: (day: DayNumber, locale: Locale) => ClosedReason | undefined
  readonly openDaysOf: (year: number) => OpenDays
}

interface OpenDays {
  readonly firstDay: DayNumber
  /** The business days of the year in order. */
  readonly days: readonly DayNumber[]
  /** How many business days of the year come before its n-th day (0-based); one entry more than days. */
  readonly before: readonly number[]
}

// A closed stretch this long means that the calendar never opens.
const longestClosureYears = 10
// Every year on the way is computed and kept: a contract that ends in 9999 must not cost a second and 50 MB.
const furthestYears = 200

function calendarOf(closedOn: BusinessCalendar['closedOn']): BusinessCalendar {
  const years = new Map<number, OpenDays>()
  return {
    closedOn,
    openDaysOf: (year) => {
      const known = years.get(year)
      if (known !== undefined) return known
      const made = openDaysIn(year, closedOn)
      years.set(year, made)
      return made
    },
  }
}

function openDaysIn(year: number, closedOn: BusinessCalendar['closedOn']): OpenDays {
  const firstDay = dayNumberOfCivil({ year, month: 1, day: 1 })
  const end = dayNumberOfCivil({ year: year + 1, month: 1, day: 1 })
  const days: DayNumber[] = []
  const before = [0]
  for (let day = firstDay; day < end; day++) {
    if (closedOn(day, 'ja') === undefined) days.push(day)
    before.push(days.length)
  }
  return { firstDay, days, before }
}

/**
 * The calendar of one side. Throws invalid `calendar.date_invalid`, `calendar.range_invalid`,
 * `calendar.weekday_invalid`.
 */
export function buildCalendar(rules: CalendarRules): BusinessCalendar {
  return calendarOf(closedByRules(rules))
}

/** Closed when either is closed, even where the other has a working override. Reasons come from `first` if it has one. */
export function combineCalendars(first: BusinessCalendar, second: BusinessCalendar): BusinessCalendar {
  return calendarOf((day, locale) => first.closedOn(day, locale) ?? second.closedOn(day, locale))
}

/** Why nobody works that day, or undefined on a business day. Holiday names come in the reader's language. */
export function closedReason(
  calendar: BusinessCalendar,
  date: PlainDateString,
  locale: Locale = 'ja',
): ClosedReason | undefined {
  return calendar.closedOn(dayNumberOf(date), locale)
}

export function isBusinessDay(calendar: BusinessCalendar, date: PlainDateString): boolean {
  return closedReason(calendar, date) === undefined
}

/** Business days of the date's year before `day`, which may be the day after the year's last. */
function positionIn(calendar: BusinessCalendar, year: number, day: DayNumber): number {
  const { firstDay, before } = calendar.openDaysOf(year)
  return before[day - firstDay] ?? 0
}

/** The business day at `position`, counted from the first of the year and running on into the years around it. */
function businessDayAt(calendar: BusinessCalendar, startYear: number, startPosition: number): PlainDateString {
  let year = startYear
  let position = startPosition
  let closedYears = 0
  while (Math.abs(year - startYear) <= furthestYears) {
    const { days } = calendar.openDaysOf(year)
    const day = days[position]
    if (day !== undefined) return dateOfDayNumber(day)
    closedYears = days.length === 0 ? closedYears + 1 : 0
    if (closedYears > longestClosureYears) throw invalid('calendar.no_business_days')
    if (position < 0) {
      year -= 1
      position += calendar.openDaysOf(year).days.length
    } else {
      year += 1
      position -= days.length
    }
  }
  throw invalid('calendar.distance_invalid')
}

/** The date itself on a business day, else the next one. Throws invalid `calendar.no_business_days`. */
export function nextBusinessDay(calendar: BusinessCalendar, date: PlainDateString): PlainDateString {
  return addBusinessDays(calendar, date, 0)
}

/** The date itself on a business day, else the one before. Throws invalid `calendar.no_business_days`. */
export function previousBusinessDay(calendar: BusinessCalendar, date: PlainDateString): PlainDateString {
  const { year } = civilOf(date)
  return businessDayAt(calendar, year, positionIn(calendar, year, dayNumberOf(date) + 1) - 1)
}

/**
 * The n-th business day after the date, or before it when n is negative; the date itself never counts, open or closed
 * (as WORKDAY in spreadsheets: Saturday + 1 and Friday + 1 are both Monday). With n = 0, the date itself if it is a
 * business day, else the next one. The answer is always a business day. Throws invalid `calendar.no_business_days`, and
 * `calendar.distance_invalid` when n is not whole or reaches further than 200 years.
 */
export function addBusinessDays(calendar: BusinessCalendar, date: PlainDateString, n: number): PlainDateString {
  if (!Number.isInteger(n) || Math.abs(n) > furthestYears * 366) throw invalid('calendar.distance_invalid', { n })
  const day = dayNumberOf(date)
  const { year } = civilOf(date)
  const position = n > 0 ? positionIn(calendar, year, day + 1) - 1 : positionIn(calendar, year, day)
  return businessDayAt(calendar, year, position + n)
}

/**
 * The n for which `addBusinessDays(calendar, from, n)` reaches the business day `to`: business days after `from` up to and
 * including `to`; negative when `to` is earlier, then counting `to` and not `from`. Throws invalid
 * `calendar.distance_invalid` when they are more than 200 years apart.
 */
export function businessDaysBetween(calendar: BusinessCalendar, from: PlainDateString, to: PlainDateString): number {
  const step = to >= from ? 1 : 0
  const start = civilOf(from).year
  const end = civilOf(to).year
  if (Math.abs(end - start) > furthestYears) throw invalid('calendar.distance_invalid', { from, to })
  let days = positionIn(calendar, end, dayNumberOf(to) + step) - positionIn(calendar, start, dayNumberOf(from) + step)
  for (let year = Math.min(start, end); year < Math.max(start, end); year++) {
    days += Math.sign(end - start) * calendar.openDaysOf(year).days.length
  }
  return days
}
