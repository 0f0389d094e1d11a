import type { Insertable } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { type MessagingTables, tables } from '../tables.ts'

export async function insertEdit(
  transaction: Transaction,
  row: Insertable<MessagingTables['messaging.message_edits']>,
): Promise<void> {
  await tables(transaction).insertInto('messaging.message_edits').values(row).execute()
}

export function selectEdits(db: Db, messageId: string) {
  return tables(db)
    .selectFrom('messaging.message_edits')
    .selectAll()
    .where('message_id', '=', messageId)
    .orderBy('version', 'desc')
    .execute()
}
