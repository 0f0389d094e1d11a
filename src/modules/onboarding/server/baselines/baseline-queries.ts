import type { Insertable } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { keyOf, type ProjectKey } from '../projects/project-tables.ts'
import { type OnboardingTables, tables } from '../tables.ts'

/** Keeps the plan that was compared with until now. */
export async function insertBaseline(
  transaction: Transaction,
  row: Insertable<OnboardingTables['onboarding.baselines']>,
): Promise<void> {
  await tables(transaction).insertInto('onboarding.baselines').values(row).execute()
}

export function selectBaselines(db: Db, key: ProjectKey) {
  return tables(db)
    .selectFrom('onboarding.baselines')
    .select(['baseline_id', 'value_on', 'reason', 'tasks', 'recorded_by', 'recorded_at'])
    .where((where) => where.and(keyOf(key)))
    .orderBy('recorded_at', 'desc')
    .execute()
}
