import { sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { tables } from '../tables.ts'

/** Takes external IDs for customers; the answer is the ones that were taken before and stayed so. */
export async function insertExternalIds(
  transaction: Transaction,
  workspaceId: string,
  owners: readonly { externalId: string; accountId: string }[],
): Promise<string[]> {
  if (owners.length === 0) return []
  const { rows } = await sql<{ external_id: string; account_id: string }>`
    insert into accounts.external_ids (workspace_id, external_id, account_id)
    select ${workspaceId}::uuid, external_id, account_id
    from unnest(${owners.map((one) => one.externalId)}::text[], ${owners.map((one) => one.accountId)}::uuid[])
      as given (external_id, account_id)
    on conflict do nothing returning external_id, account_id`.execute(transaction)
  const taken = new Map(rows.map((row) => [row.external_id, row.account_id]))
  return owners.filter((one) => taken.get(one.externalId) !== one.accountId).map((one) => one.externalId)
}

export async function deleteExternalId(transaction: Transaction, accountId: string): Promise<void> {
  await tables(transaction).deleteFrom('accounts.external_ids').where('account_id', '=', accountId).execute()
}

export function selectHolder(db: Db, externalId: string) {
  return tables(db)
    .selectFrom('accounts.external_ids as taken')
    .innerJoin('accounts.accounts as holders', (join) =>
      join
        .onRef('holders.workspace_id', '=', 'taken.workspace_id')
        .onRef('holders.account_id', '=', 'taken.account_id'),
    )
    .select(['holders.account_id as id', 'holders.name'])
    .where('taken.external_id', '=', externalId)
    .executeTakeFirst()
}

/** Whose the IDs are, by ID: a customer's own external ID before what others call it by. */
export async function selectOwnersOfExternalIds(db: Db, externalIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ external_id: string; account_id: string }>`
    select distinct on (external_id) external_id, account_id from (
      select external_id, account_id, 0 as place from accounts.external_ids
      where external_id = any(${externalIds}::text[])
      union all
      select external_id, account_id, 1 from accounts.other_external_ids where external_id = any(${externalIds}::text[])
    ) as owners order by external_id, place`.execute(db)
  return new Map(rows.map((row) => [row.external_id, row.account_id]))
}

/** Gives customers further IDs; the answer is those that another customer has already. */
export async function insertOtherExternalIds(
  transaction: Transaction,
  workspaceId: string,
  kind: string,
  owners: readonly { externalId: string; accountId: string }[],
): Promise<string[]> {
  if (owners.length === 0) return []
  await sql`
    insert into accounts.other_external_ids (workspace_id, external_id, account_id, kind)
    select distinct on (external_id) ${workspaceId}::uuid, external_id, account_id, ${kind}::text
    from unnest(${owners.map((one) => one.externalId)}::text[], ${owners.map((one) => one.accountId)}::uuid[])
      as given (external_id, account_id)
    order by external_id on conflict do nothing`.execute(transaction)
  const holders = await selectOwnersOfExternalIds(
    transaction,
    owners.map((one) => one.externalId),
  )
  return owners.filter((one) => holders.get(one.externalId) !== one.accountId).map((one) => one.externalId)
}

export async function deleteOtherExternalIds(
  transaction: Transaction,
  owners: readonly { externalId: string; accountId: string }[],
): Promise<void> {
  await sql`delete from accounts.other_external_ids as others
    using unnest(${owners.map((one) => one.externalId)}::text[], ${owners.map((one) => one.accountId)}::uuid[])
      as given (external_id, account_id)
    where others.external_id = given.external_id and others.account_id = given.account_id`.execute(transaction)
}

/**
 * The customers that addresses of people tell: by a mail address that is one of theirs, by a domain that their people's
 * addresses or their website have. What two customers share tells nothing. Archived customers are not told.
 */
export async function selectByAddresses(
  db: Db,
  emails: readonly string[],
  domains: readonly string[],
): Promise<{ kind: 'mail' | 'domain'; value: string; account_id: string }[]> {
  const { rows } = await sql<{ kind: 'mail' | 'domain'; value: string; account_id: string }>`
    select found.kind, found.value, min(found.account_id::text) as account_id from (
      select 'mail' as kind, email as value, account_id from accounts.stakeholders
      where email = any(${emails}::text[])
      union
      select 'domain', split_part(email, '@', 2), account_id from accounts.stakeholders
      where email is not null and split_part(email, '@', 2) = any(${domains}::text[])
      union
      select 'domain', accounts.web_host(website), account_id from accounts.accounts
      where website is not null and accounts.web_host(website) = any(${domains}::text[])
    ) as found
    join accounts.accounts as customers on customers.account_id = found.account_id and customers.archived_at is null
    group by found.kind, found.value having count(*) = 1`.execute(db)
  return rows
}
