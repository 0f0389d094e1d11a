import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import { builtInCourses } from '../../content/courses.ts'
import type { Training, Trainings } from '../../contract.ts'
import { laterOf } from '../../domain/network/days.ts'
import { isOpen } from '../../domain/task.ts'
import { isLive } from '../../domain/training/course.ts'
import { addMeeting } from '../meetings/add-meeting.ts'
import { findTask, selectTasks } from '../plan/task-queries.ts'
import { keyOf, type Project } from '../projects/project-tables.ts'
import { lockOpenProject, touchProject } from '../projects/require-project.ts'
import { todayOf } from '../today.ts'
import { describeTraining, describeTrainings } from './describe-trainings.ts'
import { builtInCourse, requireCourse } from './save-course.ts'
import { insertTraining, selectTrainings } from './training-queries.ts'
import type { CourseRecord, TrainingRecord } from './training-tables.ts'

export interface NewTraining {
  clientId: string
  on: string
  time: string
  taskId: string | null
  jointId?: string
}

/** Plans a course; the same client id is taken once. Throws not found `onboarding.no_such_course`, `…no_such_task`. */
export async function addTraining(
  context: Context,
  projectId: string,
  { courseId, ...input }: NewTraining & { courseId: string },
): Promise<Training> {
  const project = await lockOpenProject(context, projectId)
  const course = await requireCourse(context, courseId)
  if (input.taskId !== null && !(await findTask(context.transaction, project, input.taskId)))
    throw notFound('onboarding.no_such_task')
  const { training_id } = await placeTraining(context, project, course, input)
  return describeTraining(context, project, training_id)
}

/** Writes the training of a locked project, and proposes its meeting where people come together for it. */
export async function placeTraining(
  context: Context,
  project: Project,
  course: CourseRecord,
  input: NewTraining,
): Promise<TrainingRecord> {
  const { clientId, on, time, taskId, jointId } = input
  const find = async () =>
    (await selectTrainings(context.transaction, project)).find(({ client_id }) => client_id === clientId)
  const known = await find()
  if (known) return known
  const id = newId(context.clock.now())
  const meeting = isLive(course.kind)
    ? await addMeeting(context, project.project_id, {
        clientId: `training:${id}`,
        kind: 'training',
        title: course.name[context.locale],
        on,
        time,
        minutes: course.minutes,
      })
    : null
  await insertTraining(context.transaction, {
    ...keyOf(project),
    training_id: id,
    cycle: project.cycle,
    client_id: clientId,
    course_id: course.course_id,
    task_id: taskId,
    meeting_id: meeting?.id ?? null,
    joint_id: jointId ?? null,
    due_on: on,
  })
  await touchProject(context, project)
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: 'onboarding.training_planned',
    params: { projectId: project.project_id, course: course.name, on },
  })
  const made = await find()
  if (!made) throw new Error('A training was lost while it was written.')
  return made
}

/** Makes what the plan's open training tasks ask for, each once a round, on the day its work begins or the next to come. */
export async function planTrainings(context: Context, projectId: string): Promise<Trainings> {
  const project = await lockOpenProject(context, projectId)
  const today = todayOf(context)
  for (const task of await selectTasks(context.transaction, [projectId])) {
    if (task.kind !== 'training' || !isOpen(task)) continue
    const built = builtInCourses.find(({ tasks }) => tasks.includes(task.key))
    const key = built?.key ?? (task.is_custom && task.side !== 'customer' ? 'user' : undefined)
    if (key === undefined) continue
    await placeTraining(context, project, await builtInCourse(context, key), {
      clientId: `task:${project.cycle}:${task.task_id}`,
      on: laterOf(task.start_on, today),
      time: '10:00',
      taskId: task.task_id,
    })
  }
  return describeTrainings(context, project)
}
