import { sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import type { groupStates, UsageGroup } from '../../contract.ts'

interface GroupRow {
  key: string
  externalId: string
  name: string | null
  account_id: string | null
  account_name: string | null
  assignedBy: string | null
  firstSeenAt: string
  waiting: number
}

const states = {
  waiting: sql`customer.account_id is null and customer.assigned_by is null`,
  assigned: sql`customer.account_id is not null`,
  ignored: sql`customer.account_id is null and customer.assigned_by is not null`,
}

/** Those for which most waits first. */
export async function selectGroups(db: Db, wanted: { state: (typeof groupStates)[number]; words: string }) {
  const pattern = `%${wanted.words.replace(/[\\%_]/g, '\\$&')}%`
  const named =
    wanted.words === ''
      ? sql``
      : sql`and (customer.external_id ilike ${pattern} or customer.traits->>'name' ilike ${pattern} or account.name ilike ${pattern})`
  return await select(db, sql`where ${states[wanted.state]} ${named}`)
}

export async function findGroup(db: Db, key: string): Promise<UsageGroup | undefined> {
  const [group] = await select(db, sql`where customer.group_key = ${key}::bigint`)
  return group
}

async function select(db: Db, among: ReturnType<typeof sql>): Promise<UsageGroup[]> {
  const { rows } = await sql<GroupRow>`
    select customer.group_key::text as key, customer.external_id as "externalId", customer.traits->>'name' as name,
      customer.account_id, account.name as account_name, customer.assigned_by as "assignedBy",
      customer.first_seen_at as "firstSeenAt", coalesce(waiting.events, 0) as waiting
    from usage.groups as customer
    left join accounts.published_accounts as account on account.account_id = customer.account_id
    left join lateral (
      select sum(events) as events from usage.waiting_counts as waiting where waiting.waits_for = customer.group_key
        and waiting.event_key not in (select event_key from usage.derived_events)
    ) as waiting on customer.account_id is null
    ${among}
    order by coalesce(waiting.events, 0) desc, customer.external_id limit 100`.execute(db)
  return rows.map(({ account_id, account_name, ...row }) => ({
    ...row,
    account: account_id === null ? null : { id: account_id, name: account_name ?? '' },
  }))
}

export async function hasAccount(db: Db, accountId: string): Promise<boolean> {
  const { rows } = await sql`select from accounts.published_accounts where account_id = ${accountId}::uuid`.execute(db)
  return rows.length > 0
}

/** Says whose a group is, and with it the people who were its customer's by belonging to it. Answers their keys. */
export async function updateAssignment(
  transaction: Transaction,
  group: { key: string; accountId: string | null; by: string },
): Promise<string[]> {
  const { rows } = await sql<{ user_key: string }>`
    with former as (
      select account_id from usage.groups where group_key = ${group.key}::bigint
    ), assigned as (
      update usage.groups set account_id = ${group.accountId}::uuid, assigned_by = ${group.by}
      where group_key = ${group.key}::bigint
    ), members as (
      select user_key from usage.people where group_key = ${group.key}::bigint
    )
    update usage.people as person set account_id = ${group.accountId}::uuid from former
    where (person.user_key in (select user_key from members) or person.merged_into in (select user_key from members))
      and person.account_id is not distinct from former.account_id
    returning person.user_key::text`.execute(transaction)
  return rows.map((row) => row.user_key)
}

/**
 * Moves what was counted under a group, and what its people did without naming a group, to a customer, or back to what
 * waits. Answers the customers that had it.
 */
export async function moveParts(
  transaction: Transaction,
  workspaceId: string,
  move: { groupKey: string; people: readonly string[]; from: string | null; to: string | null },
): Promise<string[]> {
  const people = sql`${`{${move.people.join(',')}}`}::bigint[]`
  const key = sql`${move.groupKey}::bigint`
  const { rows } = await sql<{ account_id: string }>`
    with taken as (
      delete from usage.day_parts as part
      where part.group_key = ${key}
        or (part.account_id = ${move.from}::uuid and part.group_key = 0 and part.users && ${people})
      returning *
    ), entries as (
      select taken.account_id, taken.day, taken.group_key, taken.part_no, one.user_key, one.event_key, one.count,
        taken.group_key = ${key} or one.user_key = any(${people}) as is_moved
      from taken cross join lateral unnest(taken.users, taken.event_keys, taken.counts) as one (user_key, event_key, count)
    ), placed as (
      select *, case when is_moved then ${move.to}::uuid else account_id end as target from entries
    ), kept as (
      insert into usage.day_parts as known (workspace_id, account_id, day, group_key, part_no, users, event_keys, counts)
      select ${workspaceId}::uuid, target, day, group_key, part_no, array_agg(user_key), array_agg(event_key), array_agg(count)
      from placed where target is not null group by target, day, group_key, part_no
      on conflict (workspace_id, account_id, day, group_key, part_no) do update set users = known.users || excluded.users,
        event_keys = known.event_keys || excluded.event_keys, counts = known.counts || excluded.counts
    ), waiting as (
      insert into usage.waiting_counts (workspace_id, waits_for, waiting_count_id, group_key, user_key, event_key, day, events)
      select ${workspaceId}::uuid, case when group_key <> 0 then group_key else user_key end, gen_random_uuid(),
        nullif(group_key, 0), nullif(user_key, 0), event_key, day, sum(count)
      from placed where target is null group by group_key, user_key, event_key, day
    )
    select distinct account_id from taken`.execute(transaction)
  return rows.map((row) => row.account_id)
}
