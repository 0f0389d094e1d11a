import { findAccountIds } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { selectActiveAccounts, selectUnmatchedGroups, updateGroupAccounts } from './people-queries.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Finds the customers of groups that have none: by their external ID, by another ID of theirs, else by our own. Answers
 * the keys of those found. Four statements, however many groups.
 */
export async function matchGroups(context: Context, keys?: readonly string[]): Promise<string[]> {
  const { transaction } = context
  const groups = await selectUnmatchedGroups(transaction, keys)
  if (groups.length === 0) return []
  const owners = await findAccountIds(
    context,
    groups.map((group) => group.external_id),
  )
  const proposed = groups.flatMap(({ group_key: groupKey, external_id: externalId }) => {
    const accountId = owners.get(externalId) ?? (uuid.test(externalId) ? externalId.toLowerCase() : undefined)
    return accountId === undefined ? [] : [{ groupKey, accountId }]
  })
  if (proposed.length === 0) return []
  const active = await selectActiveAccounts(transaction, [...new Set(proposed.map(({ accountId }) => accountId))])
  const found = proposed.filter(({ accountId }) => active.has(accountId))
  return await updateGroupAccounts(transaction, found)
}
