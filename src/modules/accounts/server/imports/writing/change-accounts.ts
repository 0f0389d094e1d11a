import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { type FieldError, invalid } from '#platform/kernel/errors.ts'
import type { Account, AccountInput } from '../../../contract.ts'
import { accountChanges, changedAccount } from '../../../domain/profile/account-change.ts'
import { listCustomFields } from '../../custom-fields/list-custom-fields.ts'
import { takeExternalIds } from '../../external-ids/take-external-ids.ts'
import { readReferences, referenceErrors } from '../../profiles/check-references.ts'
import { recordTimelineEntries } from '../../timeline/record-timeline-entry.ts'
import { deleteExternalIds, lockAccounts, updateAccountRows } from './batch-queries.ts'

export interface AccountPair {
  before: Account
  after: Account
}

/**
 * Changes many customers in a number of statements that does not grow with them, each with its timeline entry. Answers
 * those that really changed; customers that are gone are left out. Parents are not changed here. Throws as
 * `updateAccount`, the fields named `<id>.<field>`; then nothing is changed.
 */
export async function updateAccounts(
  context: Context,
  changes: ReadonlyMap<string, Partial<Omit<AccountInput, 'parentAccountId'>>>,
): Promise<AccountPair[]> {
  const fields = await listCustomFields(context)
  const locked = await lockAccounts(context.transaction, [...changes.keys()])
  const changed = locked.map((before) => ({ before, ...changedAccount(before, changes.get(before.id) ?? {}, fields) }))
  const references = await readReferences(
    context,
    changed.map(({ account }) => account),
  )
  const errors = changed.flatMap(({ before, account, errors: own }): FieldError[] =>
    [...own, ...referenceErrors(before, account, references, fields)].map((error) => ({
      ...error,
      path: `${before.id}.${error.path}`,
    })),
  )
  if (errors.length > 0) throw invalid('accounts.not_valid', {}, errors)
  return writePairs(
    context,
    changed.map(({ before, account }) => ({ before, after: account })),
  )
}

/**
 * Gives customers facts back that they had before, unchecked. A customer whose version is not the one named was changed
 * since and stays as it is. Answers those that were restored.
 */
export async function restoreAccounts(
  context: Context,
  states: ReadonlyMap<string, { version: number; facts: Partial<Account> }>,
): Promise<AccountPair[]> {
  const locked = await lockAccounts(context.transaction, [...states.keys()])
  const pairs = locked.flatMap((before) => {
    const state = states.get(before.id)
    return state?.version === before.version ? [{ before, after: { ...before, ...state.facts, id: before.id } }] : []
  })
  return writePairs(context, pairs)
}

async function writePairs(context: Context, pairs: readonly AccountPair[]): Promise<AccountPair[]> {
  const updatedAt = instantOf(context)
  const written = pairs.flatMap(({ before, after }) => {
    const changes = accountChanges(before, after)
    const next = { ...after, version: before.version + 1, updatedAt }
    return changes.length === 0 ? [] : [{ before, after: next, changes }]
  })
  const renamed = written
    .filter(({ before, after }) => before.externalId !== after.externalId)
    .map(({ after }) => after)
  if (renamed.length > 0) {
    await deleteExternalIds(
      context.transaction,
      renamed.map((account) => account.id),
    )
    await takeExternalIds(context, renamed)
  }
  await updateAccountRows(
    context.transaction,
    written.map(({ after }) => after),
  )
  await recordTimelineEntries(
    context,
    written.map(({ after, changes }) => ({
      accountId: after.id,
      kind: 'accounts.account_updated',
      params: { changes },
    })),
  )
  return written.map(({ before, after }) => ({ before, after }))
}
