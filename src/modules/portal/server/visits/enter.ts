import { randomBytes } from 'node:crypto'
import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import type { Caller } from '#platform/http/route.ts'
import { newId } from '#platform/kernel/ids.ts'
import { personName } from '#platform/kernel/japanese-text.ts'
import { sessionDays, sessionEnd } from '../../domain/session-span.ts'
import { readLink } from './open-link.ts'
import { recordAccess } from './record-access.ts'
import { hasEntered, insertSession } from './visit-queries.ts'
import { hashOf, visitorCookie } from './visitor-cookie.ts'

/** Lets a browser in with a link. The link stays good until it expires: people forward it to their other devices. */
export async function enter(context: Context, token: string, caller: Caller): Promise<void> {
  const { link, account, person } = await readLink(context, token)
  const now = context.clock.now()
  const secret = randomBytes(32).toString('base64url')
  const isFirst = !(await hasEntered(context.transaction, link.link_id))
  await insertSession(context.transaction, {
    workspace_id: context.workspaceId,
    account_id: account.id,
    session_id: newId(now),
    link_id: link.link_id,
    secret_hash: hashOf(secret),
    created_at: instantOf(context),
    last_seen_at: instantOf(context),
    expires_at: sessionEnd(now, link.expires_at),
  })
  const seen = { accountId: account.id, linkId: link.link_id, ip: caller.ip, userAgent: caller.userAgent }
  await recordAccess(context, 'entered', seen)
  caller.setCookie(visitorCookie, secret, sessionDays * 86_400)
  if (!isFirst) return
  const name = personName(context.locale, { family: person.familyName, given: person.givenName })
  const own = { ...context, actor: { ...context.actor, name } }
  await recordTimelineEntry(own, { accountId: account.id, kind: 'portal.first_visit', params: { name } })
}
