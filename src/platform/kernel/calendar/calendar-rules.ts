import { invalid } from '../errors.ts'
import type { Locale } from '../locale.ts'
import {
  civilOfDayNumber,
  type DayNumber,
  dayNumberOf,
  isPlainDate,
  type PlainDateString,
  weekdayOfDayNumber,
} from './day-number.ts'
import { japaneseHolidayOn } from './japanese-holidays.ts'

export interface ClosedDate {
  date: PlainDateString
  name?: string | undefined
}

/**
 * Closed from `from` to `to`, both included: either once ('2026-08-13' to '2026-08-16') or every year, written 'MM-DD'
 * and free to run over the year's end ('12-29' to '01-03').
 */
export interface ClosedRange {
  from: string
  to: string
  name?: string | undefined
}

export interface CalendarRules {
  /** Whose closed days these are, for the reason shown. Default 'own'. */
  owner?: 'own' | 'customer' | undefined
  /** Weekdays that are the weekend, 0 = Sunday. Default Saturday and Sunday. */
  weekends?: readonly number[] | undefined
  /** Whether Japanese national holidays are closed. */
  japaneseHolidays: boolean
  closedDates?: readonly (PlainDateString | ClosedDate)[] | undefined
  closedRanges?: readonly ClosedRange[] | undefined
  /** Further weekdays that are closed every week (estate agents: Wednesday), 0 = Sunday. */
  closedWeekdays?: readonly number[] | undefined
  /** Worked although a rule above closes them. */
  openDates?: readonly PlainDateString[] | undefined
}

export interface ClosedReason {
  kind: 'weekend' | 'holiday' | 'own' | 'customer'
  /** The holiday's name, or the name that was given to the closed day. */
  name?: string
}

interface NamedDays {
  covers: (day: DayNumber) => boolean
  name: string | undefined
}

function dayOf(date: PlainDateString): DayNumber {
  if (!isPlainDate(date)) throw invalid('calendar.date_invalid', { value: date })
  return dayNumberOf(date)
}

// 2000 is a leap year: 02-29 is allowed and simply never comes in other years.
const isMonthDay = (value: string) => /^\d{2}-\d{2}$/.test(value) && isPlainDate(`2000-${value}`)
const monthDayNumber = (value: string) => Number(value.slice(0, 2)) * 100 + Number(value.slice(3))

function rangeOf({ from, to, name }: ClosedRange): NamedDays {
  if (isMonthDay(from) && isMonthDay(to)) {
    const first = monthDayNumber(from)
    const last = monthDayNumber(to)
    const covers = (day: DayNumber) => {
      const civil = civilOfDayNumber(day)
      const at = civil.month * 100 + civil.day
      return first <= last ? at >= first && at <= last : at >= first || at <= last
    }
    return { covers, name }
  }
  if (!isPlainDate(from) || !isPlainDate(to) || to < from) throw invalid('calendar.range_invalid', { from, to })
  const first = dayNumberOf(from)
  const last = dayNumberOf(to)
  return { covers: (day) => day >= first && day <= last, name }
}

function weekdaySet(weekdays: readonly number[]): ReadonlySet<number> {
  for (const weekday of weekdays) {
    if (!Number.isInteger(weekday) || weekday < 0 || weekday > 6) throw invalid('calendar.weekday_invalid', { weekday })
  }
  return new Set(weekdays)
}

/**
 * Why a day is closed under the rules. The most telling reason wins: a working override, then a national holiday, a
 * named closed day, the weekend, the weekly closed day.
 */
export function closedByRules(rules: CalendarRules): (day: DayNumber, locale: Locale) => ClosedReason | undefined {
  const kind = rules.owner ?? 'own'
  const open = new Set((rules.openDates ?? []).map(dayOf))
  const weekends = weekdaySet(rules.weekends ?? [0, 6])
  const closedWeekdays = weekdaySet(rules.closedWeekdays ?? [])
  const ranges = (rules.closedRanges ?? []).map(rangeOf)
  const dates = new Map(
    (rules.closedDates ?? []).map((closed) =>
      typeof closed === 'string' ? ([dayOf(closed), undefined] as const) : ([dayOf(closed.date), closed.name] as const),
    ),
  )
  const reason = (name: string | undefined): ClosedReason => (name === undefined ? { kind } : { kind, name })

  return (day, locale) => {
    if (open.has(day)) return undefined
    const holiday = rules.japaneseHolidays ? japaneseHolidayOn(day, locale) : undefined
    if (holiday !== undefined) return { kind: 'holiday', name: holiday }
    if (dates.has(day)) return reason(dates.get(day))
    const range = ranges.find(({ covers }) => covers(day))
    if (range !== undefined) return reason(range.name)
    const weekday = weekdayOfDayNumber(day)
    if (weekends.has(weekday)) return { kind: 'weekend' }
    return closedWeekdays.has(weekday) ? reason(undefined) : undefined
  }
}
