import { type Insertable, type Selectable, sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { type PortalTables, tables } from '../tables.ts'

export type BrandRow = Selectable<PortalTables['portal.brands']>

export function findBrand(db: Db): Promise<BrandRow | undefined> {
  return tables(db).selectFrom('portal.brands').selectAll().executeTakeFirst()
}

/** The row, or its absence, held until the transaction ends. */
export async function lockBrand(transaction: Transaction, workspaceId: string): Promise<BrandRow | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`portal.brand:${workspaceId}`}, 0))`.execute(transaction)
  return findBrand(transaction)
}

export async function upsertBrand(
  transaction: Transaction,
  row: Insertable<PortalTables['portal.brands']>,
): Promise<void> {
  const { workspace_id: _, ...change } = row
  await tables(transaction)
    .insertInto('portal.brands')
    .values(row)
    .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet(change))
    .execute()
}
