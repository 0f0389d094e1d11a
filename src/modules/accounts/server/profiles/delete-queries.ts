import { sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'

/**
 * Of the customers, those that are as they were made: no edit, no phase but the first, no entry but that of their making,
 * no people but those made in the same moment.
 */
export async function selectUntouched(db: Db, accountIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ account_id: string }>`
    select account_id from accounts.accounts as candidates
    where account_id = any(${accountIds}::uuid[]) and version = 1
      and not exists (select from accounts.accounts as children where children.parent_account_id = candidates.account_id)
      and not exists (select from accounts.stakeholders as people where people.account_id = candidates.account_id
        and (people.version > 1 or people.created_at > candidates.created_at))
      and not exists (select from accounts.timeline_entries as entries
        where entries.account_id = candidates.account_id and entries.kind <> 'accounts.account_created')
      and (select count(*) from accounts.phase_entries as phases where phases.account_id = candidates.account_id) = 1
    for update`.execute(db)
  return rows.map((row) => row.account_id)
}

/** False, and nothing is deleted, when something of another module still belongs to one of them. */
export async function deleteAccountRows(transaction: Transaction, accountIds: readonly string[]): Promise<boolean> {
  await sql`savepoint delete_accounts`.execute(transaction)
  try {
    await sql`delete from accounts.stakeholders where account_id = any(${accountIds}::uuid[])`.execute(transaction)
    await sql`delete from accounts.external_ids where account_id = any(${accountIds}::uuid[])`.execute(transaction)
    await sql`delete from accounts.other_external_ids where account_id = any(${accountIds}::uuid[])`.execute(
      transaction,
    )
    await sql`delete from accounts.figures where account_id = any(${accountIds}::uuid[])`.execute(transaction)
    await sql`delete from accounts.phase_entries where account_id = any(${accountIds}::uuid[])`.execute(transaction)
    await sql`delete from accounts.timeline_entries where account_id = any(${accountIds}::uuid[])`.execute(transaction)
    await sql`delete from accounts.accounts where account_id = any(${accountIds}::uuid[])`.execute(transaction)
  } catch (error) {
    if (!isForeignKeyViolation(error)) throw error
    await sql`rollback to savepoint delete_accounts`.execute(transaction)
    return false
  }
  await sql`release savepoint delete_accounts`.execute(transaction)
  return true
}

function isForeignKeyViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23503'
}
