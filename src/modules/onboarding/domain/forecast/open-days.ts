import { addBusinessDays, type BusinessCalendar, isBusinessDay } from '#platform/kernel/calendar.ts'
import { addDays, daysBetween, type PlainDateString } from '#platform/kernel/dates.ts'

/** Days before and after the day of the forecast that it can speak of. */
const reach = { before: 500, after: 1500 }

/** A calendar around a day as numbers: day 0 is that day. Thousands of ways through a plan need no date arithmetic. */
export interface OpenDays {
  /** Open days before the day. */
  before: (day: number) => number
  /** The n-th business day from the first open one on or after `day`; the last known one where it lies further off. */
  add: (day: number, n: number) => number
}

export function openDaysAround(calendar: BusinessCalendar, today: PlainDateString): OpenDays {
  const first = addDays(today, -reach.before)
  const length = reach.before + reach.after
  const before = new Int32Array(length + 1)
  const open: number[] = []
  for (let index = 0; index < length; index++) {
    before[index] = open.length
    if (isBusinessDay(calendar, addDays(first, index))) open.push(index - reach.before)
  }
  before[length] = open.length
  // A calendar that never opens says so here rather than by a forecast.
  if (open.length === 0) addBusinessDays(calendar, today, 0)
  const at = (day: number) => Math.min(Math.max(day + reach.before, 0), length)
  const last = open.length - 1
  return {
    before: (day) => before[at(day)] ?? 0,
    add: (day, n) => open[Math.min(Math.max((before[at(day)] ?? 0) + n, 0), last)] ?? 0,
  }
}

export const dayOf = (today: PlainDateString, date: PlainDateString): number => daysBetween(today, date)
export const dateOf = (today: PlainDateString, day: number): PlainDateString => addDays(today, day)

/** The same days counted from another: `days` after the one that these were made around, within their reach. */
export function openDaysFrom({ before, add }: OpenDays, days: number): OpenDays {
  return { before: (day) => before(day + days), add: (day, n) => add(day + days, n) - days }
}
