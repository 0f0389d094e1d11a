import { readAccountCalendar } from '#modules/accounts/server/api.ts'
import type { WorkspaceSettings } from '#modules/identity/contract.ts'
import { readSettings } from '#modules/identity/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { type BusinessCalendar, buildCalendar } from '#platform/kernel/calendar.ts'
import { everyDayCalendars, type SideCalendars, sideCalendars } from '../../domain/plan/side-calendars.ts'

/**
 * The days on which each side of the customer's project works. A program on calendar days takes no heed of them. The
 * customer's days are those on which both work: nobody is asked for something while nobody can answer questions.
 */
export async function readCalendars(
  context: Context,
  accountId: string,
  dayKind: 'business' | 'calendar',
): Promise<SideCalendars> {
  if (dayKind === 'calendar') return everyDayCalendars
  const vendor = vendorCalendar(await readSettings(context))
  return sideCalendars(vendor, await readAccountCalendar(context, accountId))
}

function vendorCalendar(settings: WorkspaceSettings): BusinessCalendar {
  const isYearly = (day: string) => day.length === 'MM-DD'.length
  return buildCalendar({
    weekends: settings.closedWeekdays,
    japaneseHolidays: settings.japaneseHolidays,
    closedDates: settings.closedDays.filter((day) => !isYearly(day)),
    closedRanges: settings.closedDays.filter(isYearly).map((day) => ({ from: day, to: day })),
    openDates: settings.openDays,
  })
}
