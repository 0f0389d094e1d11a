import {
  addBusinessDays,
  type BusinessCalendar,
  nextBusinessDay,
  previousBusinessDay,
} from '#platform/kernel/calendar.ts'
import { addDays, type PlainDateString } from '#platform/kernel/dates.ts'
import { isFromFinish, isToStart, type Link } from './link.ts'

export interface TaskDates {
  startOn: PlainDateString
  dueOn: PlainDateString
}

/** The first days on which work may begin and end, and the predecessors that say so. Empty where nothing holds it back. */
export interface Bounds {
  startOn: PlainDateString
  startBy: string | undefined
  dueOn: PlainDateString
  dueBy: string | undefined
}

/** Dates as they are compared: the empty text comes before every day. */
const noBound: Bounds = { startOn: '', startBy: undefined, dueOn: '', dueBy: undefined }

/**
 * What the links say about when their task may begin and end. `datesOf` answers with undefined for work that nobody waits
 * for. `calendar` is the successor's, in which lags are counted.
 */
export function boundsOf(
  links: readonly Link[],
  datesOf: (key: string) => TaskDates | undefined,
  calendar: BusinessCalendar,
): Bounds {
  const bounds = { ...noBound }
  for (const link of links) {
    const dates = datesOf(link.task)
    if (dates === undefined) continue
    const from = isFromFinish(link) ? dates.dueOn : dates.startOn
    const day = link.lag === 0 ? from : addBusinessDays(calendar, from, link.lag)
    if (isToStart(link)) {
      if (day > bounds.startOn) Object.assign(bounds, { startOn: day, startBy: link.task })
    } else if (day > bounds.dueOn) Object.assign(bounds, { dueOn: day, dueBy: link.task })
  }
  return bounds
}

/**
 * The last day from which a lag still reaches `bound`, an open day of the successor: the inverse of what `boundsOf` does
 * with one link.
 */
export function latestBefore(calendar: BusinessCalendar, bound: PlainDateString, lag: number): PlainDateString {
  if (lag === 0) return bound
  const open = previousBusinessDay(calendar, bound)
  if (lag < 0) return addBusinessDays(calendar, open, -lag)
  return addDays(addBusinessDays(calendar, open, 1 - lag), -1)
}

/** Work of `length` days (0: within one day) that begins no sooner than `earliest` and ends no sooner than `dueOn`. */
export function placeWork(
  calendar: BusinessCalendar,
  length: number,
  { earliest, dueOn = '' }: { earliest: PlainDateString; dueOn?: PlainDateString },
): TaskDates {
  const startOn = nextBusinessDay(calendar, earliest)
  const end = length === 0 ? startOn : addBusinessDays(calendar, startOn, length)
  if (end >= dueOn) return { startOn, dueOn: end }
  const due = nextBusinessDay(calendar, dueOn)
  return { startOn: length === 0 ? due : addBusinessDays(calendar, due, -length), dueOn: due }
}
