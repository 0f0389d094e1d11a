import type { Context } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'
import type { TaskView } from '../../contract.ts'
import { analysePlan } from '../../domain/network/analysis.ts'
import type { SideCalendars } from '../../domain/plan/side-calendars.ts'
import { selectReminders } from '../homework/reminder-queries.ts'
import type { Project } from '../projects/project-tables.ts'
import { type Person, readPeople } from '../projects/read-people.ts'
import { todayOf } from '../today.ts'
import { selectComments } from './comment-queries.ts'
import { readProjectCalendars } from './read-calendars.ts'
import { selectTasks } from './task-queries.ts'
import { planned, type Task } from './task-tables.ts'
import { taskView } from './task-view.ts'

/** The project's tasks as its page shows them, in two queries more. */
export async function readTasks(
  context: Context,
  project: Project,
  { tasks, people, calendars }: { tasks: readonly Task[]; people: readonly Person[]; calendars: SideCalendars },
): Promise<TaskView[]> {
  const today = todayOf(context)
  const { valueTaskKey } = project.program
  const basis = {
    today,
    calendars,
    names: new Map(people.map(({ id, name }) => [id, name])),
    analysis: analysePlan(tasks.map(planned), { valueTaskKey, calendars, from: today }),
    comments: await selectComments(context.transaction, project),
    reminders: await selectReminders(context.transaction, project),
  }
  return tasks.map((task) => taskView(task, basis))
}

/** Throws not found `onboarding.no_such_task`. */
export async function readTask(context: Context, project: Project, taskId: string): Promise<TaskView> {
  const tasks = await selectTasks(context.transaction, [project.project_id])
  const people = await readPeople(context, project.account_id)
  const calendars = await readProjectCalendars(context, project)
  const views = await readTasks(context, project, { tasks, people, calendars })
  const view = views.find(({ id }) => id === taskId)
  if (!view) throw notFound('onboarding.no_such_task')
  return view
}
