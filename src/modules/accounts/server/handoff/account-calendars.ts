import { readSettings } from '#modules/identity/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { type BusinessCalendar, buildCalendar, combineCalendars } from '#platform/kernel/calendar.ts'

export interface ClosedDays {
  closedWeekdays: readonly number[]
  /** 'YYYY-MM-DD', or 'MM-DD' for every year. */
  closedDays: readonly string[]
}

const toRanges = (days: readonly string[]) => days.map((day) => ({ from: day, to: day }))

/** Gives the days on which both we and a customer work, reading our own only once: for lists of customers. */
export async function readAccountCalendars(context: Context): Promise<(account: ClosedDays) => BusinessCalendar> {
  const settings = await readSettings(context)
  const own = buildCalendar({
    weekends: settings.closedWeekdays,
    japaneseHolidays: settings.japaneseHolidays,
    closedRanges: toRanges(settings.closedDays),
    openDates: settings.openDays,
  })
  const known = new Map<string, BusinessCalendar>()
  return ({ closedWeekdays, closedDays }) => {
    if (closedWeekdays.length === 0 && closedDays.length === 0) return own
    const key = JSON.stringify([closedWeekdays, closedDays])
    const made =
      known.get(key) ??
      combineCalendars(
        own,
        buildCalendar({
          owner: 'customer',
          weekends: [],
          japaneseHolidays: false,
          closedWeekdays,
          closedRanges: toRanges(closedDays),
        }),
      )
    known.set(key, made)
    return made
  }
}
