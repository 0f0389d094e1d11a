import { type RawBuilder, sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { tables } from '../tables.ts'

interface Moving {
  workspaceId: string
  segmentId: string
  now: string
  /** A query (without brackets) of the account_id of all that belong in it, of those that are looked at. */
  matching: RawBuilder<unknown>
  /** Only this customer is looked at. */
  accountId?: string | undefined
}

/**
 * Brings the members in line with who matches, in one statement: whoever no longer matches leaves, whoever newly does
 * enters, everybody else is not touched. The segment's row must be locked.
 */
export async function moveMembers(
  transaction: Transaction,
  { workspaceId, segmentId, now, matching, accountId }: Moving,
) {
  const looked = accountId === undefined ? sql`true` : sql`members.account_id = ${accountId}::uuid`
  const { rows } = await sql<{ matching: number; entered: number; left: number }>`
    with matching as materialized (${matching}),
    present as materialized (
      select members.account_id from segments.memberships as members
      where members.segment_id = ${segmentId} and members.left_at is null and ${looked}
    ),
    gone as (
      update segments.memberships as members set left_at = ${now}
      from (select account_id from present except select account_id from matching) as leaving
      where members.segment_id = ${segmentId} and members.left_at is null and members.account_id = leaving.account_id
      returning 1
    ),
    come as (
      insert into segments.memberships (workspace_id, account_id, segment_id, entered_at)
      select ${workspaceId}::uuid, account_id, ${segmentId}::uuid, ${now}::timestamptz
      from (select account_id from matching except select account_id from present) as entering
      on conflict do nothing
      returning 1
    )
    select (select count(*) from matching)::int as matching, (select count(*) from come)::int as entered,
      (select count(*) from gone)::int as left`.execute(transaction)
  return rows[0] ?? { matching: 0, entered: 0, left: 0 }
}

/** Puts customers in and takes customers out by hand. Those unknown, archived or as wanted are passed over. */
export async function putMembers(
  transaction: Transaction,
  change: { workspaceId: string; segmentId: string; now: string; add: readonly string[]; remove: readonly string[] },
) {
  const { rows } = await sql<{ added: number; removed: number }>`
    with gone as (
      update segments.memberships set left_at = ${change.now}
      where segment_id = ${change.segmentId} and left_at is null and account_id = any(${[...change.remove]}::uuid[])
      returning 1
    ),
    come as (
      insert into segments.memberships (workspace_id, account_id, segment_id, entered_at)
      select workspace_id, account_id, ${change.segmentId}::uuid, ${change.now}::timestamptz
      from accounts.published_accounts
      where account_id = any(${[...change.add]}::uuid[]) and not (account_id = any(${[...change.remove]}::uuid[]))
      on conflict do nothing
      returning 1
    )
    select (select count(*) from come)::int as added, (select count(*) from gone)::int as removed`.execute(transaction)
  return rows[0] ?? { added: 0, removed: 0 }
}

export interface PlaceInList {
  at: string
  id: string
}

/** The newest first; those who left by when they left. */
export async function selectMembers(
  db: Db,
  page: { segmentId: string; state: 'current' | 'left'; after: PlaceInList | undefined; limit: number },
) {
  const place = page.state === 'current' ? sql.ref('members.entered_at') : sql.ref('members.left_at')
  const after = page.after
    ? sql`and (${place}, members.membership_id) < (${page.after.at}::timestamptz, ${page.after.id}::uuid)`
    : sql``
  const { rows } = await sql<{
    membership_id: string
    account_id: string
    name: string
    phase: string
    touch_model: 'high' | 'low' | 'tech' | null
    arr_minor: number | null
    currency: string
    renewal_on: string | null
    entered_at: string
    left_at: string | null
  }>`select members.membership_id, members.account_id, accounts.name, accounts.phase, accounts.touch_model,
      accounts.arr_minor, accounts.currency, accounts.renewal_on, members.entered_at, members.left_at
    from segments.memberships as members
    join accounts.published_accounts as accounts on accounts.workspace_id = members.workspace_id
      and accounts.account_id = members.account_id
    where members.segment_id = ${page.segmentId}
      and members.left_at ${page.state === 'current' ? sql`is null` : sql`is not null`} ${after}
    order by ${place} desc, members.membership_id desc limit ${page.limit}`.execute(db)
  return rows
}

export function selectSegmentsOf(db: Db, accountId: string) {
  return tables(db)
    .selectFrom('segments.memberships as members')
    .innerJoin('segments.segments as segments', (join) =>
      join
        .onRef('segments.workspace_id', '=', 'members.workspace_id')
        .onRef('segments.segment_id', '=', 'members.segment_id'),
    )
    .select(['segments.segment_id as id', 'segments.name', 'segments.kind', 'members.entered_at as enteredAt'])
    .where('members.account_id', '=', accountId)
    .where('members.left_at', 'is', null)
    .where('segments.archived_at', 'is', null)
    .orderBy('members.entered_at', 'desc')
    .orderBy('segments.segment_id')
    .execute()
}

export async function findMembership(db: Db, segmentId: string, accountId: string) {
  return tables(db)
    .selectFrom('segments.memberships')
    .select('entered_at')
    .where('segment_id', '=', segmentId)
    .where('account_id', '=', accountId)
    .where('left_at', 'is', null)
    .executeTakeFirst()
}

/**
 * Day by day in the zone: how many were in it at the end, entered and left; whoever was in it when it was made did not enter.
 * One pass over the stays.
 */
export async function selectHistory(
  db: Db,
  asked: { segmentId: string; from: string; to: string; createdAt: string; timeZone: string },
) {
  const { segmentId, from, to, createdAt, timeZone } = asked
  const { rows } = await sql<{ on: string; count: number; entered: number; left: number }>`
    with moves as (
      select (entered_at at time zone ${timeZone})::date as on_day, 1 as came, 0 as went,
        (entered_at > ${createdAt}::timestamptz)::int as entered
      from segments.memberships where segment_id = ${segmentId}
      union all
      select (left_at at time zone ${timeZone})::date, 0, 1, 0
      from segments.memberships where segment_id = ${segmentId} and left_at is not null
    ),
    by_day as (
      select greatest(on_day, ${from}::date - 1) as on_day, sum(came)::int as came, sum(went)::int as went,
        sum(entered)::int as entered
      from moves group by 1
    )
    select to_char(days.on_day, 'YYYY-MM-DD') as "on",
      sum(coalesce(came, 0) - coalesce(went, 0)) over (order by days.on_day)::int as count,
      coalesce(by_day.entered, 0) as entered, coalesce(went, 0) as "left"
    from (select generate_series(${from}::date - 1, ${to}::date, interval '1 day')::date as on_day) as days
    left join by_day on by_day.on_day = days.on_day
    order by days.on_day offset 1`.execute(db)
  return rows
}

/** What `segments.member_of` is of everybody who is in a segment. */
export function memberOfQuery(key: string): RawBuilder<unknown> {
  return sql`select members.account_id, jsonb_agg(members.segment_id) as ${sql.id(key)}
    from segments.memberships as members
    where members.left_at is null
    group by members.account_id`
}
