import type { Insertable } from 'kysely'
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
