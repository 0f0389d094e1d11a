import type { Context } from '#platform/context/context.ts'
import type { BusinessCalendar } from '#platform/kernel/calendar.ts'
import type { PlainDateString } from '#platform/kernel/dates.ts'
import { type OpenDays, openDaysAround } from '../../domain/forecast/open-days.ts'
import type { Side } from '../../domain/task.ts'
import { readCalendarsOf } from '../plan/read-calendars.ts'
import type { selectForecastProjects } from './forecast-queries.ts'

export type ForecastProject = Awaited<ReturnType<typeof selectForecastProjects>>[number]

/** Gives the open days of each side of a project around a day, each calendar counted once. Two queries. */
export async function readOpenDays(context: Context, around: PlainDateString) {
  const calendarsOf = await readCalendarsOf(context)
  const known = new Map<BusinessCalendar, OpenDays>()
  const openDays = (calendar: BusinessCalendar) => {
    const made = known.get(calendar) ?? openDaysAround(calendar, around)
    known.set(calendar, made)
    return made
  }
  return (project: ForecastProject): Readonly<Record<Side, OpenDays>> => {
    const { vendor, customer, joint } = calendarsOf(project, project.program.dayKind)
    return { vendor: openDays(vendor), customer: openDays(customer), joint: openDays(joint) }
  }
}
