import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { AccessKind } from '../../domain/access-kind.ts'
import { insertAccess } from './visit-queries.ts'

export interface Seen {
  accountId: string
  linkId: string
  ip: string
  userAgent: string
}

/** Writes down that somebody was on the customer's page, or did something there. */
export async function recordAccess(context: Context, what: AccessKind, seen: Seen): Promise<void> {
  await insertAccess(context.transaction, {
    workspace_id: context.workspaceId,
    account_id: seen.accountId,
    access_id: newId(context.clock.now()),
    link_id: seen.linkId,
    what,
    occurred_at: instantOf(context),
    ip: seen.ip,
    user_agent: seen.userAgent.slice(0, 300),
  })
}
