import type { Context } from '#platform/context/context.ts'
import { type BusinessCalendar, closedReason } from '#platform/kernel/calendar.ts'
import { addDays, dateRange } from '#platform/kernel/dates.ts'
import { notFound } from '#platform/kernel/errors.ts'
import type { ClosedDay } from '../../contract.ts'
import { readProjectCalendars } from '../plan/read-calendars.ts'
import { findProject } from '../projects/project-queries.ts'

const mostDays = 731

/** Days beyond two years are left out. Throws not found `onboarding.no_such_project`. */
export async function listClosedDays(
  context: Context,
  projectId: string,
  { from, to, locale }: { from: string; to: string; locale: 'ja' | 'en' },
): Promise<{ items: ClosedDay[] }> {
  const project = await findProject(context.transaction, projectId)
  if (!project) throw notFound('onboarding.no_such_project')
  const { vendor, customer } = await readProjectCalendars(context, project)
  const last = addDays(from, mostDays)
  const reasonOf = (calendar: BusinessCalendar, on: string) => {
    const reason = closedReason(calendar, on, locale)
    return reason === undefined ? null : { kind: reason.kind, name: reason.name ?? null }
  }
  const items = dateRange(from, to < last ? to : last)
    .map((on) => ({ on, vendor: reasonOf(vendor, on), customer: reasonOf(customer, on) }))
    .filter((day) => day.vendor !== null || day.customer !== null)
  return { items }
}
