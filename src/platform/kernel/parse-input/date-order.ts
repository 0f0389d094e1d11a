import { isCivilDate, type PlainDateString, plainDate } from '../calendar/day-number.ts'
import { plainInput } from './parsed-input.ts'

/** Which of year, month and day comes first to last in dates written with numbers. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy'

const orders: readonly DateOrder[] = ['ymd', 'dmy', 'mdy']
const threeNumbers = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})$/

export interface NumericDate {
  numbers: readonly [string, string, string]
  /** The year has four digits and comes first: nothing is left to decide. */
  isYearFirst: boolean
}

/** The three numbers of 2026/4/1, 1.4.2026 or 16-10-24; undefined for other forms. Takes text from `plainDateText`. */
export function numericDateOf(text: string): NumericDate | undefined {
  const [, first, , second, third] = threeNumbers.exec(text) ?? []
  if (first === undefined || second === undefined || third === undefined) return undefined
  const isYearFirst = first.length === 4
  if (first.length === 3 || third.length === 3 || (isYearFirst && third.length > 2)) return undefined
  return { numbers: [first, second, third], isYearFirst }
}

// Two-digit years as POSIX strptime reads them: 69–99 are the 1900s, 00–68 the 2000s.
function yearOf(digits: string): number {
  const year = Number(digits)
  if (digits.length > 2) return year
  return year >= 69 ? 1900 + year : 2000 + year
}

/** The day, unless it does not exist or its year is a slip of the keyboard (0206). */
export function plausibleDate(year: number, month: number, day: number): PlainDateString | undefined {
  const civil = { year, month, day }
  return year >= 1800 && isCivilDate(civil) ? plainDate(civil) : undefined
}

/** The day the numbers name when read in the order; undefined when there is none. */
export function dateInOrder({ numbers, isYearFirst }: NumericDate, order: DateOrder): PlainDateString | undefined {
  const [first, second, third] = numbers
  const [year, month, day] =
    isYearFirst || order === 'ymd'
      ? [first, second, third]
      : order === 'dmy'
        ? [third, second, first]
        : [third, first, second]
  if (year.length === 1 || day.length > 2) return undefined
  return plausibleDate(yearOf(year), Number(month), Number(day))
}

/** A date cell without what may follow or surround the date: weekday, time of day, spaces inside. */
export function plainDateText(text: string): string {
  return plainInput(text)
    .replace(/\s*(?:T|\s)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/, '')
    .replace(/\s*(?:\([日月火水木金土](?:曜日?)?\)|[日月火水木金土]曜日?)$/, '')
    .replace(/\s*([-/.年月日])\s*/g, '$1')
}

/** The orders in which all dates so far, and this one, exist. */
function ordersThatRead(dates: readonly NumericDate[]): DateOrder[] {
  return orders.filter((order) => dates.every((date) => dateInOrder(date, order) !== undefined))
}

/**
 * The order of a whole column's dates. One cell (4/5/2026) says nothing; 16/5/2026 elsewhere in the column decides for
 * all. Cells that exist in no order (typing mistakes) and cells in other forms do not count. 'ambiguous' when several
 * orders fit or the cells contradict one another: then a person chooses. 'none' when there is no such date. Dates that
 * begin with a four-digit year are read the same under any order, so they answer 'ymd' only when there are no others.
 */
export function detectDateOrder(samples: readonly string[]): DateOrder | 'ambiguous' | 'none' {
  const dates = samples.flatMap((sample) => numericDateOf(plainDateText(sample)) ?? [])
  const open = dates.filter((date) => !date.isYearFirst && ordersThatRead([date]).length > 0)
  if (open.length === 0) return dates.some((date) => date.isYearFirst) ? 'ymd' : 'none'
  const [only, ...others] = ordersThatRead(open)
  return only === undefined || others.length > 0 ? 'ambiguous' : only
}
