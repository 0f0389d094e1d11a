import { type Insertable, sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { keyOf, type ProjectKey } from '../projects/project-tables.ts'
import { type OnboardingTables, tables } from '../tables.ts'

/** Keys of the tasks that somebody decided to do without. */
export async function selectDismissed(db: Db, key: ProjectKey): Promise<Set<string>> {
  const rows = await tables(db)
    .selectFrom('onboarding.dismissed_additions')
    .select('task_key')
    .where((where) => where.and(keyOf(key)))
    .execute()
  return new Set(rows.map(({ task_key }) => task_key))
}

export async function insertDismissed(
  transaction: Transaction,
  rows: Insertable<OnboardingTables['onboarding.dismissed_additions']>[],
): Promise<void> {
  await tables(transaction)
    .insertInto('onboarding.dismissed_additions')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Keeps what is told, and nothing else; answers with how many were not told before. */
export async function replaceTold(
  transaction: Transaction,
  key: ProjectKey,
  taskKeys: readonly string[],
  at: string,
): Promise<number> {
  let past = tables(transaction)
    .deleteFrom('onboarding.told_additions')
    .where((where) => where.and(keyOf(key)))
  if (taskKeys.length > 0) past = past.where('task_key', 'not in', taskKeys)
  await past.execute()
  if (taskKeys.length === 0) return 0
  const { numInsertedOrUpdatedRows = 0n } = await tables(transaction)
    .insertInto('onboarding.told_additions')
    .values(taskKeys.map((task_key) => ({ ...keyOf(key), task_key, told_at: at })))
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return Number(numInsertedOrUpdatedRows)
}

/** Of open projects, how much of what was told nobody has decided on, and since when. One statement. */
export async function selectUndecided(db: Db): Promise<{ project_id: string; count: number; since: string }[]> {
  const { rows } = await sql<{ project_id: string; count: number; since: string }>`
    select told.project_id, count(*)::int as count, min(told.told_at) as since
    from onboarding.told_additions as told
    join onboarding.projects as projects on projects.workspace_id = told.workspace_id
      and projects.account_id = told.account_id and projects.project_id = told.project_id
    where projects.ended_on is null
      and not exists (
        select from onboarding.tasks as tasks
        where tasks.workspace_id = told.workspace_id and tasks.account_id = told.account_id
          and tasks.project_id = told.project_id and tasks.key = told.task_key)
      and not exists (
        select from onboarding.dismissed_additions as dismissed
        where dismissed.workspace_id = told.workspace_id and dismissed.account_id = told.account_id
          and dismissed.project_id = told.project_id and dismissed.task_key = told.task_key)
    group by told.project_id`.execute(db)
  return rows
}
