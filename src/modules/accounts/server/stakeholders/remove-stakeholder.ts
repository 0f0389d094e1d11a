import type { Context } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { stakeholdersChanged } from '../../events.ts'
import { requireLockedAccount } from '../profiles/find-account.ts'
import { recordTimelineEntry } from '../timeline/record-timeline-entry.ts'
import { storedName } from './create-stakeholder.ts'
import { requireStakeholder } from './list-stakeholders.ts'
import { deleteStakeholderRows } from './stakeholder-queries.ts'

/** Removes a person entered by mistake. Throws notFound `accounts.no_such_account`, `accounts.no_such_stakeholder`. */
export async function removeStakeholder(
  context: Context,
  accountId: string,
  stakeholderId: string,
): Promise<undefined> {
  await requireLockedAccount(context, accountId)
  const { person } = await requireStakeholder(context, accountId, stakeholderId)
  await deleteStakeholderRows(context.transaction, [person])
  await recordTimelineEntry(context, {
    accountId,
    kind: 'accounts.stakeholder_removed',
    params: { name: storedName(person) },
  })
  await recordEvent(context, stakeholdersChanged, { accountId }, accountId)
}
