import type { Context } from '#platform/context/context.ts'
import type { Account, AccountInput } from '../../contract.ts'

/** What of a customer changes: a field left out stays, null empties it. */
export type AccountChange = Partial<AccountInput> & { version: number }

/**
 * Throws notFound `accounts.no_such_account`, conflict `accounts.changed_meanwhile` when `version` is not the current one,
 * `accounts.external_id_taken`, and invalid `accounts.not_valid` with the fields that are wrong.
 */
export async function updateAccount(_context: Context, _accountId: string, _change: AccountChange): Promise<Account> {
  throw new Error('not written yet')
}
