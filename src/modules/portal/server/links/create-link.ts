import { recordTimelineEntry, requireAccount } from '#modules/accounts/server/api.ts'
import { queueMail } from '#modules/messaging/server/api.ts'
import type { Context, Locale } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import { issueToken } from '#platform/tokens/tokens.ts'
import { type AccessLevel, proposedLevel } from '../../domain/access-level.ts'
import { linkPurpose } from '../visits/open-link.ts'
import { describeLink, readNames } from './describe-links.ts'
import { insertLink } from './link-queries.ts'
import { requireActivePerson } from './require-active-person.ts'

export interface CreateLinkInput {
  accountId: string
  stakeholderId: string
  expiresInDays: number
  sendsMail: boolean
  locale: Locale
  /** Left out: what suits the person's part in the project. */
  level?: AccessLevel | undefined
  /** Of links that a colleague asked for: who, and the form that was sent in. */
  invitation?: { by: string; clientId: string | null }
}

/**
 * Makes a link for one person of the customer; `publicUrl` begins it, and only this answer holds it. Throws notFound
 * `portal.person_left`, and invalid `portal.no_email` when it is to be mailed to somebody without an address.
 */
export async function createLink(context: Context, publicUrl: string, input: CreateLinkInput) {
  const { accountId, stakeholderId, locale } = input
  await requireAccount(context, accountId)
  const person = await requireActivePerson(context, accountId, stakeholderId)
  if (input.sendsMail && person.email === null) throw invalid('portal.no_email')
  const now = context.clock.now()
  const expiresAt = new Date(now + input.expiresInDays * 86_400_000).toISOString()
  const row = {
    workspace_id: context.workspaceId,
    account_id: accountId,
    link_id: newId(now),
    stakeholder_id: stakeholderId,
    email: person.email,
    created_by: context.actor.name,
    created_at: instantOf(context),
    expires_at: expiresAt,
    level: input.level ?? proposedLevel(person.roles),
    invited_by: input.invitation?.by ?? null,
    client_id: input.invitation?.clientId ?? null,
  }
  await insertLink(context.transaction, row)
  const token = await issueToken(context, {
    purpose: linkPurpose,
    subjectId: row.link_id,
    expiresAt,
    ...(person.email !== null && { audience: person.email }),
  })
  const url = `${publicUrl}/p/#${token}`
  const isMailQueued = input.sendsMail && person.email !== null
  if (isMailQueued && person.email !== null) {
    await queueMail(context, {
      accountId,
      to: { ...person, email: person.email },
      kind: 'portal_link',
      locale,
      params: { expiresOn: todayIn(context.timeZone, Date.parse(expiresAt)) },
      dedupeKey: `portal_link:${row.link_id}`,
      isReleased: true,
      privateLink: url,
    })
  }
  const names = await readNames(context, accountId)
  const name = names.get(stakeholderId) ?? ''
  await recordTimelineEntry(context, { accountId, kind: 'portal.link_made', params: { name } })
  const counted = { ...row, revoked_at: null, revoked_by: null, visits: 0, last_seen_at: null }
  return { ...describeLink(counted, names, now), url, isMailQueued }
}
