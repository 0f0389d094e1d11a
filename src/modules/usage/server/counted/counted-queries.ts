import { sql } from 'kysely'
import type { Transaction } from '#platform/database/transaction.ts'
import type { Counted } from '../rollups/roll-queries.ts'

export async function insertKnownNames(
  transaction: Transaction,
  workspaceId: string,
  names: readonly { key: string; name: string }[],
  at: string,
): Promise<void> {
  await sql`insert into usage.event_names (workspace_id, event_key, name, first_seen_at)
    select ${workspaceId}::uuid, one.key, one.name, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(names)}::jsonb) as one (key bigint, name text)
    on conflict do nothing`.execute(transaction)
}

export async function insertKnownGroups(
  transaction: Transaction,
  workspaceId: string,
  groups: readonly { key: string; externalId: string; accountId: string }[],
  at: string,
): Promise<void> {
  await sql`insert into usage.groups (workspace_id, group_key, external_id, account_id, first_seen_at)
    select ${workspaceId}::uuid, one.key, one."externalId", one."accountId", ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(groups)}::jsonb) as one (key bigint, "externalId" text, "accountId" uuid)
    on conflict do nothing`.execute(transaction)
}

export async function insertKnownPeople(
  transaction: Transaction,
  workspaceId: string,
  people: readonly { key: string; id: string; name: string; accountId: string; groupKey: string }[],
  at: string,
): Promise<void> {
  await sql`insert into usage.people (workspace_id, user_key, external_id, is_anonymous, account_id, group_key, traits, first_seen_at)
    select ${workspaceId}::uuid, one.key, one.id, false, one."accountId", one."groupKey", jsonb_build_object('name', one.name),
      ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(people)}::jsonb)
      as one (key bigint, id text, name text, "accountId" uuid, "groupKey" bigint)
    on conflict do nothing`.execute(transaction)
}

type Row = readonly [group: string, person: string | null, event: string, day: string, count: number]

/** Counts given one by one, as the rollups take them. */
export const countedRows = (rows: readonly Row[]): Counted => sql`
  select group_key, user_key, event_key, day, sum(events)::int as events
  from unnest(${rows.map(([group]) => group)}::bigint[], ${rows.map(([, person]) => person)}::bigint[],
    ${rows.map(([, , event]) => event)}::bigint[], ${rows.map(([, , , day]) => day)}::date[],
    ${rows.map(([, , , , count]) => count)}::int[]) as one (group_key, user_key, event_key, day, events)
  group by group_key, user_key, event_key, day`
