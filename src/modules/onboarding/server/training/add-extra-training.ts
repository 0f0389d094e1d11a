import { readAccountCalendar } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { addBusinessDays } from '#platform/kernel/calendar.ts'
import type { Training } from '../../contract.ts'
import { isLive } from '../../domain/training/course.ts'
import { hasCompleted } from '../../domain/training/participation.ts'
import { findRhythm } from '../meetings/queries/rhythm-queries.ts'
import { lockOpenProject } from '../projects/require-project.ts'
import { todayOf } from '../today.ts'
import { writeParticipants } from './add-participants.ts'
import { placeTraining } from './add-training.ts'
import { describeTraining, describeTrainings } from './describe-trainings.ts'
import { builtInCourse, requireCourse } from './save-course.ts'
import { scheduleOne } from './schedule-training.ts'
import { selectTrainings } from './training-queries.ts'

/** Business days of notice that people are given. */
const notice = 5

/**
 * Sets up another training for those who missed or failed the one with the most of them, at the project's usual hour, with
 * its invitations as drafts. Nothing leaves before a person sends it. The same client id is taken once.
 */
export async function addExtraTraining(
  context: Context,
  projectId: string,
  { clientId }: { clientId: string },
): Promise<Training> {
  const project = await lockOpenProject(context, projectId)
  const known = (await selectTrainings(context.transaction, project)).find(({ client_id }) => client_id === clientId)
  if (known) return describeTraining(context, project, known.training_id)
  const { items } = await describeTrainings(context, project)
  const short = items
    .map((training) => ({ training, behind: behindIn(training) }))
    .filter(({ training }) => isLive(training.course.kind))
    .toSorted((a, b) => b.behind.length - a.behind.length)[0]
  const course = short ? await requireCourse(context, short.training.course.id) : await builtInCourse(context, 'user')
  const calendar = await readAccountCalendar(context, project.account_id)
  const { time } = await findRhythm(context.transaction, project)
  const on = addBusinessDays(calendar, todayOf(context), notice)
  const taskId = short?.training.taskId ?? null
  const training = await placeTraining(context, project, course, { clientId, on, time, taskId })
  await writeParticipants(context, training, 'staff', short?.behind ?? [])
  await scheduleOne(context, project, training, { on, time, minutes: course.minutes, url: course.url })
  return describeTraining(context, project, training.training_id)
}

/** Those who have not completed it or tried its check without passing; everybody while it has not been yet. */
function behindIn({ participants }: Training) {
  return participants.filter((one) => !hasCompleted(one) || (one.check !== null && one.check.passedOn === null))
}
