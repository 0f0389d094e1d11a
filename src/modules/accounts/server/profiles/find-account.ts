import type { Context } from '#platform/context/context.ts'
import type { Account } from '../../contract.ts'

/** A customer of the workspace, archived or not. */
export async function findAccount(_context: Context, _accountId: string): Promise<Account | undefined> {
  throw new Error('not written yet')
}

/** Throws notFound `accounts.no_such_account`. */
export async function requireAccount(_context: Context, _accountId: string): Promise<Account> {
  throw new Error('not written yet')
}

/** Names by ID; unknown IDs are absent. */
export async function listAccountNames(
  _context: Context,
  _accountIds: readonly string[],
): Promise<Map<string, string>> {
  throw new Error('not written yet')
}

/** Customers by external ID, archived ones too; unknown IDs are absent. */
export async function findAccountsByExternalIds(
  _context: Context,
  _externalIds: readonly string[],
): Promise<Map<string, Account>> {
  throw new Error('not written yet')
}
