import type { Db, Transaction } from '#platform/database/transaction.ts'
import { type IdealCustomer, idealCustomerSchema } from '../../domain/fit/fit.ts'

type IdealTables = {
  'accounts.ideal_customers': {
    workspace_id: string
    ideal_version: number
    definition: unknown
    saved_by: string
    saved_at: string
  }
}
const tables = (db: Db) => db.withTables<IdealTables>()

export async function findLatestIdeal(db: Db): Promise<{ version: number; definition: IdealCustomer } | undefined> {
  const row = await tables(db)
    .selectFrom('accounts.ideal_customers')
    .select(['ideal_version', 'definition'])
    .orderBy('ideal_version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { version: row.ideal_version, definition: idealCustomerSchema.parse(row.definition) }
}

export async function selectIdeals(db: Db, limit: number) {
  const rows = await tables(db)
    .selectFrom('accounts.ideal_customers')
    .select(['ideal_version', 'definition', 'saved_by', 'saved_at'])
    .orderBy('ideal_version', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    version: row.ideal_version,
    definition: idealCustomerSchema.parse(row.definition),
    savedBy: row.saved_by,
    savedAt: row.saved_at,
  }))
}

/** False where somebody else has saved this version already. */
export async function insertIdeal(
  transaction: Transaction,
  row: { workspace_id: string; ideal_version: number; definition: IdealCustomer; saved_by: string; saved_at: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(transaction)
    .insertInto('accounts.ideal_customers')
    .values({ ...row, definition: JSON.stringify(row.definition) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}
