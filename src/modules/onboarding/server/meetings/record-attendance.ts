import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import { meetingNames } from '../../content/meetings.ts'
import type { MeetingView } from '../../contract.ts'
import { missedInARow, missesThatTell } from '../../domain/meeting/meeting.ts'
import { meetingHeld, meetingsMissed } from '../../events.ts'
import { touchProject } from '../projects/require-project.ts'
import { refuseFuture } from '../today.ts'
import { describeProjectMeetings } from './describe-meetings.ts'
import { readInvitees, suggestedFor } from './find-attendees.ts'
import { attendedOf } from './list-meetings.ts'
import { markAttendance, replaceAttendees } from './queries/attendee-queries.ts'
import { updateMeeting } from './queries/meeting-queries.ts'
import { lockMeeting, type MeetingTarget, requireMove } from './require-meeting.ts'

export interface AttendanceInput {
  version: number
  /** Nobody of the customer came. */
  isNoShow: boolean
  attendedIds: readonly string[]
}

/**
 * Says who came. When the champion or the sponsor thereby missed two meetings in a row, that is told once as an event.
 * Throws as `lockMeeting`, conflict `onboarding.meeting_over`, invalid `onboarding.date_in_future`.
 */
export async function recordAttendance(
  context: Context,
  target: MeetingTarget,
  input: AttendanceInput,
): Promise<MeetingView> {
  const { project, meeting } = await lockMeeting(context, target, input.version)
  const state = requireMove(meeting.state, input.isNoShow ? 'miss' : 'attend')
  const on = todayIn(context.timeZone, Date.parse(meeting.starts_at))
  refuseFuture(context, on, 'on')
  const before = missedInARow(attendedOf(await describeProjectMeetings(context, project)))
  if (meeting.state === 'proposed') {
    const all = await readInvitees(context, project)
    await replaceAttendees(context.transaction, meeting, suggestedFor(meeting.kind, project, all))
  }
  await updateMeeting(context.transaction, meeting, { state })
  await markAttendance(context.transaction, meeting, input.isNoShow ? [] : input.attendedIds)
  await touchProject(context, project)

  const { project_id: projectId, account_id: accountId, meeting_id: meetingId, kind, title } = meeting
  const views = await describeProjectMeetings(context, project)
  const view = views.find(({ id }) => id === meetingId)
  if (!view) throw new Error('A meeting was lost while it was written.')
  const came = view.attendees.filter(({ hasAttended }) => hasAttended).map(({ name }) => name)
  await recordTimelineEntry(context, {
    accountId,
    kind: input.isNoShow ? 'onboarding.meeting_missed' : 'onboarding.meeting_held',
    params: { projectId, meeting: meetingNames[kind], title, on, names: came.join(', ') },
  })
  if (!input.isNoShow) await recordEvent(context, meetingHeld, { projectId, meetingId, kind, on }, accountId)
  for (const { role, count, lastOn } of missedInARow(attendedOf(views))) {
    if (count < missesThatTell || before.some((each) => each.role === role)) continue
    await recordTimelineEntry(context, {
      accountId,
      kind: 'onboarding.meetings_missed',
      params: { projectId, role, count, on: lastOn },
    })
    await recordEvent(context, meetingsMissed, { projectId, role, count, on: lastOn }, accountId)
  }
  return view
}
