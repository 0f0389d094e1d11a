import { sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { tables } from '../tables.ts'

export function selectTicketSources(db: Db) {
  return tables(db).selectFrom('integrations.ticket_sources').selectAll().orderBy('created_at').limit(100).execute()
}
export type SourceRow = Awaited<ReturnType<typeof selectTicketSources>>[number]

export function findTicketSource(db: Db, id: string) {
  return tables(db)
    .selectFrom('integrations.ticket_sources')
    .selectAll()
    .where('ticket_source_id', '=', id)
    .executeTakeFirst()
}

/** Which workspace a source that takes deliveries belongs to, before any is known. */
export async function findWorkspaceOfSource(db: Db, id: string) {
  const { rows } = await sql<{ workspace_id: string; name: string }>`
    select * from integrations.find_ticket_source(${id})`.execute(db)
  return rows[0]
}

interface NewSourceRow {
  workspace_id: string
  ticket_source_id: string
  name: string
  key: string
  sealed_secret: Buffer
  created_by: string
  created_at: string
}

/** False where the key is taken. */
export async function insertTicketSource(transaction: Transaction, row: NewSourceRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(transaction)
    .insertInto('integrations.ticket_sources')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspace_id', 'key']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** False where somebody has changed it since that version. */
export async function updateTicketSource(
  transaction: Transaction,
  id: string,
  version: number,
  change: Partial<Pick<SourceRow, 'name' | 'is_active' | 'sealed_secret' | 'former_secret' | 'former_until'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await tables(transaction)
    .updateTable('integrations.ticket_sources')
    .set({ ...change, version: version + 1 })
    .where('ticket_source_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
