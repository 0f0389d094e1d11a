import type { Db, Transaction } from '#platform/database/transaction.ts'
import { keyOf, type ProjectKey } from '../projects/project-tables.ts'
import { type RevisionRow, type SaleChangeRow, tables } from './revision-tables.ts'

/** Latest first. */
export function selectRevisions(db: Db, packageId: string): Promise<RevisionRow[]> {
  return tables(db)
    .selectFrom('onboarding.package_revisions')
    .selectAll()
    .where('package_id', '=', packageId)
    .orderBy('version', 'desc')
    .execute()
}

/** Writes it unless this version was written already. */
export async function insertRevision(transaction: Transaction, row: RevisionRow): Promise<void> {
  await tables(transaction)
    .insertInto('onboarding.package_revisions')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Of all sales of the project, latest first. */
export function selectSaleChanges(db: Db, key: ProjectKey): Promise<SaleChangeRow[]> {
  return tables(db)
    .selectFrom('onboarding.package_sale_changes')
    .selectAll()
    .where((where) => where.and(keyOf(key)))
    .orderBy('package_sale_id')
    .orderBy('version', 'desc')
    .execute()
}

export async function insertSaleChange(transaction: Transaction, row: SaleChangeRow): Promise<void> {
  await tables(transaction).insertInto('onboarding.package_sale_changes').values(row).execute()
}
