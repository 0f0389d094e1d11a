import holidays from '@holiday-jp/holiday_jp/lib/holidays.js'
import type { Locale } from '../locale.ts'
import { type DayNumber, dayNumberOf, type PlainDateString } from './day-number.ts'

interface Holiday {
  date: PlainDateString
  name: string
  name_en: string
}

// The package's functions read a Date in the process's own zone and are off by a day outside Japan; only its table,
// which is keyed by date strings, is used.
const entries: readonly Holiday[] = Object.values(holidays)
const byDay = new Map<DayNumber, Holiday>(entries.map((holiday) => [dayNumberOf(holiday.date), holiday]))

/**
 * The last day up to which Japanese holidays are known. Later days count as ordinary days, so an administrator is warned
 * in good time.
 */
export const holidayDataEndsOn: PlainDateString = `${Object.keys(holidays).sort().at(-1)?.slice(0, 4)}-12-31`

/** The name of the Japanese national holiday on that day, substitute holidays included; undefined when there is none. */
export function japaneseHolidayOn(day: DayNumber, locale: Locale): string | undefined {
  const holiday = byDay.get(day)
  return locale === 'ja' ? holiday?.name : holiday?.name_en
}
