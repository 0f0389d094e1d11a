import { listStakeholders } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { personName } from '#platform/kernel/japanese-text.ts'
import type { PortalLink } from '../../contract.ts'
import type { CountedLink } from './link-queries.ts'

/** Names by ID of a customer's people, those who left too. */
export async function readNames(context: Context, accountId: string): Promise<Map<string, string>> {
  const people = await listStakeholders(context, accountId)
  return new Map(
    people.map((one) => [one.id, personName(context.locale, { family: one.familyName, given: one.givenName })]),
  )
}

export function describeLink(row: CountedLink, names: ReadonlyMap<string, string>, now: number): PortalLink {
  const state = row.revoked_at !== null ? 'revoked' : Date.parse(row.expires_at) <= now ? 'expired' : 'open'
  return {
    id: row.link_id,
    stakeholder: { id: row.stakeholder_id, name: names.get(row.stakeholder_id) ?? '' },
    email: row.email,
    createdBy: row.created_by,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    state,
    revokedBy: row.revoked_by,
    level: row.level,
    invitedBy: row.invited_by === null ? null : (names.get(row.invited_by) ?? ''),
    visits: row.visits,
    lastSeenAt: row.last_seen_at,
  }
}
