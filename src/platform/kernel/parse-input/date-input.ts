import { dateOfDayNumber, type PlainDateString } from '../calendar/day-number.ts'
import { type DateOrder, dateInOrder, numericDateOf, plainDateText, plausibleDate } from './date-order.ts'
import { type ParsedInput, plainInput, read, unread } from './parsed-input.ts'

interface Era {
  names: readonly string[]
  /** The year that is 元年. */
  firstYear: number
  startsOn: PlainDateString
}

const eras: readonly Era[] = [
  { names: ['令和', '令', 'r'], firstYear: 2019, startsOn: '2019-05-01' },
  { names: ['平成', '平', 'h'], firstYear: 1989, startsOn: '1989-01-08' },
  { names: ['昭和', '昭', 's'], firstYear: 1926, startsOn: '1926-12-25' },
  { names: ['大正', '大', 't'], firstYear: 1912, startsOn: '1912-07-30' },
  { names: ['明治', '明', 'm'], firstYear: 1868, startsOn: '1868-10-23' },
]

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const eraDate = /^(令和|平成|昭和|大正|明治|[令平昭大明rhstm])\.?\s?(\d{1,2}|元)[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/i
const kanjiDate = /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/
const compactDate = /^(\d{4})(\d{2})(\d{2})$/
const dayAndMonthName = /^(?:[a-z]{3,9},? )?(\d{1,2})[ -]?([a-z]{3,9})[ ,-]{1,2}(\d{4})$/i
const monthNameAndDay = /^(?:[a-z]{3,9},? )?([a-z]{3,9}) (\d{1,2}),? (\d{4})$/i
const spreadsheetSerial = /^(\d{5})(?:\.\d+)?$/
const withTimeZone = /T\d{2}:\d{2}.*(?:Z|[+-]\d{2}:?\d{2})$/i

// Serials count days from 1899-12-30 (1900 system); five digits from 20000 are 1954 to 2173, smaller numbers are no dates.
const daysBeforeEpoch = 25569
const firstSerial = 20000

function existing(year: number, month: number, day: number): ParsedInput<PlainDateString> {
  const date = plausibleDate(year, month, day)
  return date === undefined ? unread('input.date_impossible') : read(date)
}

function eraDateOf([, name = '', yearText = '', month, day]: RegExpExecArray): ParsedInput<PlainDateString> {
  const era = eras.find(({ names }) => names.includes(name.toLowerCase()))
  const year = yearText === '元' ? 1 : Number(yearText)
  if (era === undefined || year === 0) return unread('input.date_impossible')
  const parsed = existing(era.firstYear + year - 1, Number(month), Number(day))
  // A year past the era's end is plain arithmetic (平成33年 stands in contracts); a day before its start is a mistake.
  return parsed.ok && parsed.value < era.startsOn ? unread('input.date_impossible') : parsed
}

function monthOfName(name: string): number | undefined {
  const index = months.indexOf(name.slice(0, 3).toLowerCase())
  return index < 0 ? undefined : index + 1
}

function namedMonthDateOf(text: string): ParsedInput<PlainDateString> | undefined {
  const dayFirst = dayAndMonthName.exec(text)
  const [, day, name, year] = dayFirst ?? []
  const [, otherName, otherDay, otherYear] = dayFirst === null ? (monthNameAndDay.exec(text) ?? []) : []
  const month = monthOfName(name ?? otherName ?? '')
  return month === undefined ? undefined : existing(Number(year ?? otherYear), month, Number(day ?? otherDay))
}

function numericDateInput(text: string, order: DateOrder | undefined): ParsedInput<PlainDateString> | undefined {
  const numeric = numericDateOf(text)
  if (numeric === undefined) return undefined
  const hasYear = numeric.numbers.some((digits) => digits.length === 4)
  const candidates: readonly DateOrder[] =
    order !== undefined && (order !== 'ymd' || !hasYear) ? [order] : hasYear ? ['dmy', 'mdy'] : ['ymd', 'dmy', 'mdy']
  const [date, ...others] = new Set(candidates.flatMap((candidate) => dateInOrder(numeric, candidate) ?? []))
  if (date === undefined) return unread('input.date_impossible')
  return others.length > 0 ? unread('input.date_ambiguous') : read(date)
}

/**
 * A date as people and files write it: 2026/4/1, 2026-04-01, 2026年4月1日(水), R8.4.1, 令和8年4月1日, 令和元年…, 20260401, a
 * spreadsheet serial (46113), 1 Apr 2026, April 1, 2026; full-width digits, a weekday and a time of day are allowed.
 * `order` (from `detectDateOrder`) says how to read 4/5/2026 and two-digit years; without it they are
 * `input.date_ambiguous` unless only one reading exists. Never throws.
 */
export function parseDateInput(
  text: string,
  { order }: { order?: DateOrder | undefined } = {},
): ParsedInput<PlainDateString> {
  if (withTimeZone.test(plainInput(text))) return unread('input.date_with_time_zone')
  const plain = plainDateText(text)
  if (plain === '') return unread('input.empty')
  const era = eraDate.exec(plain)
  if (era !== null) return eraDateOf(era)
  const [, year, month, day] = kanjiDate.exec(plain) ?? compactDate.exec(plain) ?? []
  if (year !== undefined) return existing(Number(year), Number(month), Number(day))
  const serial = Number(spreadsheetSerial.exec(plain)?.[1])
  if (serial >= firstSerial) return read(dateOfDayNumber(serial - daysBeforeEpoch))
  return numericDateInput(plain, order) ?? namedMonthDateOf(plain) ?? unread('input.date_unreadable')
}
