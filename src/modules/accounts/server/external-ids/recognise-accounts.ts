import type { Context } from '#platform/context/context.ts'
import {
  deleteOtherExternalIds,
  insertOtherExternalIds,
  selectByAddresses,
  selectOwnersOfExternalIds,
} from './external-id-queries.ts'

interface Owner {
  externalId: string
  accountId: string
}

/** IDs of customers by their external ID or another ID of theirs; unknown ones are absent. */
export function findAccountIds(context: Context, externalIds: readonly string[]): Promise<Map<string, string>> {
  return selectOwnersOfExternalIds(context.transaction, externalIds)
}

/**
 * IDs of customers by mail addresses of their people and by the domains of those addresses and of their websites, all in
 * lower case. What is not known, or is of several customers, is absent. One statement.
 */
export async function recogniseAccounts(
  context: Context,
  { emails, domains }: { emails: readonly string[]; domains: readonly string[] },
): Promise<{ byEmail: Map<string, string>; byDomain: Map<string, string> }> {
  const rows = await selectByAddresses(context.transaction, emails, domains)
  const of = (wanted: 'mail' | 'domain') =>
    new Map(rows.filter(({ kind }) => kind === wanted).map((row) => [row.value, row.account_id]))
  return { byEmail: of('mail'), byDomain: of('domain') }
}

/** Gives customers further IDs that they are found by; the answer is those that another customer has already. */
export function addOtherExternalIds(context: Context, kind: string, owners: readonly Owner[]): Promise<string[]> {
  return insertOtherExternalIds(context.transaction, context.workspaceId, kind, owners)
}

export function removeOtherExternalIds(context: Context, owners: readonly Owner[]): Promise<void> {
  return deleteOtherExternalIds(context.transaction, owners)
}
