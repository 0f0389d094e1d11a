import { findAccount } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import type { FileAnswer } from '#platform/http/route.ts'
import { notFound } from '#platform/kernel/errors.ts'
import { kindFacts } from '../../../domain/meeting/meeting.ts'
import { findLatestProjectId, findProject } from '../../projects/project-queries.ts'
import type { Project } from '../../projects/project-tables.ts'
import { findMeeting } from '../queries/meeting-queries.ts'
import type { Meeting } from '../queries/tables.ts'
import type { MeetingTarget } from '../require-meeting.ts'
import { findOrganizer, writeAppointment } from './appointment.ts'

/** The meeting as a file for a calendar of ours. Throws not found `onboarding.no_such_meeting`. */
export async function downloadMeeting(context: Context, target: MeetingTarget): Promise<FileAnswer> {
  const project = await findProject(context.transaction, target.id)
  const meeting = project && (await findMeeting(context.transaction, project, target.meetingId))
  if (!meeting) throw notFound('onboarding.no_such_meeting')
  return fileOf(context, project, meeting, false)
}

/** As `downloadMeeting` for the customer itself: only what was agreed with it, in its latest project. */
export async function downloadMeetingForPortal(
  context: Context,
  target: { accountId: string; meetingId: string },
): Promise<FileAnswer> {
  const projectId = await findLatestProjectId(context.transaction, target.accountId)
  const project = projectId === undefined ? undefined : await findProject(context.transaction, projectId)
  const meeting = project && (await findMeeting(context.transaction, project, target.meetingId))
  const isTheirs = meeting && kindFacts[meeting.kind].audience === 'customer' && meeting.state === 'scheduled'
  if (!isTheirs) throw notFound('onboarding.no_such_meeting')
  return fileOf(context, project, meeting, true)
}

async function fileOf(context: Context, project: Project, meeting: Meeting, isForCustomer: boolean) {
  const accountName = (await findAccount(context, meeting.account_id))?.name ?? ''
  const organizer = await findOrganizer(context, project)
  const text = writeAppointment(context, meeting, { accountName, isForCustomer, organizer })
  return { fileName: 'meeting.ics', contentType: 'text/calendar', body: Buffer.from(text, 'utf8') }
}
