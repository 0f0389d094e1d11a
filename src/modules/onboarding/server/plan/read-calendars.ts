import { readAccountCalendar, readAccountCalendars } from '#modules/accounts/server/api.ts'
import { readWorkspaceCalendar } from '#modules/identity/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { closeDays, everyDayCalendars, type SideCalendars, sideCalendars } from '../../domain/plan/side-calendars.ts'
import type { Project } from '../projects/project-tables.ts'

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
  return sideCalendars(await readWorkspaceCalendar(context), await readAccountCalendar(context, accountId))
}

/** As `readCalendars`, with the days on which nobody works on this project. */
export async function readProjectCalendars(context: Context, project: Project): Promise<SideCalendars> {
  return withoutClosed(await readCalendars(context, project.account_id, project.program.dayKind), project)
}

interface ClosedDays {
  vendor_closed_on: string[]
  customer_closed_on: string[]
}

/** What decides which days are worked on a project: its own closed days and those of its customer. */
interface ProjectDays extends ClosedDays {
  closed_weekdays: number[]
  closed_days: string[]
}

/** As `readProjectCalendars`, for lists of projects: the same rules are read and made into calendars once. */
export async function readCalendarsOf(
  context: Context,
): Promise<(project: ProjectDays, dayKind: 'business' | 'calendar') => SideCalendars> {
  const vendor = await readWorkspaceCalendar(context)
  const customerOf = await readAccountCalendars(context)
  const known = new Map<string, SideCalendars>()
  return (project, dayKind) => {
    if (dayKind === 'calendar') return everyDayCalendars
    const { closed_weekdays, closed_days, vendor_closed_on, customer_closed_on } = project
    const key = JSON.stringify([closed_weekdays, closed_days, vendor_closed_on, customer_closed_on])
    const made = known.get(key)
    if (made !== undefined) return made
    const customer = customerOf({ closedWeekdays: closed_weekdays, closedDays: closed_days })
    const calendars = withoutClosed(sideCalendars(vendor, customer), project)
    known.set(key, calendars)
    return calendars
  }
}

function withoutClosed(calendars: SideCalendars, { vendor_closed_on, customer_closed_on }: ClosedDays): SideCalendars {
  return closeDays(closeDays(calendars, 'vendor', vendor_closed_on), 'customer', customer_closed_on)
}
