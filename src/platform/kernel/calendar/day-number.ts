import { invalid } from '../errors.ts'

/** A calendar day as 'YYYY-MM-DD', years 0001–9999: it belongs to no time zone. */
export type PlainDateString = string

/** Days since 1970-01-01. Plain integers, so that arithmetic knows neither clock nor zone. */
export type DayNumber = number

export interface CivilDate {
  year: number
  /** 1–12 */
  month: number
  /** 1–31 */
  day: number
}

/** 0 = Sunday … 6 = Saturday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/
const weekdays: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6]

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** How many days the month (1–12) has. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Whether year, month and day name a day that exists (Gregorian, years 1–9999). */
export function isCivilDate({ year, month, day }: CivilDate): boolean {
  return (
    [year, month, day].every(Number.isInteger) &&
    year >= 1 &&
    year <= 9999 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month)
  )
}

function civilOfText(value: string): CivilDate | undefined {
  const match = pattern.exec(value)
  if (match === null) return undefined
  const civil = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }
  return isCivilDate(civil) ? civil : undefined
}

/** Whether the text is a day that exists, written 'YYYY-MM-DD'. */
export function isPlainDate(value: string): boolean {
  return civilOfText(value) !== undefined
}

/** Year, month and day of a plain date. Throws invalid `dates.not_a_date`. */
export function civilOf(date: PlainDateString): CivilDate {
  const civil = civilOfText(date)
  if (civil === undefined) throw invalid('dates.not_a_date', { value: date })
  return civil
}

/** The plain date of year, month and day. Throws invalid `dates.not_a_date` when there is no such day. */
export function plainDate(civil: CivilDate): PlainDateString {
  const { year, month, day } = civil
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  if (!isCivilDate(civil)) throw invalid('dates.not_a_date', { value: text })
  return text
}

/** Day number of a civil date: days_from_civil of H. Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
export function dayNumberOfCivil({ year, month, day }: CivilDate): DayNumber {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468
}

/** Civil date of a day number: civil_from_days of the same source. */
export function civilOfDayNumber(number: DayNumber): CivilDate {
  const shifted = number + 719468
  const era = Math.floor(shifted / 146097)
  const dayOfEra = shifted - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day }
}

/** Throws invalid `dates.not_a_date`. */
export function dayNumberOf(date: PlainDateString): DayNumber {
  return dayNumberOfCivil(civilOf(date))
}

/** Throws invalid `dates.out_of_range` outside the years 1–9999 or when the number is not whole. */
export function dateOfDayNumber(number: DayNumber): PlainDateString {
  const civil = civilOfDayNumber(number)
  if (!isCivilDate(civil)) throw invalid('dates.out_of_range', { days: number })
  return plainDate(civil)
}

/** 0 = Sunday. */
export function weekdayOfDayNumber(number: DayNumber): Weekday {
  return weekdays[(((number + 4) % 7) + 7) % 7] ?? 0
}
