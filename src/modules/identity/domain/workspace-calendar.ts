import type { CalendarRules } from '#platform/kernel/calendar.ts'
import type { WorkspaceSettings } from '../contract.ts'

type CalendarSettings = Pick<WorkspaceSettings, 'closedWeekdays' | 'japaneseHolidays' | 'closedDays' | 'openDays'>

const isYearly = (day: string) => day.length === 'MM-DD'.length

/** The workspace's own days off, for `buildCalendar`. */
export function calendarRulesOf(settings: CalendarSettings): CalendarRules {
  const { closedDays } = settings
  return {
    owner: 'own',
    weekends: settings.closedWeekdays,
    japaneseHolidays: settings.japaneseHolidays,
    closedDates: closedDays.filter((day) => !isYearly(day)),
    closedRanges: closedDays.filter(isYearly).map((day) => ({ from: day, to: day })),
    openDates: settings.openDays,
  }
}
