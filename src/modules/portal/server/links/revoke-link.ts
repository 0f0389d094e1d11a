import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'
import { revokeTokens } from '#platform/tokens/tokens.ts'
import type { PortalLink } from '../../contract.ts'
import { linkPurpose } from '../visits/open-link.ts'
import { describeLink, readNames } from './describe-links.ts'
import { endLink, selectLinks } from './link-queries.ts'

/** Ends a link; browsers that it let in are out with their next request. Ended twice, the first time stands. */
export async function revokeLink(context: Context, id: string): Promise<PortalLink> {
  const [before] = await selectLinks(context.transaction, { linkId: id })
  if (!before) throw notFound('portal.no_such_link')
  const names = await readNames(context, before.account_id)
  if (before.revoked_at !== null) return describeLink(before, names, context.clock.now())
  const revokedAt = instantOf(context)
  await endLink(context.transaction, id, revokedAt, context.actor.name)
  await revokeTokens(context, linkPurpose, id)
  await recordTimelineEntry(context, {
    accountId: before.account_id,
    kind: 'portal.link_revoked',
    params: { name: names.get(before.stakeholder_id) ?? '' },
  })
  return describeLink({ ...before, revoked_at: revokedAt, revoked_by: context.actor.name }, names, context.clock.now())
}
