import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { conflict, invalid } from '#platform/kernel/errors.ts'
import { meetingNames } from '../../../content/meetings.ts'
import type { MeetingView } from '../../../contract.ts'
import { isKickoff, kindFacts } from '../../../domain/meeting/meeting.ts'
import { isOpen } from '../../../domain/task.ts'
import { minutesHandedOver } from '../../../events.ts'
import { updateKickoff } from '../../kickoff/kickoff-queries.ts'
import { setStatus } from '../../plan/set-status.ts'
import { selectTasks } from '../../plan/task-queries.ts'
import { findProject } from '../../projects/project-queries.ts'
import type { Project } from '../../projects/project-tables.ts'
import { lockProject, touchProject } from '../../projects/require-project.ts'
import { todayOf } from '../../today.ts'
import { describeMeeting } from '../describe-meetings.ts'
import { findMeeting, updateMeeting } from '../queries/meeting-queries.ts'
import type { Meeting } from '../queries/tables.ts'
import { lockMeeting, type MeetingTarget } from '../require-meeting.ts'
import { draftMinutesMails } from './draft-minutes-mails.ts'

export interface HandoverInput {
  version: number
  how: 'mail' | 'portal' | 'by_hand'
  note: string
}

/**
 * Gives the customer the minutes. On its page or by hand (which says how) they are handed over at once; as mails they are
 * drafted, and handed over when the first of them has left. Throws as `lockMeeting`, conflict `onboarding.minutes_missing`,
 * `onboarding.meeting_internal`, `onboarding.nobody_to_write_to`, invalid `onboarding.how_missing`.
 */
export async function handOverMinutes(
  context: Context,
  target: MeetingTarget,
  input: HandoverInput,
): Promise<MeetingView> {
  const { project, meeting } = await lockMeeting(context, target, input.version)
  if (kindFacts[meeting.kind].audience === 'internal') throw conflict('onboarding.meeting_internal')
  if (meeting.minutes_at === null) throw conflict('onboarding.minutes_missing')
  if (input.how === 'by_hand' && input.note === '')
    throw invalid('onboarding.how_missing', {}, [{ path: 'note', code: 'onboarding.how_missing' }])
  if (input.how === 'mail') {
    if ((await draftMinutesMails(context, meeting)) === 0) throw conflict('onboarding.nobody_to_write_to')
    await updateMeeting(context.transaction, meeting, {})
    await touchProject(context, project)
  } else await markHandedOver(context, project, meeting, input)
  return describeMeeting(context, project, target.meetingId)
}

/** A mail with the minutes has left. Does nothing where they were handed over before, or the meeting is gone. */
export async function noteMinutesSent(context: Context, mail: { dedupeKey: string }, accountId: string): Promise<void> {
  const [kind, projectId, meetingId] = mail.dedupeKey.split(':')
  if (kind !== 'minutes' || projectId === undefined || meetingId === undefined) return
  const found = await findProject(context.transaction, projectId)
  if (!found || found.account_id !== accountId) return
  const project = await lockProject(context, projectId)
  const meeting = await findMeeting(context.transaction, project, meetingId)
  if (!meeting || meeting.handed_over_at !== null) return
  await markHandedOver(context, project, meeting, { how: 'mail', note: '' })
}

async function markHandedOver(
  context: Context,
  project: Project,
  meeting: Meeting,
  { how, note }: Pick<HandoverInput, 'how' | 'note'>,
): Promise<void> {
  await updateMeeting(context.transaction, meeting, {
    handed_over_at: instantOf(context),
    handed_over_how: how,
    handed_over_note: note,
  })
  if (isKickoff(meeting.kind) && meeting.cycle === project.cycle) await markKickoffMinutes(context, project)
  await touchProject(context, project)
  const { account_id: accountId, project_id: projectId, meeting_id: meetingId, kind, title } = meeting
  await recordTimelineEntry(context, {
    accountId,
    kind: 'onboarding.minutes_handed_over',
    params: { projectId, meeting: meetingNames[kind], title, how, note },
  })
  await recordEvent(context, minutesHandedOver, { projectId, meetingId, kind, how }, accountId)
}

/** The kickoff's gate asks for it, and the plan has a task for it. */
async function markKickoffMinutes(context: Context, project: Project): Promise<void> {
  await updateKickoff(context.transaction, project, project.cycle, { are_minutes_sent: true })
  const tasks = await selectTasks(context.transaction, [project.project_id])
  const task = tasks.find(({ kind }) => kind === 'minutes')
  if (!task || !isOpen(task)) return
  await setStatus(context, { project, task }, { status: 'done', doneOn: todayOf(context) })
}
