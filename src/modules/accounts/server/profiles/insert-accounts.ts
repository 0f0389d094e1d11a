import type { Context } from '#platform/context/context.ts'
import type { Account, AccountInput } from '../../contract.ts'
import type { Phase } from '../../domain/phase.ts'

/** A customer to be made. Phase `qualification` from today on, unless said otherwise. */
export type NewAccount = AccountInput & { phase?: Phase | undefined; phaseSince?: string | undefined }

/** Throws conflict `accounts.external_id_taken` and invalid `accounts.not_valid` with the fields that are wrong. */
export async function createAccount(_context: Context, _input: NewAccount): Promise<Account> {
  throw new Error('not written yet')
}

/**
 * Makes many customers in a fixed number of statements, each with its phase and timeline entry, and answers their IDs in
 * the order given. Rows must have been checked; throws as `createAccount`, then nothing is made.
 */
export async function insertAccounts(_context: Context, _inputs: readonly NewAccount[]): Promise<string[]> {
  throw new Error('not written yet')
}
