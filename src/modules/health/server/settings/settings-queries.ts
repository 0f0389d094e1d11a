import type { Db, Transaction } from '#platform/database/transaction.ts'
import { type HealthTables, tables } from '../tables.ts'

export function findSettings(db: Db) {
  return tables(db)
    .selectFrom('health.settings')
    .select(['definition', 'settings_version', 'changed_by', 'changed_at'])
    .executeTakeFirst()
}

/** Writes the version after `settings_version - 1`. False where somebody else was quicker. */
export async function saveSettings(
  transaction: Transaction,
  row: Omit<HealthTables['health.settings'], 'definition'> & { definition: string },
): Promise<boolean> {
  if (row.settings_version === 1) {
    const { numInsertedOrUpdatedRows } = await tables(transaction)
      .insertInto('health.settings')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow()
    return numInsertedOrUpdatedRows === 1n
  }
  const { definition, settings_version, changed_by, changed_at } = row
  const { numUpdatedRows } = await tables(transaction)
    .updateTable('health.settings')
    .set({ definition, settings_version, changed_by, changed_at })
    .where('settings_version', '=', settings_version - 1)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}
