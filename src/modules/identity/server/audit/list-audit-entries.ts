import type { Context } from '#platform/context/context.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { isId } from '#platform/kernel/ids.ts'
import { selectAuditEntries } from './audit-queries.ts'

export interface ListAuditEntriesInput {
  cursor?: string | undefined
  limit: number
  entity?: string | undefined
  entityId?: string | undefined
}

export async function listAuditEntries(context: Context, input: ListAuditEntriesInput) {
  const before = input.cursor === undefined ? undefined : String(decodeCursor(input.cursor)[0])
  if (before !== undefined && !isId(before)) throw invalid('http.invalid_cursor')
  const page = { before, limit: input.limit + 1, entity: input.entity, entityId: input.entityId }
  const rows = await selectAuditEntries(context.transaction, page)
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
