import { readAccountCalendar } from '#modules/accounts/server/api.ts'
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
  const calendars = await readCalendars(context, project.account_id, project.program.dayKind)
  return closeDays(closeDays(calendars, 'vendor', project.vendor_closed_on), 'customer', project.customer_closed_on)
}
