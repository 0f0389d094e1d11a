import { type RawBuilder, sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'

/** So many requests at once at most, and so many events: what one transaction counts in seconds. */
const atOnce = { batches: 50_000, events: 3_000_000 }

/**
 * Takes batches that nobody counts at this moment, oldest first; they leave the list with the transaction. In the order of
 * their numbers.
 */
export async function takeBatches(transaction: Transaction): Promise<string[]> {
  const { rows } = await sql<{ batch_no: string }>`
    with free as materialized (
      select batch_no, events from usage.unrolled_batches order by batch_no limit ${atOnce.batches} for update skip locked
    ), numbered as (
      select batch_no, sum(events) over (order by batch_no) - events as before from free
    ), taken as (
      delete from usage.unrolled_batches using numbered
      where unrolled_batches.batch_no = numbered.batch_no and numbered.before < ${atOnce.events}
      returning unrolled_batches.batch_no
    )
    select batch_no::text from taken order by taken.batch_no`.execute(transaction)
  return rows.map((row) => row.batch_no)
}

export async function hasUnrolled(db: Db): Promise<boolean> {
  const { rows } = await sql`select from usage.unrolled_batches limit 1`.execute(db)
  return rows.length > 0
}

/** Events by what they are counted by: columns group_key, user_key, event_key, day, events. */
export type Counted = RawBuilder<unknown>

const activity = sql`event.kind <= 3 and event.event_key is not null`

export const countBatches = (batches: readonly string[]): Counted => sql`
  select event.group_key, event.user_key, event.event_key, event.day, count(*)::int as events
  from usage.events as event
  where event.batch_no between ${batches[0]}::bigint and ${batches.at(-1)}::bigint
    and event.batch_no = any(${`{${batches.join(',')}}`}::bigint[]) and ${activity}
  group by event.group_key, event.user_key, event.event_key, event.day`

/** What waits for these keys. */
export async function findWaiting(db: Db, keys: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select waiting_count_id as id from usage.waiting_counts
    where waits_for = any(${`{${keys.join(',')}}`}::bigint[])`.execute(db)
  return rows.map((row) => row.id)
}

export const countWaiting = (keys: readonly string[], ids: readonly string[]): Counted => sql`
  select group_key, user_key, event_key, day, sum(events)::int as events
  from usage.waiting_counts
  where waits_for = any(${`{${keys.join(',')}}`}::bigint[]) and waiting_count_id = any(${ids}::uuid[])
  group by group_key, user_key, event_key, day`

export async function dropWaiting(
  transaction: Transaction,
  keys: readonly string[],
  ids: readonly string[],
): Promise<void> {
  await sql`delete from usage.waiting_counts
    where waits_for = any(${`{${keys.join(',')}}`}::bigint[]) and waiting_count_id = any(${ids}::uuid[])`.execute(
    transaction,
  )
}

/**
 * Adds counts to every rollup in one statement and answers whose they were. All of it only adds, in the order of the keys:
 * as many may do it at once as like. An event counts for the customer of its group, else for its person's.
 */
export async function addCounts(
  transaction: Transaction,
  workspaceId: string,
  counted: Counted,
  partNo: string,
): Promise<string[]> {
  // Where a backlog is counted, the groups of three million events fit into this.
  await sql`set local work_mem = '192MB'`.execute(transaction)
  const { rows } = await sql<{ account_id: string }>`
    with counted as materialized (${counted}),
    placed as materialized (
      select coalesce(customer.account_id, person.account_id) as account_id, coalesce(counted.group_key, 0) as group_key,
        counted.user_key, coalesce(person.merged_into, counted.user_key) as known_key, counted.event_key, counted.day, counted.events,
        case when counted.group_key is not null then counted.group_key else counted.user_key end as waits_for
      from counted
      left join usage.groups as customer on customer.group_key = counted.group_key
      left join usage.people as person on person.user_key = counted.user_key
    ),
    parts as (
      insert into usage.day_parts (workspace_id, account_id, day, group_key, part_no, users, event_keys, counts)
      select ${workspaceId}::uuid, account_id, day, group_key, ${partNo}::bigint, array_agg(coalesce(user_key, 0)),
        array_agg(event_key), array_agg(events)
      from placed where account_id is not null group by account_id, day, group_key
    ),
    calendar as (
      select day, date_trunc('month', day)::date as month, 1 << (extract(day from day)::int - 1) as bit
      from (select distinct day from placed) as told
    ),
    features as (
      select event_key, bit_or(1::bigint << feature_no) as mask, bool_or(is_admin) as is_admin
      from usage.feature_events join usage.features using (workspace_id, feature_no) group by event_key
    ),
    days as (
      insert into usage.account_days as known (workspace_id, account_id, day, events, admin_events, features)
      select ${workspaceId}::uuid, account_id, day,
        -- An event of a set with conditions is there a second time, under the set's key.
        coalesce(sum(events) filter (where event_key not in (select event_key from usage.derived_events)), 0), coalesce(sum(events) filter (where is_admin), 0),
        coalesce(bit_or(mask), 0)
      from placed left join features using (event_key) where account_id is not null
      group by account_id, day order by account_id, day
      on conflict (workspace_id, account_id, day) do update set events = known.events + excluded.events,
        admin_events = known.admin_events + excluded.admin_events, features = known.features | excluded.features
    ),
    active as (
      select account_id, known_key as user_key, calendar.month, bit_or(calendar.bit) as days
      from placed join calendar using (day) where account_id is not null and known_key is not null
      group by account_id, known_key, calendar.month
    ),
    months as (
      insert into usage.user_months as known (workspace_id, account_id, user_key, month, days)
      select ${workspaceId}::uuid, account_id, user_key, month, active.days
      from active left join usage.user_months as before using (account_id, user_key, month)
      -- Who was seen that day already is not written again: that would be most rows of every second.
      where before.days is null or before.days | active.days <> before.days
      order by account_id, user_key, month
      on conflict (workspace_id, account_id, user_key, month) do update set days = known.days | excluded.days
    ),
    waiting as (
      insert into usage.waiting_counts (workspace_id, waits_for, waiting_count_id, group_key, user_key, event_key, day, events)
      select ${workspaceId}::uuid, waits_for, gen_random_uuid(), nullif(group_key, 0), user_key, event_key, day, events
      from placed where account_id is null
    )
    select distinct account_id from placed where account_id is not null`.execute(transaction)
  return rows.map((row) => row.account_id)
}
