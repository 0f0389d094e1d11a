import type { StakeholderRecord } from '#modules/accounts/contract.ts'
import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { readSettings, writeAuditEntry } from '#modules/identity/server/api.ts'
import { languageOf, queueMail } from '#modules/messaging/server/api.ts'
import type { Context, Locale } from '#platform/context/context.ts'
import type { Caller } from '#platform/http/route.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import { newId } from '#platform/kernel/ids.ts'
import { issueToken } from '#platform/tokens/tokens.ts'
import { linkPurpose } from '../visits/open-link.ts'
import { recordAccess } from '../visits/record-access.ts'
import { countAccesses } from '../visits/visit-queries.ts'
import { createLink } from './create-link.ts'
import { readNames } from './describe-links.ts'
import { findNewestLink, type LinkRow, lockInvitations } from './link-queries.ts'
import { findGuest } from './require-active-person.ts'

export interface PortalOptions {
  publicUrl: () => string
  /** Without a mail server a person of ours has to hand the link over. */
  hasMailServer: boolean
}

const day = 86_400_000
const requestsPerDay = 2
/** A link that ended longer ago is asked for in person. */
const renewableDays = 180
const renewedDays = 90

interface Asked {
  /** Asked by address: nobody else's link is answered for, nor one whose person has another address by now. */
  email?: string
  locale?: Locale
}

/**
 * Mails a link to the address on record to the person of a link that was lost or has expired: another key to their newest
 * link while that is good, else a new one with what that allowed. An old link renews nothing that was revoked or lowered
 * since. Says nothing of what became of it: revoked links, people who left and those without an address are answered
 * alike. At most two mails a day and person. Where no mail can be sent, our people are told that somebody waits.
 */
export async function renewLink(
  context: Context,
  { publicUrl, hasMailServer }: PortalOptions,
  shown: Pick<LinkRow, 'account_id' | 'stakeholder_id'>,
  caller: Pick<Caller, 'ip' | 'userAgent'>,
  asked: Asked = {},
): Promise<void> {
  const now = context.clock.now()
  const { account_id: accountId, stakeholder_id: stakeholderId } = shown
  // Requests of the same instant wait for each other here, so that none of them counts too few.
  await lockInvitations(context.transaction, accountId)
  const newest = await findNewestLink(context.transaction, accountId, stakeholderId)
  if (!newest || newest.revoked_at !== null || now - Date.parse(newest.expires_at) > renewableDays * day) return
  const person = await findGuest(context, shown)
  if (!person || person.email === null) return
  if (asked.email !== undefined && person.email.toLowerCase() !== asked.email.toLowerCase()) return
  const who = { accountId, stakeholderId }
  const since = new Date(now - day).toISOString()
  const before = await countAccesses(context.transaction, who, ['link_requested', 'link_wanted'], since)
  if (before >= requestsPerDay) return
  const name = (await readNames(context, accountId)).get(stakeholderId) ?? ''
  const own: Context = { ...context, actor: { kind: 'portal', id: stakeholderId, name } }
  if (hasMailServer) {
    const locale = await languageOf(context, person.email, asked.locale ?? (await readSettings(context)).locale)
    if (Date.parse(newest.expires_at) > now) await mailAnotherKey(own, publicUrl(), newest, person, locale)
    else
      await createLink(own, publicUrl(), {
        ...who,
        expiresInDays: renewedDays,
        sendsMail: true,
        locale,
        level: newest.level,
        ...(newest.invited_by !== null && { invitation: { by: newest.invited_by, clientId: null } }),
      })
  }
  const what = hasMailServer ? 'link_requested' : 'link_wanted'
  const { ip, userAgent } = caller
  await recordAccess(own, what, { accountId, linkId: newest.link_id, ip, userAgent })
  await recordTimelineEntry(own, { accountId, kind: `portal.${what}`, params: { name } })
  await writeAuditEntry(own, {
    action: `portal.${what}`,
    entity: 'portal_link',
    entityId: newest.link_id,
    details: { isByAddress: asked.email !== undefined },
    ip,
  })
}

/** The link itself stays as it is, with what it allows and the day on which it ends. */
async function mailAnotherKey(
  context: Context,
  publicUrl: string,
  link: LinkRow,
  person: StakeholderRecord,
  locale: Locale,
): Promise<void> {
  if (person.email === null) return
  const token = await issueToken(context, {
    purpose: linkPurpose,
    subjectId: link.link_id,
    expiresAt: link.expires_at,
    audience: person.email,
  })
  await queueMail(context, {
    accountId: link.account_id,
    to: { ...person, email: person.email },
    kind: 'portal_link',
    locale,
    params: { expiresOn: todayIn(context.timeZone, Date.parse(link.expires_at)) },
    dedupeKey: `portal_link:${link.link_id}:${newId(context.clock.now())}`,
    isReleased: true,
    privateLink: `${publicUrl}/p/#${token}`,
  })
}
