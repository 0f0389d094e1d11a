import { recordTimelineEntry, requireAccount } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { revokeTokens } from '#platform/tokens/tokens.ts'
import { linkPurpose } from '../visits/open-link.ts'
import { endOpenLinks } from './link-queries.ts'

/**
 * Ends every link of a customer that could still let somebody in; whoever is inside is out with their next request. Throws
 * not found `accounts.no_such_account`.
 */
export async function revokeAllLinks(context: Context, accountId: string): Promise<{ ended: number }> {
  await requireAccount(context, accountId)
  const by = { at: instantOf(context), name: context.actor.name }
  const ended = await endOpenLinks(context.transaction, accountId, by)
  for (const linkId of ended) await revokeTokens(context, linkPurpose, linkId)
  if (ended.length > 0)
    await recordTimelineEntry(context, {
      accountId,
      kind: 'portal.all_links_revoked',
      params: { count: ended.length },
    })
  return { ended: ended.length }
}
