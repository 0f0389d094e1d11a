import type { Db } from '#platform/database/transaction.ts'
import { keyOf, type ProjectKey } from '../projects/project-tables.ts'
import { tables } from '../tables.ts'

/** Whether anybody was reminded of one of these tasks or has commented on it. */
export async function findTaskWithHistory(db: Db, key: ProjectKey, taskIds: readonly string[]): Promise<boolean> {
  if (taskIds.length === 0) return false
  const comment = await tables(db)
    .selectFrom('onboarding.task_comments')
    .select('task_id')
    .where((where) => where.and(keyOf(key)))
    .where('task_id', 'in', taskIds)
    .limit(1)
    .executeTakeFirst()
  if (comment) return true
  const reminder = await tables(db)
    .selectFrom('onboarding.reminders')
    .select('task_id')
    .where((where) => where.and(keyOf(key)))
    .where('task_id', 'in', taskIds)
    .limit(1)
    .executeTakeFirst()
  return reminder !== undefined
}
