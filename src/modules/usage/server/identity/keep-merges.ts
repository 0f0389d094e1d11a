import { type Context, instantOf } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { conflict, notFound } from '#platform/kernel/errors.ts'
import type { Merge } from '../../contract.ts'
import { usageRolled } from '../../events.ts'
import { mergePeople } from '../people/merge-people.ts'
import { lockOutCounting } from '../rollups/counting-lock.ts'
import { rebuildAccounts } from '../rollups/rebuild-accounts.ts'
import { countPlaceable } from '../rollups/roll-batches.ts'
import {
  giveReason,
  type MergeRow,
  markUndone,
  resolvePeople,
  selectAccountsOf,
  selectMerges,
  selectPeopleByIds,
} from './merge-queries.ts'

export const listMerges = async ({ transaction }: Context) => ({
  items: (await selectMerges(transaction)).map(toMerge),
})

/** Throws not found `usage.no_such_person`, conflict `usage.already_merged` where they are one, or the first is another's. */
export async function mergePersons(
  context: Context,
  input: { person: string; into: string; reason: string },
): Promise<Merge> {
  const { transaction, workspaceId } = context
  await lockOutCounting(transaction, workspaceId)
  const keys = await selectPeopleByIds(transaction, [input.person, input.into])
  const userKey = keys.get(input.person)
  const intoKey = keys.get(input.into)
  if (userKey === undefined) throw notFound('usage.no_such_person', { id: input.person })
  if (intoKey === undefined) throw notFound('usage.no_such_person', { id: input.into })
  const placeable = await mergePeople(context, [{ userKey, intoKey, cause: 'person', batchNo: null }])
  const mergeId = await giveReason(transaction, userKey, input.reason)
  if (mergeId === undefined) throw conflict('usage.already_merged')
  const touched = [...(await countPlaceable(context, placeable)), ...(await selectAccountsOf(transaction, [intoKey]))]
  await tell(context, touched)
  return toMerge(await requireMerge(context, mergeId))
}

/**
 * Takes people apart: their days are made anew from what each of them did. Whose customer they are stays as it is. Throws
 * not found `usage.no_such_merge`, conflict `usage.merge_undone`.
 */
export async function undoMerge(context: Context, id: string): Promise<Merge> {
  const { transaction, workspaceId, actor } = context
  await lockOutCounting(transaction, workspaceId)
  const merge = await requireMerge(context, id)
  const undone = { id, at: instantOf(context), by: actor.name }
  if (!(await markUndone(transaction, undone))) throw conflict('usage.merge_undone')
  const keys = [merge.user_key, merge.into_key, ...(merge.root_key === null ? [] : [merge.root_key])]
  const accounts = await selectAccountsOf(transaction, keys)
  await resolvePeople(transaction, { userKey: merge.user_key, intoKey: merge.into_key })
  if (accounts.length > 0) await rebuildAccounts(transaction, workspaceId, accounts)
  await tell(context, accounts)
  return toMerge(await requireMerge(context, id))
}

async function requireMerge({ transaction }: Context, id: string): Promise<MergeRow> {
  const [merge] = await selectMerges(transaction, id)
  if (!merge) throw notFound('usage.no_such_merge')
  return merge
}

async function tell(context: Context, accountIds: readonly string[]): Promise<void> {
  if (accountIds.length > 0) await recordEvent(context, usageRolled, { accountIds: [...new Set(accountIds)] })
}

const toMerge = ({ user_key, into_key, root_key, ...merge }: MergeRow): Merge => merge
