import { sql } from 'kysely'
import type { Transaction } from '#platform/database/transaction.ts'

/**
 * Makes the days and the people of customers anew from what is kept of their days, exactly as counting would have made
 * them. Only while nobody counts: see `counting-lock.ts`.
 */
export async function rebuildAccounts(
  transaction: Transaction,
  workspaceId: string,
  accounts: readonly string[],
): Promise<void> {
  await sql`delete from usage.account_days where account_id = any(${accounts}::uuid[])`.execute(transaction)
  await sql`insert into usage.account_days (workspace_id, account_id, day, events, admin_events, features)
    with features as (
      select event_key, bit_or(1::bigint << feature_no) as mask, bool_or(is_admin) as is_admin
      from usage.feature_events join usage.features using (workspace_id, feature_no) group by event_key
    )
    select ${workspaceId}::uuid, part.account_id, part.day,
      coalesce(sum(one.count) filter (where one.event_key not in (select event_key from usage.derived_events)), 0),
      coalesce(sum(one.count) filter (where feature.is_admin), 0), coalesce(bit_or(feature.mask), 0)
    from usage.day_parts as part
    cross join lateral unnest(part.event_keys, part.counts) as one (event_key, count)
    left join features as feature on feature.event_key = one.event_key
    where part.account_id = any(${accounts}::uuid[])
    group by part.account_id, part.day order by part.account_id, part.day`.execute(transaction)
  await sql`delete from usage.user_months where account_id = any(${accounts}::uuid[])`.execute(transaction)
  await sql`insert into usage.user_months (workspace_id, account_id, user_key, month, days)
    select ${workspaceId}::uuid, part.account_id, coalesce(person.merged_into, one.user_key), date_trunc('month', part.day)::date,
      bit_or(1 << (extract(day from part.day)::int - 1))
    from usage.day_parts as part
    cross join lateral unnest(part.users) as one (user_key)
    left join usage.people as person on person.user_key = one.user_key
    where part.account_id = any(${accounts}::uuid[]) and one.user_key <> 0
    group by 2, 3, 4 order by 2, 3, 4`.execute(transaction)
}
