import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { PlainDateString } from '#platform/kernel/dates.ts'

/** Days of both ends, both included. */
export interface Span {
  first: PlainDateString
  last: PlainDateString
}

export interface AccountStanding {
  seats: number | null
  has_source: boolean
  is_heard: boolean
}

/** Undefined where there is no such customer. */
export async function findStanding(db: Db, accountId: string): Promise<AccountStanding | undefined> {
  const { rows } = await sql<AccountStanding>`select account.seats,
      exists (select from usage.sources) as has_source,
      exists (select from usage.account_days as days where days.account_id = account.account_id)
        or exists (select from usage.groups as customer where customer.account_id = account.account_id) as is_heard
    from accounts.published_accounts as account where account.account_id = ${accountId}::uuid`.execute(db)
  return rows[0]
}

export interface DayRow {
  day: PlainDateString
  events: number
  people: number
}

const daysOf = ({ first, last }: Span) => sql`(
  select ${first}::date + number as day from generate_series(0, ${last}::date - ${first}::date) as number) as on_day`

const onDay = sql`month.days & (1 << (extract(day from on_day.day)::int - 1)) <> 0`

/** Events and people of each day on which there were any. */
export async function selectDays(db: Db, accountId: string, { first, last }: Span): Promise<DayRow[]> {
  const { rows } = await sql<DayRow>`
    select days.day, days.events, coalesce(people.count, 0) as people
    from usage.account_days as days
    left join (
      select on_day.day, count(*)::int as count
      from ${daysOf({ first, last })}
      join usage.user_months as month on month.account_id = ${accountId}::uuid
        and month.month = date_trunc('month', on_day.day)::date and ${onDay}
      group by on_day.day
    ) as people on people.day = days.day
    where days.account_id = ${accountId}::uuid and days.day between ${first}::date and ${last}::date
    order by days.day`.execute(db)
  return rows
}

/** How many different people there were in a span. */
export async function countPeople(db: Db, accountId: string, { first, last }: Span): Promise<number> {
  const { rows } = await sql<{ people: number }>`select count(distinct month.user_key)::int as people
    from ${daysOf({ first, last })}
    join usage.user_months as month on month.account_id = ${accountId}::uuid
      and month.month = date_trunc('month', on_day.day)::date and ${onDay}`.execute(db)
  return rows[0]?.people ?? 0
}

export interface PersonRow {
  user_key: string
  external_id: string
  is_anonymous: boolean
  name: string | null
  active_days: number
  last_on: PlainDateString | null
}

/** Who was there on most days of a span. */
export async function selectTopPeople(db: Db, accountId: string, { first, last }: Span, limit: number) {
  const { rows } = await sql<PersonRow>`
    with active as (
      select month.user_key, count(*)::int as active_days, max(on_day.day) as last_on
      from ${daysOf({ first, last })}
      join usage.user_months as month on month.account_id = ${accountId}::uuid
        and month.month = date_trunc('month', on_day.day)::date and ${onDay}
      group by month.user_key order by count(*) desc, max(on_day.day) desc, month.user_key limit ${limit}
    )
    select person.user_key::text, person.external_id, person.is_anonymous, ${personName} as name, active.active_days, active.last_on
    from active join usage.people as person on person.user_key = active.user_key
    order by active.active_days desc, active.last_on desc, person.external_id`.execute(db)
  return rows
}

/** What a person is called by its traits: names first, else the address. */
export const personName = sql`coalesce(nullif(person.traits->>'name', ''),
  nullif(trim(concat_ws(' ', person.traits->>'lastName', person.traits->>'firstName')), ''), nullif(person.traits->>'email', ''))`

export interface FeatureRow {
  feature_no: number
  name: string
  is_key: boolean
  last_on: PlainDateString | null
}

/** The features, and when the customer last used each. */
export async function selectFeatureUse(db: Db, accountId: string, last: PlainDateString): Promise<FeatureRow[]> {
  const { rows } = await sql<FeatureRow>`
    select feature.feature_no, feature.name, feature.is_key, max(days.day) as last_on
    from usage.features as feature
    left join usage.account_days as days on days.account_id = ${accountId}::uuid and days.day <= ${last}::date
      and days.features & (1::bigint << feature.feature_no) <> 0
    group by feature.feature_no, feature.name, feature.is_key
    order by feature.is_key desc, feature.name`.execute(db)
  return rows
}

export async function findLastSeen(db: Db, accountId: string, last: PlainDateString): Promise<PlainDateString | null> {
  const { rows } = await sql<{ day: PlainDateString | null }>`select max(day) as day from usage.account_days
    where account_id = ${accountId}::uuid and day <= ${last}::date`.execute(db)
  return rows[0]?.day ?? null
}
