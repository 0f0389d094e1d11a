import type { Context } from '#platform/context/context.ts'
import { invalid } from '#platform/kernel/errors.ts'
import type { Training } from '../../contract.ts'
import { isToCome } from '../../domain/meeting/meeting.ts'
import { readInvitees } from '../meetings/find-attendees.ts'
import { findMeeting } from '../meetings/queries/meeting-queries.ts'
import { scheduleMeeting } from '../meetings/schedule-meeting.ts'
import { findProject } from '../projects/project-queries.ts'
import type { Project } from '../projects/project-tables.ts'
import { touchProject } from '../projects/require-project.ts'
import { describeTraining } from './describe-trainings.ts'
import { lockParts } from './joint/lock-parts.ts'
import { lockTraining, participantsOf, requireTraining, type TrainingTarget } from './require-training.ts'
import { updateTraining } from './training-queries.ts'
import type { TrainingRecord } from './training-tables.ts'

export interface TrainingTime {
  on: string
  time: string
  minutes: number
  url: string | null
}

/**
 * Agrees on the time, invites each customer's own people by drafts, and moves the other customers of a joint training
 * along; those whose project has ended, or whose part was held or called off, are left. Throws as `lockTraining`,
 * conflict `onboarding.meeting_over`, invalid `onboarding.course_not_live`.
 */
export async function scheduleTraining(
  context: Context,
  target: TrainingTarget,
  { version, ...when }: TrainingTime & { version: number },
): Promise<Training> {
  const others = await lockOthers(context, target)
  const { project, training } = await lockTraining(context, target, version)
  await scheduleOne(context, project, training, when)
  for (const one of others) {
    const own = await findProject(context.transaction, one.project_id)
    if (own && (await isComing(context, one))) await scheduleOne(context, own, one, when)
  }
  return describeTraining(context, project, training.training_id)
}

/** The other customers' open parts of a joint training, their projects locked; of another training, none. */
async function lockOthers(context: Context, { id, trainingId }: TrainingTarget): Promise<TrainingRecord[]> {
  const project = await findProject(context.transaction, id)
  const training = project && (await requireTraining(context, project, trainingId))
  if (!training || training.joint_id === null) return []
  return (await lockParts(context, training.joint_id)).open.filter(({ project_id }) => project_id !== id)
}

async function isComing(context: Context, training: TrainingRecord): Promise<boolean> {
  if (training.meeting_id === null) return false
  const meeting = await findMeeting(context.transaction, training, training.meeting_id)
  return meeting !== undefined && isToCome(meeting.state)
}

/** One customer's meeting with its own people: stakeholders and the project's owner; end users are added as guests. */
export async function scheduleOne(
  context: Context,
  project: Project,
  training: TrainingRecord,
  when: TrainingTime,
): Promise<void> {
  const meeting =
    training.meeting_id === null ? undefined : await findMeeting(context.transaction, project, training.meeting_id)
  if (!meeting) throw invalid('onboarding.course_not_live')
  const asked = (await participantsOf(context, training)).map(({ stakeholder_id }) => stakeholder_id)
  const personIds = (await readInvitees(context, project))
    .map(({ person_id }) => person_id)
    .filter((id) => id === project.owner_id || asked.includes(id))
  await scheduleMeeting(
    context,
    { id: project.project_id, meetingId: meeting.meeting_id },
    { ...when, version: meeting.version, place: meeting.place, personIds },
  )
  await updateTraining(context.transaction, training, { due_on: when.on })
  await touchProject(context, project)
}
