import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { discardDraftsOf } from '#modules/messaging/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { isOpen } from '../../domain/task.ts'
import { ownerRoleOf } from '../plan/new-task.ts'
import { updateTask } from '../plan/task-queries.ts'
import type { Task } from '../plan/task-tables.ts'
import type { Project } from '../projects/project-tables.ts'
import { todayOf } from '../today.ts'

/**
 * Makes the customer's setup work that is late ours, of the project's owner: the customer is reminded of it no more, and
 * reads in its timeline who does it. Returns the tasks in the order of their days.
 */
export async function takeOverSetup(context: Context, project: Project, tasks: readonly Task[]): Promise<Task[]> {
  const today = todayOf(context)
  const late = tasks
    .filter(
      (task) => task.side === 'customer' && task.element === 'implementation' && isOpen(task) && task.due_on < today,
    )
    .toSorted((a, b) => (a.due_on < b.due_on ? -1 : 1))
  for (const task of late) {
    await updateTask(context.transaction, project, task.task_id, {
      side: 'vendor',
      owner_role: ownerRoleOf.vendor,
      owner_user_id: project.owner_id,
      owner_stakeholder_id: null,
    })
    await discardDraftsOf(context, project.account_id, `reminder:${task.task_id}`)
    await recordTimelineEntry(context, {
      accountId: project.account_id,
      kind: 'onboarding.task_taken_over',
      params: { projectId: project.project_id, task: task.texts.name },
      visibility: task.visibility,
    })
  }
  return late
}
