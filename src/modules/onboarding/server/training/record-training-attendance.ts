import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { invalid } from '#platform/kernel/errors.ts'
import type { Training } from '../../contract.ts'
import { isToCome } from '../../domain/meeting/meeting.ts'
import { trainingCompleted } from '../../events.ts'
import { describeMeeting } from '../meetings/describe-meetings.ts'
import { recordAttendance } from '../meetings/record-attendance.ts'
import type { Project } from '../projects/project-tables.ts'
import { touchProject } from '../projects/require-project.ts'
import { todayOf } from '../today.ts'
import { describeTraining } from './describe-trainings.ts'
import { lockTraining, participantsOf, type TrainingTarget } from './require-training.ts'
import { markCompleted, markParticipants, updateTraining } from './training-queries.ts'
import type { TrainingRecord } from './training-tables.ts'

interface Attendance {
  cameIds: readonly string[]
  missedIds: readonly string[] | 'everybody else'
}

/** Throws as `lockTraining` and `recordAttendance`, invalid `onboarding.no_such_participant`. */
export async function recordTrainingAttendance(
  context: Context,
  target: TrainingTarget,
  input: { version: number; attendedIds: readonly string[] },
): Promise<Training> {
  const { project, training } = await lockTraining(context, target, input.version)
  return changeParticipation(context, { project, training, isAttendance: true }, () =>
    markAttendance(context, training, { cameIds: input.attendedIds, missedIds: 'everybody else' }),
  )
}

/** Marks who came; of those in neither list nothing changes. Throws invalid `onboarding.no_such_participant`. */
export async function markAttendance(
  context: Context,
  training: TrainingRecord,
  { cameIds, missedIds }: Attendance,
): Promise<void> {
  const ids = (await participantsOf(context, training)).map(({ participant_id }) => participant_id)
  if (cameIds.some((id) => !ids.includes(id)))
    throw invalid('onboarding.no_such_participant', {}, [
      { path: 'attendedIds', code: 'onboarding.no_such_participant' },
    ])
  const isWhole = missedIds === 'everybody else'
  if (training.meeting_id === null)
    await markCompleted(context.transaction, training, { ids: cameIds, on: todayOf(context), isWhole })
  else {
    const others = ids.filter((id) => !cameIds.includes(id))
    await markParticipants(context.transaction, training, { cameIds, missedIds: isWhole ? others : missedIds })
  }
}

interface ParticipationChange {
  project: Project
  training: TrainingRecord
  /** Whether it says who came: the meeting behind the training is held by it, so that its attendance counts like that of every meeting. */
  isAttendance: boolean
}

/**
 * Makes a change of who completed a training, tells it on the timeline and, once enough have, to whoever waits for it. A
 * change that leaves everything as it was tells nothing. Throws as `change` and `recordAttendance`.
 */
export async function changeParticipation(
  context: Context,
  { project, training, isAttendance }: ParticipationChange,
  change: () => Promise<void>,
): Promise<Training> {
  const before = await describeTraining(context, project, training.training_id)
  await change()
  const after = await describeTraining(context, project, training.training_id)
  const isToHold = isAttendance && after.meeting !== null && isToCome(after.meeting.state)
  if (marksOf(before) === marksOf(after) && !isToHold) return after
  if (isAttendance) await holdMeeting(context, project, training)
  await updateTraining(context.transaction, training)
  await touchProject(context, project)
  const { project_id: projectId, account_id: accountId } = project
  const { asked, completed } = after.participation
  await recordTimelineEntry(context, {
    accountId,
    kind: 'onboarding.training_attended',
    params: { projectId, course: after.course.name, completed, asked },
  })
  if (after.participation.isEnough && !before.participation.isEnough)
    await recordEvent(context, trainingCompleted, { projectId, trainingId: after.id, asked, completed }, accountId)
  return describeTraining(context, project, training.training_id)
}

/** Who is asked and how far they are, to see whether anything of it changed. */
const marksOf = ({ participants }: Training): string =>
  JSON.stringify(participants.map(({ id, hasAttended, completedOn }) => [id, hasAttended, completedOn]))

async function holdMeeting(context: Context, project: Project, training: TrainingRecord): Promise<void> {
  if (training.meeting_id === null) return
  const meeting = await describeMeeting(context, project, training.meeting_id)
  const came = (await participantsOf(context, training)).filter(({ has_attended }) => has_attended === true)
  const ours = meeting.attendees.filter(({ side }) => side === 'vendor').map(({ personId }) => personId)
  const theirs = came.flatMap(({ stakeholder_id }) => (stakeholder_id === null ? [] : [stakeholder_id]))
  await recordAttendance(
    context,
    { id: project.project_id, meetingId: meeting.id },
    { version: meeting.version, isNoShow: came.length === 0, attendedIds: [...ours, ...theirs] },
  )
}
