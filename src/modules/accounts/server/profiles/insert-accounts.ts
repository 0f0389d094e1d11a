import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import { type FieldError, invalid } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { Account, AccountInput } from '../../contract.ts'
import type { Phase } from '../../domain/phase.ts'
import { blankAccount, changedAccount } from '../../domain/profile/account-change.ts'
import { accountCreated } from '../../events.ts'
import { listCustomFields } from '../custom-fields/list-custom-fields.ts'
import { takeExternalIds } from '../external-ids/take-external-ids.ts'
import { judgeFits, judgeFitsLater } from '../fit/judge-fits.ts'
import { insertPhaseEntries } from '../phases/phase-queries.ts'
import { recordTimelineEntries } from '../timeline/record-timeline-entry.ts'
import { insertAccountRows } from './account-queries.ts'
import { readReferences, referenceErrors } from './check-references.ts'

/** A customer to be made. Phase `qualification` from today on, unless said otherwise. */
export type NewAccount = AccountInput & { phase?: Phase | undefined; phaseSince?: string | undefined }

const batchSize = 1_000

/**
 * Throws conflict `accounts.external_id_taken` and invalid `accounts.not_valid` with the fields that are wrong, a required
 * custom field without a value among them.
 */
export async function createAccount(context: Context, input: NewAccount): Promise<Account> {
  const fields = await listCustomFields(context)
  const required = fields.filter((field) => field.isRequired).map((field) => [field.key, null])
  const account = await insertOne(context, { ...input, custom: { ...Object.fromEntries(required), ...input.custom } })
  await judgeFits(context, [account.id])
  await recordEvent(context, accountCreated, { accountId: account.id }, account.id)
  return account
}

async function insertOne(context: Context, input: NewAccount): Promise<Account> {
  const [account] = await prepareAccounts(context, [input], (_, path) => path)
  if (!account) throw new Error('One customer in, one customer out.')
  await insertPrepared(context, [account])
  return account
}

/**
 * Makes many customers in a number of statements that does not grow with each of them, each with its phase and timeline
 * entry, and answers their IDs in the order given. No `account_created` event is told: whoever makes many tells of the
 * whole. Throws as `createAccount`, the fields named `<index>.<field>`; then nothing is made.
 */
export async function insertAccounts(context: Context, inputs: readonly NewAccount[]): Promise<string[]> {
  const accounts = await prepareAccounts(context, inputs, (index, path) => `${index}.${path}`)
  for (let start = 0; start < accounts.length; start += batchSize) {
    await insertPrepared(context, accounts.slice(start, start + batchSize))
  }
  await judgeFitsLater(context)
  return accounts.map((account) => account.id)
}

async function prepareAccounts(
  context: Context,
  inputs: readonly NewAccount[],
  pathOf: (index: number, path: string) => string,
): Promise<Account[]> {
  const fields = await listCustomFields(context)
  const today = todayIn(context.timeZone, context.clock.now())
  const prepared = inputs.map(({ phase = 'qualification', phaseSince = today, ...input }) => {
    const blank = blankAccount(newId(context.clock.now()), instantOf(context), phase, phaseSince)
    return { blank, ...changedAccount(blank, input, fields) }
  })
  const accounts = prepared.map(({ account }) => account)
  const references = await readReferences(context, accounts)
  const errors = prepared.flatMap(({ blank, account, errors: own }, index): FieldError[] =>
    [...own, ...referenceErrors(blank, account, references, fields)].map((error) => ({
      ...error,
      path: pathOf(index, error.path),
    })),
  )
  if (errors.length > 0) throw invalid('accounts.not_valid', {}, errors)
  return accounts
}

async function insertPrepared(context: Context, accounts: readonly Account[]): Promise<void> {
  await takeExternalIds(context, accounts)
  await insertAccountRows(context.transaction, context.workspaceId, accounts)
  await insertPhaseEntries(
    context.transaction,
    context.workspaceId,
    accounts.map((account) => ({
      id: newId(context.clock.now()),
      accountId: account.id,
      phase: account.phase,
      since: account.phaseSince,
      reason: null,
      movedBy: context.actor.name,
      movedAt: account.createdAt,
    })),
  )
  await recordTimelineEntries(
    context,
    accounts.map((account) => ({ accountId: account.id, kind: 'accounts.account_created' })),
  )
}
