import { readAccountCalendar } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'
import type { MeetingView } from '../../contract.ts'
import type { Project } from '../projects/project-tables.ts'
import { readInvitees, suggestedFor } from './find-attendees.ts'
import { meetingView } from './meeting-view.ts'
import { selectAttendees } from './queries/attendee-queries.ts'
import { type ListedMeeting, selectMeetings } from './queries/meeting-queries.ts'
import { findRhythm } from './queries/rhythm-queries.ts'
import type { Attendee } from './queries/tables.ts'

/** More meetings than a project ever has. */
const mostMeetings = 300

/** All meetings of a project; one that is only proposed names those whom its kind asks for. */
export async function describeProjectMeetings(context: Context, project: Project): Promise<MeetingView[]> {
  const { transaction, timeZone, locale } = context
  const meetings = await selectMeetings(transaction, { projectId: project.project_id, limit: mostMeetings })
  const attendees = await attendeesOf(context, meetings)
  const invitees = await readInvitees(context, project)
  const days = {
    calendar: await readAccountCalendar(context, project.account_id),
    rhythm: await findRhythm(transaction, project),
  }
  return meetings.map((meeting) => {
    const suggested = suggestedFor(meeting.kind, project, invitees).map((one) => ({
      ...one,
      ...meeting,
      has_attended: null,
    }))
    const own = attendees.get(meeting.meeting_id) ?? (meeting.state === 'proposed' ? suggested : [])
    return meetingView(meeting, { timeZone, locale, accountName: meeting.account_name, attendees: own, days })
  })
}

/** One of the project's meetings as it is now. */
export async function describeMeeting(context: Context, project: Project, meetingId: string): Promise<MeetingView> {
  const found = (await describeProjectMeetings(context, project)).find(({ id }) => id === meetingId)
  if (!found) throw notFound('onboarding.no_such_meeting')
  return found
}

/** Meetings of several projects, in two queries. */
export async function describeMeetings(context: Context, meetings: readonly ListedMeeting[]): Promise<MeetingView[]> {
  const { timeZone, locale } = context
  const attendees = await attendeesOf(context, meetings)
  return meetings.map((meeting) =>
    meetingView(meeting, {
      timeZone,
      locale,
      accountName: meeting.account_name,
      attendees: attendees.get(meeting.meeting_id) ?? [],
    }),
  )
}

async function attendeesOf(context: Context, meetings: readonly ListedMeeting[]): Promise<Map<string, Attendee[]>> {
  const rows = await selectAttendees(
    context.transaction,
    meetings.map(({ meeting_id }) => meeting_id),
  )
  return Map.groupBy(rows, ({ meeting_id }) => meeting_id)
}
