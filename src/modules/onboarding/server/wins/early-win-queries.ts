import type { Insertable, Selectable } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { keyOf, type ProjectKey } from '../projects/project-tables.ts'
import { type OnboardingTables, tables } from '../tables.ts'

type EarlyWins = OnboardingTables['onboarding.early_wins']
export type EarlyWinRow = Selectable<EarlyWins>

export function selectEarlyWins(db: Db, key: ProjectKey): Promise<EarlyWinRow[]> {
  return tables(db)
    .selectFrom('onboarding.early_wins')
    .selectAll()
    .where((where) => where.and(keyOf(key)))
    .orderBy('reached_on')
    .execute()
}

/** False when it was reached before. */
export async function insertEarlyWin(transaction: Transaction, row: Insertable<EarlyWins>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(transaction)
    .insertInto('onboarding.early_wins')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspace_id', 'account_id', 'project_id', 'key']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

export async function moveEarlyWin(
  transaction: Transaction,
  key: ProjectKey,
  winKey: string,
  on: string,
): Promise<void> {
  await tables(transaction)
    .updateTable('onboarding.early_wins')
    .set({ reached_on: on })
    .where((where) => where.and({ ...keyOf(key), key: winKey }))
    .execute()
}

/** False when it was not reached. */
export async function deleteEarlyWin(transaction: Transaction, key: ProjectKey, winKey: string): Promise<boolean> {
  const { numDeletedRows } = await tables(transaction)
    .deleteFrom('onboarding.early_wins')
    .where((where) => where.and({ ...keyOf(key), key: winKey }))
    .executeTakeFirst()
  return numDeletedRows > 0n
}
