import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'
import type { PortalLink } from '../../contract.ts'
import type { AccessLevel } from '../../domain/access-level.ts'
import { describeLink, readNames } from './describe-links.ts'
import { selectLinks, updateLevel } from './link-queries.ts'

/** Changes what a person may do on the customer's page, from their next request on. */
export async function changeLink(context: Context, id: string, level: AccessLevel): Promise<PortalLink> {
  const [before] = await selectLinks(context.transaction, { linkId: id })
  if (!before || before.revoked_at !== null) throw notFound('portal.no_such_link')
  const names = await readNames(context, before.account_id)
  if (before.level !== level) {
    await updateLevel(context.transaction, id, level)
    await recordTimelineEntry(context, {
      accountId: before.account_id,
      kind: 'portal.level_changed',
      params: { name: names.get(before.stakeholder_id) ?? '', from: before.level, to: level },
    })
  }
  return describeLink({ ...before, level }, names, context.clock.now())
}
