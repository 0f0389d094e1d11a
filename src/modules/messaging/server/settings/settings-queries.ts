import type { Db, Transaction } from '#platform/database/transaction.ts'
import { type MessagingTables, tables } from '../tables.ts'

export function findMailSettings(db: Db) {
  return tables(db)
    .selectFrom('messaging.settings')
    .select(['automatic_kinds', 'signature', 'sender_name'])
    .executeTakeFirst()
}

export async function upsertMailSettings(
  transaction: Transaction,
  row: MessagingTables['messaging.settings'],
): Promise<void> {
  const { workspace_id: _, ...change } = row
  await tables(transaction)
    .insertInto('messaging.settings')
    .values(row)
    .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet(change))
    .execute()
}

export function selectSuppressedAddresses(db: Db) {
  return tables(db)
    .selectFrom('messaging.suppressed_addresses')
    .selectAll()
    .orderBy('created_at', 'desc')
    .limit(1000)
    .execute()
}

export async function isSuppressed(db: Db, email: string): Promise<boolean> {
  const found = await tables(db)
    .selectFrom('messaging.suppressed_addresses')
    .select('email')
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst()
  return found !== undefined
}

export async function insertSuppressedAddress(
  transaction: Transaction,
  row: MessagingTables['messaging.suppressed_addresses'],
): Promise<void> {
  await tables(transaction)
    .insertInto('messaging.suppressed_addresses')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspace_id', 'email']).doNothing())
    .execute()
}

export async function deleteSuppressedAddress(transaction: Transaction, email: string): Promise<boolean> {
  const { numDeletedRows } = await tables(transaction)
    .deleteFrom('messaging.suppressed_addresses')
    .where('email', '=', email)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
