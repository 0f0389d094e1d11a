import { type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import { tables } from '../tables.ts'

/** The open tasks of open projects that are due before `until`, the oldest first. */
export function selectDueTasks(db: Db, until: string) {
  return tables(db)
    .selectFrom('onboarding.tasks as tasks')
    .innerJoin('onboarding.projects as projects', (join) =>
      join
        .onRef('projects.workspace_id', '=', 'tasks.workspace_id')
        .onRef('projects.account_id', '=', 'tasks.account_id')
        .onRef('projects.project_id', '=', 'tasks.project_id'),
    )
    .select([
      'tasks.project_id',
      'tasks.task_id',
      'tasks.texts',
      'tasks.kind',
      'tasks.side',
      'tasks.due_on',
      'tasks.key',
    ])
    .where('projects.ended_on', 'is', null)
    .where('tasks.status', 'in', ['todo', 'doing'])
    .where(sql<SqlBool>`tasks.due_on < ${until}::date`)
    .orderBy('tasks.due_on')
    .orderBy('tasks.position')
    .execute()
}
