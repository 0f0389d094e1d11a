import type { Context } from '#platform/context/context.ts'
import { wallClockIn } from '#platform/kernel/dates.ts'
import { conflict, invalid, notFound } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import { isLive } from '../../../domain/training/course.ts'
import { findMeeting } from '../../meetings/queries/meeting-queries.ts'
import { findProject } from '../../projects/project-queries.ts'
import { lockOpenProject } from '../../projects/require-project.ts'
import { placeTraining } from '../add-training.ts'
import { requireCourse } from '../save-course.ts'
import { scheduleOne } from '../schedule-training.ts'
import { selectJoint } from '../training-queries.ts'

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

// Projects are locked in one order everywhere, so that two joint trainings never wait for each other.
const inOrder = (projectIds: readonly string[]) => [...new Set(projectIds)].toSorted()

/**
 * Takes more customers in, at the time of the others, with drafts for them where the time is agreed; who is in already is
 * left. Throws not found `onboarding.no_such_training`, conflict `onboarding.meeting_over` once it was held or called off.
 */
export async function addJointCustomers(
  context: Context,
  jointId: string,
  input: { clientId: string; projectIds: readonly string[] },
): Promise<{ projectIds: string[] }> {
  const parts = await selectJoint(context.transaction, jointId)
  if (parts.length === 0) throw notFound('onboarding.no_such_training')
  const { courseId, meeting } = await findComing(context, parts)
  const course = await requireCourse(context, courseId)
  const known = parts.map(({ project_id }) => project_id)
  const projectIds = inOrder(input.projectIds).filter((id) => !known.includes(id))
  const { date: on, time } = wallClockIn(context.timeZone, Date.parse(meeting.starts_at))
  for (const projectId of projectIds) {
    const project = await lockOpenProject(context, projectId)
    const form = { clientId: input.clientId, on, time, taskId: null, jointId }
    const training = await placeTraining(context, project, course, form)
    const { minutes, url } = meeting
    if (meeting.state === 'scheduled') await scheduleOne(context, project, training, { on, time, minutes, url })
  }
  return { projectIds }
}

/** The course of a joint training and the meeting of one of its customers for which it is still to come. */
async function findComing(context: Context, parts: Awaited<ReturnType<typeof selectJoint>>) {
  for (const part of parts) {
    const project = await findProject(context.transaction, part.project_id)
    if (project?.ended_on !== null || part.meeting_id === null) continue
    const meeting = await findMeeting(context.transaction, project, part.meeting_id)
    if (meeting?.state === 'proposed' || meeting?.state === 'scheduled') return { courseId: part.course_id, meeting }
  }
  throw conflict('onboarding.meeting_over')
}
