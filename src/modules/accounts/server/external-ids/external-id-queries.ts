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
