import { civilOf, dayNumberOf, type PlainDateString, weekdayOfDayNumber } from './calendar/day-number.ts'
import { wallClockIn } from './dates.ts'
import { invalid } from './errors.ts'
import { type Locale, numberFormatOf } from './locale.ts'
import { formatMoney, type Money } from './money.ts'

/** short 2026/04/08(水) · long 2026年4月8日(水) · plain 2026/04/08, without the weekday · month 2026年4月 */
export type DateStyle = 'short' | 'long' | 'plain' | 'month'

// Written out, because browsers and Node ship different locale data and a date must not change between them.
const japaneseWeekdays = '日月火水木金土'
const weekdayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** A day as people read it: ja 2026/04/08(水), en Wed, 8 Apr 2026; see `DateStyle`. */
export function formatDate(date: PlainDateString, locale: Locale, style: DateStyle = 'short'): string {
  const { year, month, day } = civilOf(date)
  const weekday = weekdayOfDayNumber(dayNumberOf(date))
  if (locale === 'ja') {
    if (style === 'month') return `${year}年${month}月`
    const suffix = style === 'plain' ? '' : `(${japaneseWeekdays.charAt(weekday)})`
    return (style === 'long' ? `${year}年${month}月${day}日` : date.replaceAll('-', '/')) + suffix
  }
  const monthName = monthNames[month - 1] ?? ''
  const weekdayName = weekdayNames[weekday] ?? ''
  if (style === 'month') return `${monthName} ${year}`
  if (style === 'long') return `${weekdayName}, ${day} ${monthName} ${year}`
  const plain = `${day} ${monthName.slice(0, 3)} ${year}`
  return style === 'plain' ? plain : `${weekdayName.slice(0, 3)}, ${plain}`
}

/**
 * An instant (ISO 8601 with its offset) on the zone's calendar and 24-hour clock: ja 2026/04/08(水) 14:05, en Wed, 8 Apr
 * 2026, 14:05. Throws invalid `formats.not_an_instant`, `dates.unknown_time_zone`.
 */
export function formatInstant(iso: string, locale: Locale, timeZone: string, style: DateStyle = 'short'): string {
  const instant = /T.*(Z|[+-]\d{2}:?\d{2})$/i.test(iso) ? Date.parse(iso) : Number.NaN
  if (Number.isNaN(instant)) throw invalid('formats.not_an_instant', { value: iso })
  const { date, time } = wallClockIn(timeZone, instant)
  return `${formatDate(date, locale, style)}${locale === 'ja' ? ' ' : ', '}${time}`
}

/** 1,234.5: at most `fractionDigits` decimals. */
export function formatNumber(value: number, locale: Locale, fractionDigits = 2): string {
  return numberFormatOf(locale, { maximumFractionDigits: fractionDigits }).format(value)
}

/** A ratio as per cent with exactly `fractionDigits` decimals: 0.123 is 12.3%. */
export function formatPercent(ratio: number, locale: Locale, fractionDigits = 1): string {
  const digits = { minimumFractionDigits: fractionDigits, maximumFractionDigits: fractionDigits }
  return numberFormatOf(locale, { style: 'percent', ...digits }).format(ratio)
}

/** A length of time in days: ja 12日, en 12 days; at most one decimal. */
export function formatDuration(days: number, locale: Locale): string {
  if (locale === 'ja') return `${formatNumber(days, locale, 1)}日`
  return numberFormatOf(locale, {
    style: 'unit',
    unit: 'day',
    unitDisplay: 'long',
    maximumFractionDigits: 1,
  }).format(days)
}

/** All formats of one reader: the language and the zone are settled once. */
export function formatsFor(locale: Locale, timeZone: string) {
  return {
    date: (date: PlainDateString, style?: DateStyle) => formatDate(date, locale, style),
    instant: (iso: string, style?: DateStyle) => formatInstant(iso, locale, timeZone, style),
    number: (value: number, fractionDigits?: number) => formatNumber(value, locale, fractionDigits),
    percent: (ratio: number, fractionDigits?: number) => formatPercent(ratio, locale, fractionDigits),
    duration: (days: number) => formatDuration(days, locale),
    money: (amount: Money, style?: 'full' | 'compact') => formatMoney(amount, locale, style),
  }
}
