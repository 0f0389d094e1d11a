import { recordTimelineEntry, requireAccount } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { revokeTokens } from '#platform/tokens/tokens.ts'
import { linkPurpose } from '../visits/open-link.ts'
import { endAllLinks, lockInvitations } from './link-queries.ts'

/**
 * Ends every link of a customer, the expired ones too: they would send their person a new one. Whoever is inside is out
 * with their next request. Throws not found `accounts.no_such_account`.
 */
export async function revokeAllLinks(context: Context, accountId: string): Promise<{ ended: number }> {
  await requireAccount(context, accountId)
  // A link that is being asked for in this moment would outlive them all.
  await lockInvitations(context.transaction, accountId)
  const by = { at: instantOf(context), name: context.actor.name }
  const ended = await endAllLinks(context.transaction, accountId, by)
  for (const linkId of ended) await revokeTokens(context, linkPurpose, linkId)
  if (ended.length > 0)
    await recordTimelineEntry(context, {
      accountId,
      kind: 'portal.all_links_revoked',
      params: { count: ended.length },
    })
  return { ended: ended.length }
}
