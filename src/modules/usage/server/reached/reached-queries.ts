import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { PlainDateString } from '#platform/kernel/dates.ts'

export interface AskedRow {
  ref: number
  account_id: string
  since: PlainDateString
  event_keys: readonly string[]
  features: readonly number[]
  by_people: boolean
  at_least: number
}

/** So many people are named at most. */
const named = 3

/**
 * When each question was answered with yes for the first time, by what is kept of customers' days. Events of nobody count
 * as events and as no people; whom we know to be the same person counts once.
 */
export async function selectReached(db: Db, asked: readonly AskedRow[], today: PlainDateString) {
  const { rows } = await sql<{ ref: number; day: PlainDateString; count: number; people: string[] }>`
    with asked as (
      select * from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as asked (ref int, account_id uuid, since date,
        event_keys bigint[], features smallint[], by_people boolean, at_least int)
    ), keyed as (
      select asked.*, asked.event_keys || coalesce((select array_agg(feature.event_key) from usage.feature_events as feature
        where feature.feature_no = any(asked.features)), '{}') as keys
      from asked
    ), done as materialized (
      select keyed.ref, keyed.by_people, keyed.at_least, part.day, coalesce(merged.merged_into, told.user_key) as person,
        sum(told.events)::bigint as events
      from keyed
      join usage.day_parts as part on part.account_id = keyed.account_id
        and part.day >= keyed.since and part.day <= ${today}::date and part.event_keys && keyed.keys
      cross join lateral unnest(part.users, part.event_keys, part.counts) as told (user_key, event_key, events)
      left join usage.people as merged on merged.user_key = told.user_key and merged.merged_into is not null
      where told.event_key = any(keyed.keys)
      group by 1, 2, 3, 4, 5
    ), comers as (
      select ref, at_least, person, min(day) as day from done where by_people and person <> 0 group by 1, 2, 3
    ), days as (
      select ref, at_least, day, sum(events) as amount from done where not by_people group by 1, 2, 3
      union all
      select ref, at_least, day, count(*) from comers group by 1, 2, 3
    ), summed as (
      select ref, at_least, day, sum(amount) over (partition by ref order by day) as so_far,
        sum(amount) over (partition by ref) as total
      from days
    ), reached as (
      select ref, min(day) as day, max(total)::float8 as count from summed where so_far >= at_least group by ref
    )
    select reached.ref, reached.day, reached.count, coalesce((
      select array_agg(who.name order by who.first_on, who.name) from (
        select coalesce(nullif(person.traits->>'name', ''),
            nullif(trim(concat_ws(' ', person.traits->>'lastName', person.traits->>'firstName')), ''),
            person.external_id) as name, min(done.day) as first_on
        from done join usage.people as person on person.user_key = done.person and not person.is_anonymous
        where done.ref = reached.ref and done.day <= reached.day
        group by 1 order by 2, 1 limit ${named}
      ) as who), '{}') as people
    from reached order by reached.ref`.execute(db)
  return rows
}
