import { sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import type { Merge } from '../../contract.ts'

export interface MergeRow extends Merge {
  user_key: string
  into_key: string
  /** Whom the person is taken for now, by this merge and those after it. */
  root_key: string | null
}

export async function selectMerges(db: Db, mergeId?: string): Promise<MergeRow[]> {
  const among = mergeId === undefined ? sql`` : sql`where merge.merge_id = ${mergeId}::uuid`
  const { rows } = await sql<MergeRow>`
    select merge.merge_id as id, person.external_id as person, target.external_id as into, merge.cause, merge.reason,
      merge.merged_by as "mergedBy", merge.merged_at as "mergedAt", merge.undone_at as "undoneAt", merge.undone_by as "undoneBy",
      merge.user_key::text, merge.into_key::text, person.merged_into::text as root_key
    from usage.merges as merge
    join usage.people as person on person.user_key = merge.user_key
    join usage.people as target on target.user_key = merge.into_key
    ${among} order by merge.merged_at desc, merge.merge_id desc limit 100`.execute(db)
  return rows
}

/** Keys of people by the IDs that senders use. */
export async function selectPeopleByIds(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ external_id: string; user_key: string }>`select external_id, user_key::text
    from usage.people where external_id = any(${ids}::text[]) order by user_key`.execute(db)
  return new Map(rows.map((row) => [row.external_id, row.user_key]))
}

/** Says why a person was just merged; undefined where nothing was. */
export async function giveReason(
  transaction: Transaction,
  userKey: string,
  reason: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ merge_id: string }>`update usage.merges set reason = ${reason}
    where user_key = ${userKey}::bigint and undone_at is null and cause = 'person' and reason is null returning merge_id`.execute(
    transaction,
  )
  return rows[0]?.merge_id
}

/** False where it was undone before. */
export async function markUndone(transaction: Transaction, undone: { id: string; at: string; by: string }) {
  const { numAffectedRows = 0n } = await sql`update usage.merges
    set undone_at = ${undone.at}::timestamptz, undone_by = ${undone.by}
    where merge_id = ${undone.id}::uuid and undone_at is null`.execute(transaction)
  return numAffectedRows === 1n
}

/** Gives a person, and all who were merged with whom it was, the person whom the merges that hold now lead to. */
export async function resolvePeople(transaction: Transaction, merge: { userKey: string; intoKey: string }) {
  await sql`with recursive affected as (
      select user_key from usage.people
      where user_key = ${merge.userKey}::bigint or merged_into = (
        select coalesce(merged_into, user_key) from usage.people where user_key = ${merge.intoKey}::bigint)
    ), chain as (
      select user_key, user_key as at, 0 as depth from affected
      union all
      select chain.user_key, link.into_key, chain.depth + 1 from chain
      join usage.merges as link on link.user_key = chain.at and link.undone_at is null
      where chain.depth < 50
    ), known as (
      select distinct on (user_key) user_key, at from chain order by user_key, depth desc
    )
    update usage.people as person set merged_into = nullif(known.at, known.user_key)
    from known where person.user_key = known.user_key`.execute(transaction)
}

/** Customers at whose days somebody was counted. */
export async function selectAccountsOf(db: Db, keys: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ account_id: string }>`select distinct account_id from usage.user_months
    where user_key = any(${`{${keys.join(',')}}`}::bigint[])`.execute(db)
  return rows.map((row) => row.account_id)
}
