import { readSettings } from '#modules/identity/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { type BusinessCalendar, buildCalendar, combineCalendars } from '#platform/kernel/calendar.ts'
import { requireAccount } from './find-account.ts'

/** Closed days as stored, once ('2026-08-13') and every year ('12-29'), as the calendar takes them. */
function closedDays(days: readonly string[]) {
  return {
    closedDates: days.filter((day) => day.length > 5),
    closedRanges: days.filter((day) => day.length === 5).map((day) => ({ from: day, to: day })),
  }
}

/** The days on which both sides work. Throws notFound `accounts.no_such_account`. */
export async function readAccountCalendar(context: Context, accountId: string): Promise<BusinessCalendar> {
  const account = await requireAccount(context, accountId)
  const settings = await readSettings(context)
  const own = buildCalendar({
    weekends: settings.closedWeekdays,
    japaneseHolidays: settings.japaneseHolidays,
    openDates: settings.openDays,
    ...closedDays(settings.closedDays),
  })
  const customers = buildCalendar({
    owner: 'customer',
    weekends: [],
    japaneseHolidays: false,
    closedWeekdays: account.closedWeekdays,
    ...closedDays(account.closedDays),
  })
  return combineCalendars(own, customers)
}
