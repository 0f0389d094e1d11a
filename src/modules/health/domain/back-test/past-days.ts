import { addDays, compareDates, endOfMonth, type PlainDateString, weekdayOf } from '#platform/kernel/dates.ts'

export const backFillSteps = ['week', 'month'] as const
export type BackFillStep = (typeof backFillSteps)[number]

/** Ten years of weeks. */
const most = 520

/** The Sundays or the last days of months from the first to the last day, the latest ones where they are too many. */
export function pastDays(every: BackFillStep, first: PlainDateString, last: PlainDateString): PlainDateString[] {
  const days: PlainDateString[] = []
  let day = every === 'month' ? endOfMonth(first) : addDays(first, (7 - weekdayOf(first)) % 7)
  while (compareDates(day, last) <= 0) {
    days.push(day)
    day = every === 'month' ? endOfMonth(addDays(day, 1)) : addDays(day, 7)
  }
  return days.slice(-most)
}
