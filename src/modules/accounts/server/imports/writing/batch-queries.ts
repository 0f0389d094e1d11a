import { sql } from 'kysely'
import type { Transaction } from '#platform/database/transaction.ts'
import type { Account } from '../../../contract.ts'
import { toAccount, writtenColumns } from '../../profiles/account-queries.ts'
import { tables } from '../../tables.ts'

/** Customers held against other writers until the transaction ends, in one order so that two batches never wait in a ring. */
export async function lockAccounts(transaction: Transaction, accountIds: readonly string[]): Promise<Account[]> {
  const rows = await tables(transaction)
    .selectFrom('accounts.accounts')
    .selectAll()
    .where('account_id', '=', sql<string>`any(${accountIds}::uuid[])`)
    .orderBy('account_id')
    .forUpdate()
    .execute()
  return rows.map(toAccount)
}

/** Writes many customers in one statement. */
export async function updateAccountRows(transaction: Transaction, accounts: readonly Account[]): Promise<void> {
  const rows = accounts.map((account) => ({
    account_id: account.id,
    ...writtenColumns(account),
    custom: account.custom,
    updated_at: account.updatedAt,
    version: account.version,
  }))
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first).filter((column) => column !== 'account_id')
  const set = columns.map((column) => sql`${sql.ref(column)} = given.${sql.ref(column)}`)
  await sql`update accounts.accounts as written set ${sql.join(set)}
    from jsonb_populate_recordset(null::accounts.accounts, ${JSON.stringify(rows)}::jsonb) as given
    where written.account_id = given.account_id`.execute(transaction)
}

export async function deleteExternalIds(transaction: Transaction, accountIds: readonly string[]): Promise<void> {
  await sql`delete from accounts.external_ids where account_id = any(${accountIds}::uuid[])`.execute(transaction)
}
