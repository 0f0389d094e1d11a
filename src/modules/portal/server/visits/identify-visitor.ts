import type { IncomingHttpHeaders } from 'node:http'
import type pg from 'pg'
import { readSettings } from '#modules/identity/server/api.ts'
import type { Clock, Context } from '#platform/context/context.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { callerNetwork, countAttempt } from '#platform/http/rate-limit.ts'
import type { Principal } from '#platform/http/route.ts'
import { personName } from '#platform/kernel/japanese-text.ts'
import { sessionEnd, visitGap } from '../../domain/session-span.ts'
import { findGuest } from '../links/require-active-person.ts'
import { recordAccess } from './record-access.ts'
import { type FoundSession, findSession, updateSession } from './visit-queries.ts'
import { hashOf, visitorCookie } from './visitor-cookie.ts'

interface VisitorRequest {
  headers: IncomingHttpHeaders
  cookies: Readonly<Record<string, string | undefined>>
  ip: string
}

/** Requests per minute from one browser, and from one address with cookies that open nothing. */
const limits = { session: 240, stranger: 60 }

/** The person of a customer behind the cookie of its page; null when the cookie is wrong, its link has ended,
 * the person has left or the customer is archived. */
export async function identifyPortalVisitor(
  options: { pool: pg.Pool; clock: Clock },
  request: VisitorRequest,
): Promise<Principal | null> {
  const { pool, clock } = options
  const secret = request.cookies[visitorCookie]
  if (secret === undefined || secret === '') return null
  const session = await findSession(pool, hashOf(secret))
  if (!session || !isOpen(session, clock.now())) {
    await countAttempt(pool, `portal-stranger:${callerNetwork(request.ip)}`, limits.stranger)
    return null
  }
  await countAttempt(pool, `portal-session:${session.session_id}`, limits.session)
  return inTransaction(pool, { workspaceId: session.workspace_id }, async (transaction) => {
    const { timeZone, locale } = await readSettings({ transaction })
    const actor = { kind: 'portal', id: session.stakeholder_id, name: '' } as const
    const context: Context = { transaction, actor, workspaceId: session.workspace_id, clock, locale, timeZone }
    const person = await findGuest(context, session)
    if (!person) return null
    await noteVisit(context, session, request)
    return {
      actor: { ...actor, name: personName('ja', { family: person.familyName, given: person.givenName }) },
      audience: 'portal',
      workspaceId: session.workspace_id,
      permissions: new Set(['portal.use']),
      locale: undefined,
      timeZone,
      byCookie: true,
    }
  })
}

/** Whether a session still lets anybody in. */
export function isOpen(session: FoundSession, now: number): boolean {
  return !session.is_ended && Date.parse(session.session_ends_at) > now && Date.parse(session.link_ends_at) > now
}

async function noteVisit(context: Context, session: FoundSession, request: VisitorRequest): Promise<void> {
  const now = context.clock.now()
  if (now - Date.parse(session.last_seen_at) < visitGap) return
  await updateSession(context.transaction, session.session_id, {
    last_seen_at: new Date(now).toISOString(),
    expires_at: sessionEnd(now, session.link_ends_at),
  })
  await recordAccess(context, 'visited', {
    accountId: session.account_id,
    linkId: session.link_id,
    ip: request.ip,
    userAgent: request.headers['user-agent'] ?? '',
  })
}
