import { type Selectable, sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { type Account, accountSchema } from '../../contract.ts'
import { accountKeys } from '../../domain/profile/account-keys.ts'
import { selectOwnersOfExternalIds } from '../external-ids/external-id-queries.ts'
import { type AccountsTables, tables } from '../tables.ts'

export function toAccount(row: Selectable<AccountsTables['accounts.accounts']>): Account {
  return accountSchema.parse({
    id: row.account_id,
    name: row.name,
    nameKana: row.name_kana,
    externalId: row.external_id,
    corporateNumber: row.corporate_number,
    industry: row.industry,
    employeeCount: row.employee_count,
    plan: row.plan,
    seats: row.seats,
    currency: row.currency,
    mrr: row.mrr_minor,
    arr: row.arr_minor,
    contractStartOn: row.contract_start_on,
    renewalOn: row.renewal_on,
    noticeMonths: row.notice_months,
    autoRenewal: row.auto_renewal,
    ownerId: row.owner_id,
    salesId: row.sales_id,
    parentAccountId: row.parent_account_id,
    touchModel: row.touch_model,
    region: row.region,
    country: row.country,
    phone: row.phone,
    postalCode: row.postal_code,
    address: row.address,
    website: row.website,
    note: row.note,
    closedWeekdays: row.closed_weekdays,
    closedDays: row.closed_days,
    phase: row.phase,
    phaseSince: row.phase_since,
    fit: row.fit_verdict ?? 'unknown',
    custom: row.custom,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
    archivedAt: row.archived_at,
  })
}

/** What an edit may write, with the keys that follow from it. */
export function writtenColumns(account: Account) {
  const keys = accountKeys(account)
  return {
    external_id: account.externalId,
    name: account.name,
    name_kana: account.nameKana,
    sort_key: keys.sortKey,
    search_text: keys.searchText,
    matching_key: keys.matchingKey,
    corporate_number: account.corporateNumber,
    industry: account.industry,
    employee_count: account.employeeCount,
    plan: account.plan,
    seats: account.seats,
    currency: account.currency,
    mrr_minor: account.mrr,
    arr_minor: account.arr,
    contract_start_on: account.contractStartOn,
    renewal_on: account.renewalOn,
    notice_months: account.noticeMonths,
    auto_renewal: account.autoRenewal,
    owner_id: account.ownerId,
    sales_id: account.salesId,
    parent_account_id: account.parentAccountId,
    touch_model: account.touchModel,
    region: account.region,
    country: account.country,
    phone: account.phone,
    postal_code: account.postalCode,
    address: account.address,
    website: account.website,
    note: account.note,
    closed_weekdays: account.closedWeekdays,
    closed_days: account.closedDays,
  }
}

export async function insertAccountRows(
  transaction: Transaction,
  workspaceId: string,
  accounts: readonly Account[],
): Promise<void> {
  const rows = accounts.map((account) => ({
    workspace_id: workspaceId,
    account_id: account.id,
    ...writtenColumns(account),
    custom: account.custom,
    phase: account.phase,
    phase_since: account.phaseSince,
    phase_facts: {},
    created_at: account.createdAt,
    updated_at: account.updatedAt,
    version: account.version,
  }))
  await sql`insert into accounts.accounts
    select * from jsonb_populate_recordset(null::accounts.accounts, ${JSON.stringify(rows)}::jsonb)`.execute(
    transaction,
  )
}

export async function updateAccountRow(transaction: Transaction, account: Account): Promise<void> {
  await tables(transaction)
    .updateTable('accounts.accounts')
    .set({
      ...writtenColumns(account),
      custom: JSON.stringify(account.custom),
      updated_at: account.updatedAt,
      version: account.version,
    })
    .where('account_id', '=', account.id)
    .execute()
}

/** Archives or restores; counts as a change. */
export async function updateArchived(
  transaction: Transaction,
  accountId: string,
  archivedAt: string | null,
  now: string,
): Promise<void> {
  await tables(transaction)
    .updateTable('accounts.accounts')
    .set({ archived_at: archivedAt, updated_at: now, version: sql`version + 1` })
    .where('account_id', '=', accountId)
    .execute()
}

const selectRows = (db: Db) => tables(db).selectFrom('accounts.accounts').selectAll()

export async function selectAccount(db: Db, accountId: string): Promise<Account | undefined> {
  const row = await selectRows(db).where('account_id', '=', accountId).executeTakeFirst()
  return row && toAccount(row)
}

/** The customer, held against other writers until the transaction ends. */
export async function lockAccount(transaction: Transaction, accountId: string): Promise<Account | undefined> {
  const row = await selectRows(transaction).where('account_id', '=', accountId).forUpdate().executeTakeFirst()
  return row && toAccount(row)
}

/** Customers by any of their external IDs; of two that claim one, the customer whose own it is. */
export async function selectByExternalIds(db: Db, externalIds: readonly string[]): Promise<Map<string, Account>> {
  const owners = await selectOwnersOfExternalIds(db, externalIds)
  const rows = await selectRows(db)
    .where('account_id', '=', sql<string>`any(${[...new Set(owners.values())]}::uuid[])`)
    .execute()
  const accounts = new Map(rows.map((row) => [row.account_id, toAccount(row)]))
  return new Map(
    [...owners].flatMap(([externalId, accountId]) => {
      const account = accounts.get(accountId)
      return account ? [[externalId, account] as const] : []
    }),
  )
}

export function selectNames(db: Db, accountIds: readonly string[]) {
  return tables(db)
    .selectFrom('accounts.accounts')
    .select(['account_id as id', 'name'])
    .where('account_id', '=', sql<string>`any(${accountIds}::uuid[])`)
    .execute()
}

export function selectChildren(db: Db, accountId: string) {
  return tables(db)
    .selectFrom('accounts.accounts')
    .select(['account_id as id', 'name'])
    .where('parent_account_id', '=', accountId)
    .where('archived_at', 'is', null)
    .orderBy('sort_key')
    .limit(200)
    .execute()
}

/** Active customers with the same matching key or 法人番号. */
export function selectPossibleDuplicates(db: Db, account: Account) {
  const { matchingKey } = accountKeys(account)
  return tables(db)
    .selectFrom('accounts.accounts')
    .select(['account_id as id', 'name'])
    .where('account_id', '<>', account.id)
    .where('archived_at', 'is', null)
    .where((where) =>
      where.or([
        ...(matchingKey === '' ? [] : [where('matching_key', '=', matchingKey)]),
        ...(account.corporateNumber === null ? [] : [where('corporate_number', '=', account.corporateNumber)]),
      ]),
    )
    .orderBy('sort_key')
    .limit(5)
    .execute()
}

/** Serialises changes of parents: two at once, each sound by itself, could close a circle. */
export async function lockHierarchy(transaction: Transaction, workspaceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`accounts.hierarchy:${workspaceId}`}, 0))`.execute(
    transaction,
  )
}

/** The parents of a customer and theirs, as far up as 50 steps. */
export async function selectAncestors(db: Db, accountId: string): Promise<Map<string, string | null>> {
  const { rows } = await sql<{ account_id: string; parent_account_id: string | null }>`
    with recursive ancestors as (
      select account_id, parent_account_id, 1 as step from accounts.accounts where account_id = ${accountId}
      union all
      select parents.account_id, parents.parent_account_id, step + 1
      from ancestors join accounts.accounts as parents on parents.account_id = ancestors.parent_account_id
      where step < 50
    ) select account_id, parent_account_id from ancestors`.execute(db)
  return new Map(rows.map((row) => [row.account_id, row.parent_account_id]))
}
