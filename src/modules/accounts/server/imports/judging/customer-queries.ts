import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { Account } from '../../../contract.ts'
import type { KnownPerson } from '../../../domain/imports/customers/customer-values.ts'
import { toAccount } from '../../profiles/account-queries.ts'
import { tables } from '../../tables.ts'

export interface CustomerKeys {
  externalIds: readonly string[]
  corporateNumbers: readonly string[]
  matchingKeys: readonly string[]
  accountIds: readonly string[]
}

/** The customers that rows with these keys may mean. Archived ones are found by external ID only. */
export async function selectCandidateIds(db: Db, keys: CustomerKeys): Promise<string[]> {
  const { rows } = await sql<{ account_id: string }>`
    select account_id from accounts.external_ids where external_id = any(${keys.externalIds}::text[])
    union select account_id from accounts.accounts
      where archived_at is null and corporate_number = any(${keys.corporateNumbers}::text[])
    union select account_id from accounts.accounts
      where archived_at is null and matching_key = any(${keys.matchingKeys}::text[])
    union select account_id from accounts.accounts where account_id = any(${keys.accountIds}::uuid[])
    order by account_id`.execute(db)
  return rows.map((row) => row.account_id)
}

export async function selectAccountsOf(db: Db, accountIds: readonly string[]): Promise<Account[]> {
  const rows = await tables(db)
    .selectFrom('accounts.accounts')
    .selectAll()
    .where('account_id', '=', sql<string>`any(${accountIds}::uuid[])`)
    .orderBy('created_at')
    .orderBy('account_id')
    .execute()
  return rows.map(toAccount)
}

/** The people of customers who have not left, the ones known longest first. */
export async function selectPeopleOf(db: Db, accountIds: readonly string[]): Promise<Map<string, KnownPerson[]>> {
  const rows = await tables(db)
    .selectFrom('accounts.stakeholders')
    .select([
      'account_id',
      'stakeholder_id as id',
      'version',
      'family_name as familyName',
      'given_name as givenName',
      'family_kana as familyKana',
      'given_kana as givenKana',
      'department',
      'title',
      'email',
      'phone',
    ])
    .where('account_id', '=', sql<string>`any(${accountIds}::uuid[])`)
    .where('left_on', 'is', null)
    .orderBy('created_at')
    .orderBy('stakeholder_id')
    .execute()
  return Map.groupBy(rows, (row) => row.account_id)
}
