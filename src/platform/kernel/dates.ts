import {
  civilOf,
  dateOfDayNumber,
  dayNumberOf,
  daysInMonth,
  type PlainDateString,
  plainDate,
  type Weekday,
  weekdayOfDayNumber,
} from './calendar/day-number.ts'
import { invalid } from './errors.ts'

export { isPlainDate, type PlainDateString, type Weekday } from './calendar/day-number.ts'

/** The day `days` days later (earlier when negative). */
export function addDays(date: PlainDateString, days: number): PlainDateString {
  return dateOfDayNumber(dayNumberOf(date) + days)
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: PlainDateString, to: PlainDateString): number {
  return dayNumberOf(to) - dayNumberOf(from)
}

/** 0 = Sunday … 6 = Saturday. */
export function weekdayOf(date: PlainDateString): Weekday {
  return weekdayOfDayNumber(dayNumberOf(date))
}

/** For `sort`: negative when `a` is earlier. Plain dates also compare with `<`. */
export function compareDates(a: PlainDateString, b: PlainDateString): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** All days from `from` to `to`, both included; empty when `to` is earlier. */
export function dateRange(from: PlainDateString, to: PlainDateString): PlainDateString[] {
  const first = dayNumberOf(from)
  return Array.from({ length: Math.max(0, dayNumberOf(to) - first + 1) }, (_, index) => dateOfDayNumber(first + index))
}

/** The first day of the date's week; weeks start on Monday unless the setting says otherwise. */
export function startOfWeek(date: PlainDateString, firstWeekday: Weekday = 1): PlainDateString {
  const number = dayNumberOf(date)
  return dateOfDayNumber(number - ((weekdayOfDayNumber(number) - firstWeekday + 7) % 7))
}

/** The same day `months` months later, or the month's last day where it has no such day (1/31 + 1 = 2/28). */
export function addMonths(date: PlainDateString, months: number): PlainDateString {
  const civil = civilOf(date)
  const index = civil.year * 12 + civil.month - 1 + months
  const year = Math.floor(index / 12)
  if (!Number.isInteger(months) || year < 1 || year > 9999) throw invalid('dates.out_of_range', { months })
  const month = index - year * 12 + 1
  return plainDate({ year, month, day: Math.min(civil.day, daysInMonth(year, month)) })
}

/**
 * Whole months from `from` to `to`: the greatest n with `addMonths(from, n) <= to`. With `to` before `from`, minus the
 * months the other way round.
 */
export function monthsBetween(from: PlainDateString, to: PlainDateString): number {
  if (to < from) return 0 - monthsBetween(to, from)
  const start = civilOf(from)
  const end = civilOf(to)
  const months = (end.year - start.year) * 12 + end.month - start.month
  return addMonths(from, months) <= to ? months : months - 1
}

/** First day of the date's month. */
export function startOfMonth(date: PlainDateString): PlainDateString {
  return plainDate({ ...civilOf(date), day: 1 })
}

/** Last day of the date's month. */
export function endOfMonth(date: PlainDateString): PlainDateString {
  const { year, month } = civilOf(date)
  return plainDate({ year, month, day: daysInMonth(year, month) })
}

/** The fiscal year (年度) of a date, named by the year it starts in: 2026-03-31 with `startMonth` 4 is 2025. */
export function fiscalYearOf(date: PlainDateString, startMonth: number): number {
  if (!Number.isInteger(startMonth) || startMonth < 1 || startMonth > 12) {
    throw invalid('dates.fiscal_month_invalid', { startMonth })
  }
  const { year, month } = civilOf(date)
  return month >= startMonth ? year : year - 1
}

// PostgreSQL reads `+09:00` to the west, and short names like IST in another country than JavaScript does.
const regional = /^(UTC|[A-Z]\w+\/.+)$/i

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known !== undefined) return known
  try {
    const formatter = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
      timeZone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      hourCycle: 'h23',
    })
    formatters.set(timeZone, formatter)
    return formatter
  } catch {
    throw invalid('dates.unknown_time_zone', { timeZone })
  }
}

/** Whether the name is an IANA time zone that this runtime knows. */
export function isTimeZone(name: string): boolean {
  if (!regional.test(name)) return false
  try {
    formatterOf(name)
    return true
  } catch {
    return false
  }
}

/** What calendar and clock in the zone show at the instant (milliseconds since 1970 UTC); `time` is 'HH:MM'. */
export function wallClockIn(timeZone: string, instantMs: number): { date: PlainDateString; time: string } {
  const parts = formatterOf(timeZone).formatToParts(instantMs)
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((each) => each.type === type)?.value)
  const twoDigits = (value: number) => String(value).padStart(2, '0')
  return {
    date: plainDate({ year: part('year'), month: part('month'), day: part('day') }),
    time: `${twoDigits(part('hour'))}:${twoDigits(part('minute'))}`,
  }
}

/** The day it is in the zone at the instant (milliseconds since 1970 UTC). Throws invalid `dates.unknown_time_zone`. */
export function todayIn(timeZone: string, nowMs: number): PlainDateString {
  return wallClockIn(timeZone, nowMs).date
}

/**
 * The instant (milliseconds since 1970 UTC) at which calendar and clock in the zone show the date and 'HH:MM'. A time that
 * the clock skips in spring is read with the offset before it, as Temporal does (02:30 becomes 03:30); of one that comes twice in autumn the first is taken.
 */
export function instantAt(timeZone: string, date: PlainDateString, time: string): number {
  const wanted = Date.parse(`${date}T${time}:00Z`)
  const aheadAt = (instant: number) => {
    const shown = wallClockIn(timeZone, instant)
    return Date.parse(`${shown.date}T${shown.time}:00Z`) - instant
  }
  const before = wanted - aheadAt(wanted - 86_400_000)
  const after = wanted - aheadAt(wanted + 86_400_000)
  return after + aheadAt(after) === wanted && before + aheadAt(before) !== wanted ? after : before
}
