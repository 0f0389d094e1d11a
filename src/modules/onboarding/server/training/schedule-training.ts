import type { Context } from '#platform/context/context.ts'
import { invalid } from '#platform/kernel/errors.ts'
import type { Training } from '../../contract.ts'
import { readInvitees } from '../meetings/find-attendees.ts'
import { findMeeting } from '../meetings/queries/meeting-queries.ts'
import { scheduleMeeting } from '../meetings/schedule-meeting.ts'
import { findProject } from '../projects/project-queries.ts'
import type { Project } from '../projects/project-tables.ts'
import { lockOpenProject, touchProject } from '../projects/require-project.ts'
import { describeTraining } from './describe-trainings.ts'
import { lockTraining, participantsOf, requireTraining, type TrainingTarget } from './require-training.ts'
import { selectJoint, updateTraining } from './training-queries.ts'
import type { TrainingRecord } from './training-tables.ts'

export interface TrainingTime {
  on: string
  time: string
  minutes: number
  url: string | null
}

/**
 * Agrees on the time, invites each customer's own people by drafts, and moves the other customers of a joint training
 * along; those whose project has ended are left. Throws as `lockTraining`, invalid `onboarding.course_not_live`.
 */
export async function scheduleTraining(
  context: Context,
  target: TrainingTarget,
  { version, ...when }: TrainingTime & { version: number },
): Promise<Training> {
  const asked = await findJoint(context, target)
  for (const projectId of asked) await lockOpenProject(context, projectId)
  const { project, training } = await lockTraining(context, target, version)
  const all = training.joint_id === null ? [training] : await selectJoint(context.transaction, training.joint_id)
  for (const one of all) {
    if (one.project_id !== project.project_id && !asked.includes(one.project_id)) continue
    const own = one.project_id === project.project_id ? project : await findProject(context.transaction, one.project_id)
    if (own) await scheduleOne(context, own, one, when)
  }
  return describeTraining(context, project, training.training_id)
}

/** The open projects of a joint training, in the order in which all projects are locked; of another, none. */
async function findJoint(context: Context, target: TrainingTarget): Promise<string[]> {
  const project = await findProject(context.transaction, target.id)
  const training = project && (await requireTraining(context, project, target.trainingId))
  if (!training || training.joint_id === null) return []
  const open: string[] = []
  for (const { project_id } of await selectJoint(context.transaction, training.joint_id)) {
    const other = await findProject(context.transaction, project_id)
    if (other?.ended_on === null) open.push(project_id)
  }
  return open.toSorted()
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
