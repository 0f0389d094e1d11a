import { findAccountIds, recogniseAccounts } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import type { TicketInput } from '../../contract.ts'
import { callerKeysOf, companyDomainOf } from '../../domain/caller.ts'
import { selectKnownCallers } from './waiting-queries.ts'

/**
 * Whose each ticket is, in the order of the tickets; undefined where nobody knows. What says most wins: the customer's
 * external ID, what a person said of the caller, a mail address of one of its people, its domain. Three statements.
 */
export async function recogniseCustomers(
  context: Context,
  tickets: readonly TicketInput[],
): Promise<(string | undefined)[]> {
  const keysOf = tickets.map((ticket) => callerKeysOf(ticket.source, ticket.externalId, ticket))
  const externalIds = tickets.flatMap(({ accountExternalId, organisation }) =>
    [accountExternalId, organisation?.externalId].filter((id) => id !== undefined),
  )
  const emails = tickets.flatMap(({ requesterEmail }) => requesterEmail ?? [])
  const domains = tickets.flatMap(({ requesterEmail }) => companyDomainOf(requesterEmail) ?? [])
  const byExternalId = await findAccountIds(context, [...new Set(externalIds)])
  const byCaller = await selectKnownCallers(context.transaction, [...new Set(keysOf.flat())])
  const { byEmail, byDomain } = await recogniseAccounts(context, {
    emails: [...new Set(emails)],
    domains: [...new Set(domains)],
  })
  return tickets.map(({ accountExternalId, organisation, requesterEmail }, index) => {
    const said = keysOf[index]?.map((key) => byCaller.get(key)).find((id) => id !== undefined)
    // Whoever names a customer outright means that one: what its people's addresses say is not asked.
    if (accountExternalId !== undefined) return byExternalId.get(accountExternalId) ?? said
    return (
      byExternalId.get(organisation?.externalId ?? '') ??
      said ??
      byEmail.get(requesterEmail ?? '') ??
      byDomain.get(companyDomainOf(requesterEmail) ?? '')
    )
  })
}
