import type { Context } from '#platform/context/context.ts'
import { decodeIdCursor, encodeCursor } from '#platform/http/cursor.ts'
import { type AuditFilter, selectAuditEntries } from './audit-queries.ts'

export interface ListAuditEntriesInput extends AuditFilter {
  cursor?: string | undefined
  limit: number
}

export async function listAuditEntries(context: Context, input: ListAuditEntriesInput) {
  const before = input.cursor === undefined ? undefined : decodeIdCursor(input.cursor)
  const rows = await selectAuditEntries(context.transaction, input, {
    before,
    limit: input.limit + 1,
    timeZone: context.timeZone,
  })
  const items = rows.slice(0, input.limit)
  const last = rows.length > input.limit ? items.at(-1) : undefined
  return {
    items: items.map((row) => ({
      id: row.audit_entry_id,
      occurredAt: row.occurred_at,
      actorKind: row.actor_kind,
      actorName: row.actor_name,
      action: row.action,
      entity: row.entity,
      entityId: row.entity_id,
      details: row.details,
    })),
    nextCursor: last ? encodeCursor([last.audit_entry_id]) : null,
  }
}
