import type { Db, Transaction } from '#platform/database/transaction.ts'
import { tables } from './tables.ts'

export function findDefinition(db: Db, kind: 'measures' | 'journey') {
  return tables(db)
    .selectFrom('touch.definitions')
    .select(['definition_version', 'definition'])
    .where('kind', '=', kind)
    .orderBy('definition_version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

interface DefinitionRow {
  workspace_id: string
  kind: 'measures' | 'journey'
  definition_version: number
  definition: string
  saved_by: string
  saved_at: string
}

/** False where somebody else has saved this version already. */
export async function insertDefinition(transaction: Transaction, row: DefinitionRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(transaction)
    .insertInto('touch.definitions')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}
