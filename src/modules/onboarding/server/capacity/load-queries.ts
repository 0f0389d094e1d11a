import type { Db } from '#platform/database/transaction.ts'
import { tables } from '../tables.ts'

/** Open work with effort that these members of ours have in other running projects. */
export function selectWorkElsewhere(db: Db, projectId: string, userIds: readonly string[]) {
  return tables(db)
    .selectFrom('onboarding.tasks as tasks')
    .innerJoin('onboarding.projects as projects', (join) =>
      join
        .onRef('projects.workspace_id', '=', 'tasks.workspace_id')
        .onRef('projects.account_id', '=', 'tasks.account_id')
        .onRef('projects.project_id', '=', 'tasks.project_id'),
    )
    .select(['tasks.task_id', 'tasks.owner_user_id', 'tasks.start_on', 'tasks.due_on', 'tasks.effort_minutes'])
    .where('projects.ended_on', 'is', null)
    .where('tasks.project_id', '<>', projectId)
    .where('tasks.owner_user_id', 'in', userIds.length > 0 ? userIds : [projectId])
    .where('tasks.status', 'in', ['todo', 'doing'])
    .where('tasks.effort_minutes', '>', 0)
    .execute()
}
