import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { newId } from '#platform/kernel/ids.ts'
import { insertAuditEntry } from './audit-queries.ts'

export interface AuditedChange {
  action: string
  entity: string
  entityId: string | null
  details: unknown
  ip: string
}

const hidden = new Set(['password', 'token', 'key', 'secret'])
const longest = 8_000

/** Records a change in the transaction of the change. Secrets are left out and long details cut with a mark. */
export async function writeAuditEntry(context: Context, change: AuditedChange): Promise<void> {
  await insertAuditEntry(context.transaction, {
    workspace_id: context.workspaceId,
    audit_entry_id: newId(context.clock.now()),
    occurred_at: instantOf(context),
    actor_kind: context.actor.kind,
    actor_id: context.actor.id,
    actor_name: context.actor.name,
    action: change.action,
    entity: change.entity,
    entity_id: change.entityId,
    details: withoutSecrets(change.details),
    ip: change.ip,
  })
}

export function withoutSecrets(details: unknown): unknown {
  const text = JSON.stringify(details ?? null, (key, value: unknown) => (hidden.has(key) ? '***' : value))
  if (text.length <= longest) return JSON.parse(text)
  // A cut through a surrogate pair leaves half of one, which PostgreSQL does not take.
  return { truncated: true, beginning: text.slice(0, longest).toWellFormed() }
}
