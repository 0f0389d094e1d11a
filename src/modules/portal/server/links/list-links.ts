import { z } from 'zod'
import { requireAccount } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { accessKinds } from '../../domain/access-kind.ts'
import { selectAccesses } from '../visits/visit-queries.ts'
import { describeLink, readNames } from './describe-links.ts'
import { selectLinks } from './link-queries.ts'

const kind = z.enum(accessKinds)

/** Links to a customer's page and who has been there lately. Throws notFound `accounts.no_such_account`. */
export async function listLinks(context: Context, accountId: string) {
  await requireAccount(context, accountId)
  const rows = await selectLinks(context.transaction, { accountId })
  const names = await readNames(context, accountId)
  const who = new Map(rows.map((row) => [row.link_id, names.get(row.stakeholder_id) ?? '']))
  const accesses = await selectAccesses(context.transaction, accountId)
  const whoOf = ({ link_id: link, stakeholder_id: person, given_name: name }: (typeof accesses)[number]) =>
    (link === null ? undefined : who.get(link)) ?? (person === null ? undefined : names.get(person)) ?? name ?? ''
  return {
    items: rows.map((row) => describeLink(row, names, context.clock.now())),
    accesses: accesses.map((row) => ({
      id: row.access_id,
      linkId: row.link_id,
      who: whoOf(row),
      what: kind.parse(row.what),
      occurredAt: row.occurred_at,
      ip: row.ip,
      userAgent: row.user_agent,
    })),
  }
}
