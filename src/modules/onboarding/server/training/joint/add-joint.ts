import type { Context } from '#platform/context/context.ts'
import { wallClockIn } from '#platform/kernel/dates.ts'
import { conflict, invalid, notFound } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import { isToCome } from '../../../domain/meeting/meeting.ts'
import { isLive } from '../../../domain/training/course.ts'
import { findMeeting } from '../../meetings/queries/meeting-queries.ts'
import { lockOpenProject } from '../../projects/require-project.ts'
import { placeTraining } from '../add-training.ts'
import { requireCourse } from '../save-course.ts'
import { scheduleOne } from '../schedule-training.ts'
import { updateTraining } from '../training-queries.ts'
import type { TrainingRecord } from '../training-tables.ts'
import { inOrder, lockParts } from './lock-parts.ts'

interface JointInput {
  clientId: string
  courseId: string
  on: string
  time: string
  projectIds: readonly string[]
}

/** Teaches several customers at once. Throws as `addTraining`, invalid `onboarding.course_not_live`. */
export async function addJointTraining(context: Context, input: JointInput): Promise<{ projectIds: string[] }> {
  const course = await requireCourse(context, input.courseId)
  if (!isLive(course.kind))
    throw invalid('onboarding.course_not_live', {}, [{ path: 'courseId', code: 'onboarding.course_not_live' }])
  const jointId = newId(context.clock.now())
  const projectIds = inOrder(input.projectIds)
  for (const projectId of projectIds) {
    const project = await lockOpenProject(context, projectId)
    await placeTraining(context, project, course, { ...input, taskId: null, jointId })
  }
  return { projectIds }
}

/**
 * Takes more customers in, at the time of the others, with drafts for them where the time is agreed; who is in already is
 * left. Throws not found `onboarding.no_such_training`, conflict `onboarding.meeting_over` once it was held or called off.
 */
export async function addJointCustomers(
  context: Context,
  jointId: string,
  input: { clientId: string; projectIds: readonly string[] },
): Promise<{ projectIds: string[] }> {
  const { known, open } = await lockParts(context, jointId, input.projectIds)
  if (known.length === 0) throw notFound('onboarding.no_such_training')
  const { courseId, meeting } = await findComing(context, open)
  const course = await requireCourse(context, courseId)
  const projectIds = inOrder(input.projectIds).filter((id) => !known.includes(id))
  const { date: on, time } = wallClockIn(context.timeZone, Date.parse(meeting.starts_at))
  for (const projectId of projectIds) {
    const project = await lockOpenProject(context, projectId)
    const form = { clientId: input.clientId, on, time, taskId: null, jointId }
    const training = await placeTraining(context, project, course, form)
    const { minutes, url } = meeting
    if (meeting.state === 'scheduled') await scheduleOne(context, project, training, { on, time, minutes, url })
  }
  // A time that was chosen without knowing of them is not for them.
  if (projectIds.length > 0) for (const part of open) await updateTraining(context.transaction, part)
  return { projectIds }
}

/** The course of a joint training and the meeting of one of its customers for which it is still to come. */
async function findComing(context: Context, parts: readonly TrainingRecord[]) {
  for (const part of parts) {
    if (part.meeting_id === null) continue
    const meeting = await findMeeting(context.transaction, part, part.meeting_id)
    if (meeting && isToCome(meeting.state)) return { courseId: part.course_id, meeting }
  }
  throw conflict('onboarding.meeting_over')
}
