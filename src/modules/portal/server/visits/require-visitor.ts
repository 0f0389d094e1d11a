import type { Context } from '#platform/context/context.ts'
import type { Caller } from '#platform/http/route.ts'
import { forbidden, unauthenticated } from '#platform/kernel/errors.ts'
import { personName } from '#platform/kernel/japanese-text.ts'
import type { AccessKind } from '../../domain/access-kind.ts'
import { type AccessLevel, mayDo, type PortalAction } from '../../domain/access-level.ts'
import { findGuest } from '../links/require-active-person.ts'
import { isOpen } from './identify-visitor.ts'
import { recordAccess } from './record-access.ts'
import { findOwnSession } from './visit-queries.ts'
import { hashOf, visitorCookie } from './visitor-cookie.ts'

export interface Visitor {
  accountId: string
  sessionId: string
  linkId: string
  level: AccessLevel
  stakeholderId: string
  name: string
  email: string | null
  roles: readonly string[]
  /** Writes what the visitor did into the log of accesses. */
  note: (what: AccessKind) => Promise<void>
}

/**
 * Whose page this browser is on. The customer comes from the session alone; nothing in the request can name another. Throws
 * forbidden `portal.level_missing` when the person's level does not allow the action.
 */
export async function requireVisitor(context: Context, caller: Caller, action?: PortalAction): Promise<Visitor> {
  const secret = caller.cookies[visitorCookie] ?? ''
  const session = await findOwnSession(context.transaction, context.workspaceId, hashOf(secret))
  if (!session || !isOpen(session, context.clock.now())) throw unauthenticated('portal.open_link_first')
  const { account_id: accountId, stakeholder_id: stakeholderId } = session
  const person = await findGuest(context, session)
  if (!person) throw unauthenticated('portal.open_link_first')
  if (action !== undefined && !mayDo(session.level, action)) throw forbidden('portal.level_missing')
  return {
    accountId,
    linkId: session.link_id,
    level: session.level,
    sessionId: session.session_id,
    stakeholderId,
    name: personName(context.locale, { family: person.familyName, given: person.givenName }),
    email: person.email,
    roles: person.roles,
    note: (what) =>
      recordAccess(context, what, { accountId, linkId: session.link_id, ip: caller.ip, userAgent: caller.userAgent }),
  }
}
