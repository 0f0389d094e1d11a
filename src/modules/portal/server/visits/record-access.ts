import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { AccessKind } from '../../domain/access-kind.ts'
import { insertAccess } from './visit-queries.ts'

export interface Seen {
  accountId: string
  /** The link to the customer's page; undefined for a token that opens one question only. */
  linkId: string | undefined
  /** Who it was, where no link tells. */
  stakeholderId?: string | undefined
  /** The name that somebody gave, whom nothing else tells. */
  givenName?: string | undefined
  ip: string
  userAgent: string
}

/** Writes down that somebody was on the customer's page, or did something there. */
export async function recordAccess(context: Context, what: AccessKind, seen: Seen): Promise<void> {
  await insertAccess(context.transaction, {
    workspace_id: context.workspaceId,
    account_id: seen.accountId,
    access_id: newId(context.clock.now()),
    link_id: seen.linkId ?? null,
    stakeholder_id: seen.stakeholderId ?? null,
    given_name: seen.givenName?.slice(0, 200) ?? null,
    what,
    occurred_at: instantOf(context),
    ip: seen.ip,
    user_agent: seen.userAgent.slice(0, 300),
  })
}
