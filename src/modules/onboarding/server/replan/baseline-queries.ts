import type { Insertable } from 'kysely'
import type { Transaction } from '#platform/database/transaction.ts'
import { type OnboardingTables, tables } from '../tables.ts'

/** Keeps the plan that was compared with until now. */
export async function insertBaseline(
  transaction: Transaction,
  row: Insertable<OnboardingTables['onboarding.baselines']>,
): Promise<void> {
  await tables(transaction).insertInto('onboarding.baselines').values(row).execute()
}
