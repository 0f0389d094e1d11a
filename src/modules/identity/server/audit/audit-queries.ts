import { sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { type IdentityTables, tables } from '../tables.ts'

type AuditRow = IdentityTables['identity.audit_entries']

export async function insertAuditEntry(transaction: Transaction, row: AuditRow): Promise<void> {
  await tables(transaction)
    .insertInto('identity.audit_entries')
    .values({ ...row, details: JSON.stringify(row.details ?? null) })
    .execute()
}

export interface AuditFilter {
  entity?: string | undefined
  entityId?: string | undefined
  actorId?: string | undefined
  /** Days of the calendar in the page's time zone, both included. */
  from?: string | undefined
  to?: string | undefined
}

export interface AuditPage {
  before: string | undefined
  limit: number
  timeZone: string
}

/** UUIDv7 keys sort by time, so the key alone is the cursor. */
export function selectAuditEntries(db: Db, filter: AuditFilter, { before, limit, timeZone }: AuditPage) {
  let query = tables(db).selectFrom('identity.audit_entries').selectAll().orderBy('audit_entry_id', 'desc').limit(limit)
  if (before) query = query.where('audit_entry_id', '<', before)
  if (filter.entity) query = query.where('entity', '=', filter.entity)
  if (filter.entityId) query = query.where('entity_id', '=', filter.entityId)
  if (filter.actorId) query = query.where('actor_id', '=', filter.actorId)
  const midnight = (day: string, daysLater: number) =>
    sql<string>`(${day}::date + ${daysLater}::int)::timestamp at time zone ${timeZone}`
  if (filter.from) query = query.where('occurred_at', '>=', midnight(filter.from, 0))
  if (filter.to) query = query.where('occurred_at', '<', midnight(filter.to, 1))
  return query.execute()
}
