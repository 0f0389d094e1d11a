import { z } from 'zod'
import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { readSettings } from '#modules/identity/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import type { Caller, Identify } from '#platform/http/route.ts'
import { findToken } from '#platform/tokens/tokens.ts'
import { linkPurpose } from '../visits/open-link.ts'
import { recordAccess } from '../visits/record-access.ts'
import { countAccesses } from '../visits/visit-queries.ts'
import { createLink } from './create-link.ts'
import { readNames } from './describe-links.ts'
import { findLink, findNewestLink, lockInvitations } from './link-queries.ts'
import { findGuest } from './require-active-person.ts'

const bearer = z.looseObject({ token: z.string() })
const day = 86_400_000
const requestsPerDay = 2
/** A link that ended longer ago is asked for in person. */
const renewableDays = 180
const renewedDays = 90
/** Whoever shows a token that nobody made is let into a workspace that has no rows. */
const nowhere = '00000000-0000-0000-0000-000000000000'

/** An ended link still proves whose it was; a made-up one proves nothing and is answered alike. */
export const byEndedLink: Identify = async (db, request) => {
  const subject = await findToken(db, linkPurpose, bearer.parse(request.body).token)
  return {
    workspaceId: subject?.workspaceId ?? nowhere,
    actor: { kind: 'portal', id: subject?.subjectId ?? nowhere, name: subject?.audience ?? '' },
  }
}

/**
 * Mails a new link to the address on record in place of one that has expired. What it allows is what the person's newest
 * link allows: an old one renews nothing that was revoked or lowered since. Says nothing of what became of it: unknown and
 * revoked links, people who left and those without an address are answered alike. At most two mails a day and person.
 */
export async function requestNewLink(context: Context, publicUrl: string, caller: Caller): Promise<void> {
  const now = context.clock.now()
  const shown = await findLink(context.transaction, context.actor.id)
  const hasExpired = shown !== undefined && Date.parse(shown.expires_at) <= now
  if (!hasExpired || shown.revoked_at !== null || now - Date.parse(shown.expires_at) > renewableDays * day) return
  const { account_id: accountId, stakeholder_id: stakeholderId, link_id: linkId } = shown
  // Requests of the same instant wait for each other here, so that none of them counts too few.
  await lockInvitations(context.transaction, accountId)
  const newest = await findNewestLink(context.transaction, accountId, stakeholderId)
  if (!newest || newest.revoked_at !== null) return
  const person = await findGuest(context, shown)
  if (!person || person.email === null) return
  const since = new Date(now - day).toISOString()
  const asked = await countAccesses(context.transaction, { accountId, stakeholderId }, 'link_requested', since)
  if (asked >= requestsPerDay) return
  await recordAccess(context, 'link_requested', { accountId, linkId, ip: caller.ip, userAgent: caller.userAgent })
  const { locale } = await readSettings(context)
  const name = (await readNames(context, accountId)).get(stakeholderId) ?? ''
  const own = { ...context, actor: { ...context.actor, name } }
  await createLink(own, publicUrl, {
    accountId,
    stakeholderId,
    expiresInDays: renewedDays,
    sendsMail: true,
    locale,
    level: newest.level,
    ...(newest.invited_by !== null && { invitation: { by: newest.invited_by, clientId: null } }),
  })
  await recordTimelineEntry(own, { accountId, kind: 'portal.link_requested', params: { name } })
}
