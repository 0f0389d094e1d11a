import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { recordTimelineEntry } from '../timeline/record-timeline-entry.ts'
import { updateArchived } from './account-queries.ts'
import { requireLockedAccount } from './find-account.ts'

/** Takes a customer out of lists and figures, or brings it back. Does nothing to one that is as wanted already. */
export async function setArchived(context: Context, accountId: string, isArchived: boolean): Promise<void> {
  const account = await requireLockedAccount(context, accountId)
  if ((account.archivedAt !== null) === isArchived) return
  const now = instantOf(context)
  await updateArchived(context.transaction, accountId, isArchived ? now : null, now)
  await recordTimelineEntry(context, {
    accountId,
    kind: isArchived ? 'accounts.account_archived' : 'accounts.account_restored',
  })
}
