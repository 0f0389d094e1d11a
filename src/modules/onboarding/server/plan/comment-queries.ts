import type { Insertable, Selectable } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { keyOf, type ProjectKey } from '../projects/project-tables.ts'
import { type OnboardingTables, tables } from '../tables.ts'

type Comments = OnboardingTables['onboarding.task_comments']
export type CommentRow = Selectable<Comments>

/** The project's comments, oldest first. `visibility` keeps the others from even being read. */
export function selectComments(db: Db, key: ProjectKey, visibility?: 'customer') {
  let query = tables(db)
    .selectFrom('onboarding.task_comments')
    .selectAll()
    .where((where) => where.and(keyOf(key)))
    .orderBy('task_comment_id')
  if (visibility) query = query.where('visibility', '=', visibility)
  return query.execute()
}

/** The comment that stands under the client id: this one, or the one sent before. */
export async function insertComment(
  transaction: Transaction,
  row: Insertable<Comments>,
): Promise<{ row: CommentRow; isNew: boolean }> {
  const inserted = await tables(transaction)
    .insertInto('onboarding.task_comments')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspace_id', 'account_id', 'project_id', 'client_id']).doNothing())
    .returningAll()
    .executeTakeFirst()
  if (inserted) return { row: inserted, isNew: true }
  const earlier = await tables(transaction)
    .selectFrom('onboarding.task_comments')
    .selectAll()
    .where((where) => where.and({ ...keyOf(row), client_id: row.client_id }))
    .executeTakeFirstOrThrow()
  return { row: earlier, isNew: false }
}
