import { type Insertable, sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { type HealthTables, tables } from '../tables.ts'

/** What is thought of the customer on the day; undefined where nobody said anything or it has expired. */
export async function findSentiment(db: Db, accountId: string, day: string) {
  const row = await tables(db)
    .selectFrom('health.sentiments')
    .select(['mood', 'reason', 'said_on', 'expires_on', 'said_by'])
    .where('account_id', '=', accountId)
    .where('said_on', '<=', day)
    .orderBy('said_on', 'desc')
    .orderBy('said_at', 'desc')
    .orderBy('sentiment_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && row.expires_on > day ? row : undefined
}

/** False where the same press was written before. */
export async function insertSentiment(
  transaction: Transaction,
  row: Insertable<HealthTables['health.sentiments']>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(transaction)
    .insertInto('health.sentiments')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspace_id', 'account_id', 'client_id']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** The decision that stands on the day, as far as it was not ended since. */
export function findOverride(db: Db, accountId: string, day: string) {
  return tables(db)
    .selectFrom('health.overrides')
    .select(['override_id', 'score', 'band', 'reason', 'from_on', 'until_on', 'decided_by'])
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('from_on', '<=', day)
    .where('until_on', '>=', day)
    .executeTakeFirst()
}

export async function isOverrideKnown(db: Db, accountId: string, clientId: string): Promise<boolean> {
  const row = await tables(db)
    .selectFrom('health.overrides')
    .select('override_id')
    .where('account_id', '=', accountId)
    .where('client_id', '=', clientId)
    .executeTakeFirst()
  return row !== undefined
}

export async function insertOverride(
  transaction: Transaction,
  row: Omit<Insertable<HealthTables['health.overrides']>, 'ended_at' | 'ended_by'>,
): Promise<void> {
  await tables(transaction)
    .insertInto('health.overrides')
    .values({ ...row, ended_at: null, ended_by: null })
    .execute()
}

/** Ends the decisions of a customer, or one of them. Returns how many stood. */
export async function endOverrides(
  transaction: Transaction,
  end: { accountId: string; overrideId?: string; at: string; by: string },
): Promise<number> {
  const { numUpdatedRows } = await tables(transaction)
    .updateTable('health.overrides')
    .set({ ended_at: end.at, ended_by: end.by })
    .where('account_id', '=', end.accountId)
    .where('ended_at', 'is', null)
    .$if(end.overrideId !== undefined, (query) => query.where('override_id', '=', end.overrideId ?? ''))
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

/** Notes customers to be scored anew; in the order of their IDs, so that two who do it at once wait for each other only once. */
export async function insertWaiting(
  transaction: Transaction,
  workspaceId: string,
  accountIds: readonly string[],
): Promise<void> {
  await sql`insert into health.waiting_accounts (workspace_id, account_id)
    select ${workspaceId}::uuid, id from unnest(${[...new Set(accountIds)].toSorted()}::uuid[]) as given (id)
    on conflict do nothing`.execute(transaction)
}

export async function takeWaiting(transaction: Transaction): Promise<string[]> {
  const rows = await tables(transaction).deleteFrom('health.waiting_accounts').returning('account_id').execute()
  return rows.map(({ account_id }) => account_id)
}
