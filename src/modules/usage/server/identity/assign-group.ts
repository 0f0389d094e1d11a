import type { Context } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { notFound } from '#platform/kernel/errors.ts'
import type { groupStates, UsageGroup } from '../../contract.ts'
import { usageRolled } from '../../events.ts'
import { lockOutCounting } from '../rollups/counting-lock.ts'
import { rebuildAccounts } from '../rollups/rebuild-accounts.ts'
import { countPlaceable } from '../rollups/roll-batches.ts'
import { findGroup, hasAccount, moveParts, selectGroups, updateAssignment } from './group-queries.ts'

export const listGroups = async (
  { transaction }: Context,
  wanted: { state: (typeof groupStates)[number]; q: string },
) => ({
  items: await selectGroups(transaction, { state: wanted.state, words: wanted.q.trim() }),
})

/**
 * Says whose a group's events are, or that they are nobody's (null): what was counted goes there with it, what waited is
 * counted. Throws not found `usage.no_such_group`, `usage.no_such_account`.
 */
export async function assignGroup(context: Context, key: string, accountId: string | null): Promise<UsageGroup> {
  const { transaction, workspaceId, actor } = context
  await lockOutCounting(transaction, workspaceId)
  const group = await findGroup(transaction, key)
  if (!group) throw notFound('usage.no_such_group')
  if (accountId !== null && !(await hasAccount(transaction, accountId))) throw notFound('usage.no_such_account')
  const people = await updateAssignment(transaction, { key, accountId, by: actor.name })
  const from = group.account?.id ?? null
  const former = await moveParts(transaction, workspaceId, { groupKey: key, people, from, to: accountId })
  const touched = new Set(accountId === null ? former : [...former, accountId])
  if (touched.size > 0) await rebuildAccounts(transaction, workspaceId, [...touched])
  for (const one of accountId === null ? [] : await countPlaceable(context, [key, ...people])) touched.add(one)
  if (touched.size > 0) await recordEvent(context, usageRolled, { accountIds: [...touched] })
  return (await findGroup(transaction, key)) ?? group
}
