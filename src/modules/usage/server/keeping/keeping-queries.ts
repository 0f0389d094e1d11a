import { sql } from 'kysely'
import type { Transaction } from '#platform/database/transaction.ts'

/** Drops the months that lie before the month of a day. Answers how many partitions that were. */
export async function dropMonthsBefore(transaction: Transaction, day: string): Promise<number> {
  const { rows } = await sql<{ dropped: number }>`select usage.drop_months_before(${day}::date) as dropped`.execute(
    transaction,
  )
  return rows[0]?.dropped ?? 0
}

/**
 * Makes one part of each customer's day that has more than so many, with the same sums. Only while `lockForCounting` is
 * held: counting adds parts beside it, and of two who merge the same day the second finds nothing left. Answers how many
 * days were merged.
 */
export async function mergeParts(
  transaction: Transaction,
  workspaceId: string,
  { partNo, moreThan, atMost }: { partNo: string; moreThan: number; atMost: number },
): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    with crowded as materialized (
      select account_id, day, group_key from usage.day_parts group by account_id, day, group_key
      having count(*) > ${moreThan} limit ${atMost}
    ), taken as (
      delete from usage.day_parts as part using crowded
      where part.workspace_id = ${workspaceId}::uuid and part.account_id = crowded.account_id and part.day = crowded.day
        and part.group_key = crowded.group_key
      returning part.*
    ), summed as (
      select taken.account_id, taken.day, taken.group_key, one.user_key, one.event_key, sum(one.count)::int as count
      from taken cross join lateral unnest(taken.users, taken.event_keys, taken.counts) as one (user_key, event_key, count)
      group by taken.account_id, taken.day, taken.group_key, one.user_key, one.event_key
    )
    insert into usage.day_parts (workspace_id, account_id, day, group_key, part_no, users, event_keys, counts)
    select ${workspaceId}::uuid, account_id, day, group_key, ${partNo}::bigint, array_agg(user_key), array_agg(event_key),
      array_agg(count)
    from summed group by account_id, day, group_key`.execute(transaction)
  return Number(numAffectedRows)
}
