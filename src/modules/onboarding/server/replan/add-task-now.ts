import type { Context } from '#platform/context/context.ts'
import { addBusinessDays, nextBusinessDay } from '#platform/kernel/calendar.ts'
import { newId } from '#platform/kernel/ids.ts'
import { isOpen } from '../../domain/task.ts'
import { newTaskRow, type OwnedTask } from '../plan/new-task.ts'
import { readCalendars } from '../plan/read-calendars.ts'
import { insertTasks, selectTasks } from '../plan/task-queries.ts'
import { lockOpenProject, touchProject } from '../projects/require-project.ts'
import { todayOf } from '../today.ts'

type Work = Pick<OwnedTask, 'name' | 'doneWhen' | 'side' | 'effortMinutes' | 'visibility'> & {
  /** Business days of its side. */
  days: number
}

/**
 * Adds work that begins today to the stage in which the project now is (that of the open task due first), and answers its
 * ID. Throws not found `onboarding.no_such_project`, conflict `onboarding.project_closed`.
 */
export async function addTaskNow(context: Context, projectId: string, { days, ...work }: Work): Promise<string> {
  const project = await lockOpenProject(context, projectId)
  const tasks = await selectTasks(context.transaction, [projectId])
  const [next] = tasks.filter(isOpen).toSorted((a, b) => (a.due_on < b.due_on ? -1 : 1))
  const stages = project.program.stages
  const stage = stages.find(({ key }) => key === next?.stage) ?? stages.at(-1)
  const calendars = await readCalendars(context, project.account_id, project.program.dayKind)
  const calendar = calendars[work.side]
  const startOn = nextBusinessDay(calendar, todayOf(context))
  const id = newId(context.clock.now())
  const dueOn = addBusinessDays(calendar, startOn, days - 1)
  const row = newTaskRow(project, tasks, { ...work, id, stage: stage?.key ?? '', startOn, dueOn, dependsOn: [] })
  await insertTasks(context.transaction, [row])
  await touchProject(context, project)
  return id
}
