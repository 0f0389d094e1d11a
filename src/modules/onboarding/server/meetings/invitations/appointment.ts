import { findWorkspaceMember } from '#modules/identity/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { type CalendarEvent, writeCalendar } from '#platform/kernel/icalendar/icalendar.ts'
import type { Project } from '../../projects/project-tables.ts'
import { nameOf } from '../meeting-view.ts'
import type { Meeting } from '../queries/tables.ts'

interface AppointmentBasis {
  accountName: string
  /** One person in a mail; nobody in a file that is passed on. */
  attendees?: CalendarEvent['attendees']
  /** Whether whoever opens it may read what was agreed among ourselves: the agenda before it is shared. */
  isForCustomer: boolean
  /** Who invites: a calendar refuses a request that comes from nobody. */
  organizer: CalendarEvent['organizer']
}

/** The project's owner, else whoever invites. Undefined where that is no person with an address: a program, a job. */
export async function findOrganizer(context: Context, project: Project): Promise<CalendarEvent['organizer']> {
  const id = project.owner_id ?? (context.actor.kind === 'user' ? context.actor.id : null)
  const member = id === null ? undefined : await findWorkspaceMember(context, id)
  return member && { name: member.name, email: member.email }
}

/** The meeting as an iCalendar text; with a method, as what the recipient's calendar is asked to do. */
export function writeAppointment(
  context: Pick<Context, 'locale' | 'clock'>,
  meeting: Meeting,
  { accountName, attendees, isForCustomer, organizer }: AppointmentBasis,
  method?: 'REQUEST' | 'CANCEL',
): string {
  const startsAt = Date.parse(meeting.starts_at)
  const isAgendaShown = !isForCustomer || meeting.is_agenda_shared
  const agenda = isAgendaShown ? meeting.agenda.map(({ minutes, topic }) => `${minutes}' ${topic}`) : []
  return writeCalendar(
    {
      uid: `banso-meeting-${meeting.meeting_id}`,
      sequence: meeting.sequence,
      startsAt: meeting.starts_at,
      endsAt: new Date(startsAt + meeting.minutes * 60_000).toISOString(),
      stampedAt: instantOf(context),
      summary: `${nameOf(meeting, context.locale)} (${accountName})`,
      description: [meeting.url ?? '', ...agenda].filter((line) => line !== '').join('\n'),
      location: meeting.place || meeting.url || '',
      url: meeting.url,
      isCancelled: meeting.state === 'cancelled',
      organizer,
      ...(attendees && { attendees }),
    },
    method,
  )
}
