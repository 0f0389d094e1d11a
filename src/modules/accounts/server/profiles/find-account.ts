import type { Context } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'
import type { Account } from '../../contract.ts'
import { lockAccount, selectAccount, selectByExternalIds, selectNames } from './account-queries.ts'

/** A customer of the workspace, archived or not. */
export function findAccount(context: Context, accountId: string): Promise<Account | undefined> {
  return selectAccount(context.transaction, accountId)
}

/** Throws notFound `accounts.no_such_account`. */
export async function requireAccount(context: Context, accountId: string): Promise<Account> {
  const account = await selectAccount(context.transaction, accountId)
  if (!account) throw notFound('accounts.no_such_account')
  return account
}

/** As `requireAccount`, and nobody else changes the customer before the transaction ends. */
export async function requireLockedAccount(context: Context, accountId: string): Promise<Account> {
  const account = await lockAccount(context.transaction, accountId)
  if (!account) throw notFound('accounts.no_such_account')
  return account
}

/** Names by ID; unknown IDs are absent. */
export async function listAccountNames(context: Context, accountIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await selectNames(context.transaction, accountIds)
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Customers by their external ID or another ID of theirs, archived ones too; unknown IDs are absent. */
export function findAccountsByExternalIds(
  context: Context,
  externalIds: readonly string[],
): Promise<Map<string, Account>> {
  return selectByExternalIds(context.transaction, externalIds)
}
