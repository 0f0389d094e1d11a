import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { instantAt } from '#platform/kernel/dates.ts'
import { meetingNames } from '../../content/meetings.ts'
import type { MeetingView } from '../../contract.ts'
import { meetingScheduled } from '../../events.ts'
import { touchProject } from '../projects/require-project.ts'
import { describeMeeting } from './describe-meetings.ts'
import { chosenFor, readInvitees, suggestedFor } from './find-attendees.ts'
import { draftInvitations, draftUninvitations } from './invitations/draft-invitations.ts'
import { replaceAttendees } from './queries/attendee-queries.ts'
import { updateMeeting } from './queries/meeting-queries.ts'
import { lockMeeting, type MeetingTarget, requireMove } from './require-meeting.ts'

export interface ScheduleInput {
  version: number
  title?: string | undefined
  on: string
  time: string
  minutes: number
  place: string
  url: string | null
  personIds?: readonly string[] | undefined
}

/**
 * Agrees on when and where, or moves what was agreed: calendars that were invited hear of it under the next number,
 * also those of people who are not asked any more. Throws
 * as `lockMeeting`, conflict `onboarding.meeting_over`, invalid `onboarding.no_such_person`.
 */
export async function scheduleMeeting(
  context: Context,
  target: MeetingTarget,
  input: ScheduleInput,
): Promise<MeetingView> {
  const { project, meeting } = await lockMeeting(context, target, input.version)
  const { kind } = meeting
  const state = requireMove(meeting.state, 'schedule')
  const all = await readInvitees(context, project)
  const invitees = input.personIds ? chosenFor(kind, input.personIds, all) : suggestedFor(kind, project, all)
  const change = {
    state,
    title: input.title ?? meeting.title,
    starts_at: new Date(instantAt(context.timeZone, input.on, input.time)).toISOString(),
    minutes: input.minutes,
    place: input.place,
    url: input.url,
    sequence: meeting.state === 'scheduled' ? meeting.sequence + 1 : meeting.sequence,
  }
  await updateMeeting(context.transaction, meeting, change)
  await replaceAttendees(context.transaction, meeting, invitees)
  await draftInvitations(context, { project, meeting: { ...meeting, ...change }, invitees })
  await draftUninvitations(context, { project, before: meeting, sequence: change.sequence, invitees })
  await touchProject(context, project)
  const { project_id: projectId, account_id: accountId, meeting_id: meetingId } = meeting
  const params = { projectId, meeting: meetingNames[kind], title: change.title, on: input.on, time: input.time }
  await recordTimelineEntry(context, { accountId, kind: 'onboarding.meeting_scheduled', params })
  await recordEvent(context, meetingScheduled, { projectId, meetingId, kind, startsAt: change.starts_at }, accountId)
  return describeMeeting(context, project, meetingId)
}
