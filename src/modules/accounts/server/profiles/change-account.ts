import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { conflict, invalid } from '#platform/kernel/errors.ts'
import type { Account, AccountInput } from '../../contract.ts'
import { accountChanges, changedAccount } from '../../domain/profile/account-change.ts'
import { accountChanged, calendarChanged } from '../../events.ts'
import { listCustomFields } from '../custom-fields/list-custom-fields.ts'
import { replaceExternalId } from '../external-ids/take-external-ids.ts'
import { judgeFits } from '../fit/judge-fits.ts'
import { recordTimelineEntry } from '../timeline/record-timeline-entry.ts'
import { updateAccountRow } from './account-queries.ts'
import { parentErrors, readReferences, referenceErrors } from './check-references.ts'
import { requireLockedAccount } from './find-account.ts'

const calendarFields = ['closedWeekdays', 'closedDays'] as const

/** What of a customer changes: a field left out stays, null empties it. */
export type AccountChange = Partial<AccountInput> & { version: number }

/**
 * Throws notFound `accounts.no_such_account`, conflict `accounts.changed_meanwhile` when `version` is not the current one,
 * `accounts.external_id_taken`, and invalid `accounts.not_valid` with the fields that are wrong.
 */
export async function updateAccount(
  context: Context,
  accountId: string,
  { version, ...change }: AccountChange,
): Promise<Account> {
  const before = await requireLockedAccount(context, accountId)
  if (before.version !== version) throw conflict('accounts.changed_meanwhile')
  const fields = await listCustomFields(context)
  const { account, errors } = changedAccount(before, change, fields)
  const references = await readReferences(context, [account])
  const wrong = [
    ...errors,
    ...referenceErrors(before, account, references, fields),
    ...(before.parentAccountId === account.parentAccountId ? [] : await parentErrors(context, account)),
  ]
  if (wrong.length > 0) throw invalid('accounts.not_valid', {}, wrong)

  const changes = accountChanges(before, account)
  if (changes.length === 0) return before
  const after = { ...account, version: version + 1, updatedAt: instantOf(context) }
  if (before.externalId !== after.externalId) await replaceExternalId(context, after)
  await updateAccountRow(context.transaction, after)
  await judgeFits(context, [accountId])
  await recordTimelineEntry(context, { accountId, kind: 'accounts.account_updated', params: { changes } })
  const fieldNames = changes.map(({ field }) => field)
  await recordEvent(context, accountChanged, { accountId, fields: fieldNames }, accountId)
  const isOther = calendarFields.some((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
  if (isOther) await recordEvent(context, calendarChanged, { accountId }, accountId)
  return after
}
