import type { Context } from '#platform/context/context.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { TaskView } from '../../contract.ts'
import { lockOpenProject, touchProject } from '../projects/require-project.ts'
import { newTaskRow, type OwnedTask } from './new-task.ts'
import { readTask } from './read-task.ts'
import { insertTasks, selectTasks } from './task-queries.ts'

/** Adds a task by hand. Throws invalid `onboarding.task_invalid` with the fields that are wrong. */
export async function addTask(context: Context, projectId: string, input: OwnedTask): Promise<TaskView> {
  const project = await lockOpenProject(context, projectId)
  const tasks = await selectTasks(context.transaction, [projectId])
  const id = newId(context.clock.now())
  await insertTasks(context.transaction, [newTaskRow(project, tasks, { ...input, id })])
  await touchProject(context, project)
  return readTask(context, project, id)
}
