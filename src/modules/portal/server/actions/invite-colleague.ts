import { createStakeholder, listStakeholders, recordTimelineEntry } from '#modules/accounts/server/api.ts'
import type { Context, Locale } from '#platform/context/context.ts'
import { limited, notFound } from '#platform/kernel/errors.ts'
import { personName } from '#platform/kernel/japanese-text.ts'
import type { invitedLevels } from '../../domain/access-level.ts'
import { createLink } from '../links/create-link.ts'
import { countInvitations, findLink, findLinkByClientId, lockInvitations } from '../links/link-queries.ts'
import { revokeLink } from '../links/revoke-link.ts'
import type { Visitor } from '../visits/require-visitor.ts'

/** Links that a customer's people may hand out within a day: a forwarded page must not become a mail cannon. */
const invitationsPerDay = 10
const invitedDays = 90

export interface InviteColleagueInput {
  clientId: string
  familyName: string
  givenName: string
  email: string
  level: (typeof invitedLevels)[number]
  locale: Locale
}

/**
 * Lets a colleague in and mails them their link; known by their address they stay the same person. The same client id is
 * taken once. Throws limited `portal.too_many_invitations`.
 */
export async function inviteColleague(
  context: Context,
  publicUrl: string,
  visitor: Visitor,
  input: InviteColleagueInput,
): Promise<void> {
  const { accountId } = visitor
  await lockInvitations(context.transaction, accountId)
  if (await findLinkByClientId(context.transaction, accountId, input.clientId)) return
  const since = new Date(context.clock.now() - 86_400_000).toISOString()
  if ((await countInvitations(context.transaction, accountId, since)) >= invitationsPerDay)
    throw limited('portal.too_many_invitations')
  const { familyName, givenName, email } = input
  const known = (await listStakeholders(context, accountId)).find(
    (one) => one.isActive && one.email?.toLowerCase() === email.toLowerCase(),
  )
  const person = known ?? (await createStakeholder(context, accountId, { familyName, givenName, email }))
  await createLink(context, publicUrl, {
    accountId,
    stakeholderId: person.id,
    expiresInDays: invitedDays,
    sendsMail: true,
    locale: input.locale,
    level: input.level,
    invitation: { by: visitor.stakeholderId, clientId: input.clientId },
  })
  await recordTimelineEntry(context, {
    accountId,
    kind: 'portal.colleague_invited',
    params: {
      name: personName('ja', { family: person.familyName, given: person.givenName }),
      by: visitor.name,
    },
  })
  await visitor.note('colleague_invited')
}

/** Ends the link of a colleague who was invited; the links that the vendor made are the vendor's to end. */
export async function removeColleague(context: Context, visitor: Visitor, linkId: string): Promise<void> {
  const link = await findLink(context.transaction, linkId)
  if (!link || link.account_id !== visitor.accountId || link.invited_by === null) throw notFound('portal.no_such_link')
  await revokeLink(context, linkId)
  await visitor.note('colleague_removed')
}
