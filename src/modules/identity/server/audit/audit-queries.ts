import type { Db, Transaction } from '#platform/database/transaction.ts'
import { type IdentityTables, tables } from '../tables.ts'

type AuditRow = IdentityTables['identity.audit_entries']

export async function insertAuditEntry(transaction: Transaction, row: AuditRow): Promise<void> {
  await tables(transaction)
    .insertInto('identity.audit_entries')
    .values({ ...row, details: JSON.stringify(row.details ?? null) })
    .execute()
}

export interface AuditPage {
  before: string | undefined
  limit: number
  entity: string | undefined
  entityId: string | undefined
}

/** UUIDv7 keys sort by time, so the key alone is the cursor. */
export function selectAuditEntries(db: Db, page: AuditPage) {
  let query = tables(db)
    .selectFrom('identity.audit_entries')
    .selectAll()
    .orderBy('audit_entry_id', 'desc')
    .limit(page.limit)
  if (page.before) query = query.where('audit_entry_id', '<', page.before)
  if (page.entity) query = query.where('entity', '=', page.entity)
  if (page.entityId) query = query.where('entity_id', '=', page.entityId)
  return query.execute()
}
