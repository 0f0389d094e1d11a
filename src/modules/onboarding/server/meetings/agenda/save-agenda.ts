import type { Context } from '#platform/context/context.ts'
import type { MeetingView } from '../../../contract.ts'
import type { AgendaItem } from '../../../domain/meeting/agenda.ts'
import { touchProject } from '../../projects/require-project.ts'
import { describeMeeting } from '../describe-meetings.ts'
import { updateMeeting } from '../queries/meeting-queries.ts'
import { lockMeeting, type MeetingTarget } from '../require-meeting.ts'

/** Writes the agenda; shared, it is on the customer's page as soon as the meeting is agreed. Throws as `lockMeeting`. */
export async function saveAgenda(
  context: Context,
  target: MeetingTarget,
  input: { version: number; items: readonly AgendaItem[]; isShared: boolean },
): Promise<MeetingView> {
  const { project, meeting } = await lockMeeting(context, target, input.version)
  await updateMeeting(context.transaction, meeting, {
    agenda: JSON.stringify(input.items),
    is_agenda_shared: input.isShared,
  })
  await touchProject(context, project)
  return describeMeeting(context, project, target.meetingId)
}
