import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { meetingNames } from '../../content/meetings.ts'
import type { MeetingView } from '../../contract.ts'
import { meetingCancelled } from '../../events.ts'
import { touchProject } from '../projects/require-project.ts'
import { describeMeeting } from './describe-meetings.ts'
import { draftCancellations } from './invitations/draft-invitations.ts'
import { updateMeeting } from './queries/meeting-queries.ts'
import { lockMeeting, type MeetingTarget, requireMove } from './require-meeting.ts'

/** Calls a meeting off. Throws as `lockMeeting`, conflict `onboarding.meeting_over`. */
export async function cancelMeeting(
  context: Context,
  target: MeetingTarget,
  input: { version: number; reason: string },
): Promise<MeetingView> {
  const { project, meeting } = await lockMeeting(context, target, input.version)
  const change = {
    state: requireMove(meeting.state, 'cancel'),
    reason: input.reason,
    sequence: meeting.sequence + 1,
  }
  await updateMeeting(context.transaction, meeting, change)
  await draftCancellations(context, project, { ...meeting, ...change })
  await touchProject(context, project)
  const { project_id: projectId, account_id: accountId, meeting_id: meetingId, kind, title } = meeting
  const params = { projectId, meeting: meetingNames[kind], title }
  await recordTimelineEntry(context, {
    accountId,
    kind: 'onboarding.meeting_cancelled',
    params,
    body: input.reason || null,
  })
  await recordEvent(context, meetingCancelled, { projectId, meetingId, kind }, accountId)
  return describeMeeting(context, project, meetingId)
}
