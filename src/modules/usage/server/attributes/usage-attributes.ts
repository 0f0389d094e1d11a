import { type RawBuilder, sql } from 'kysely'
import type { Attribute, AttributeSource } from '#platform/attributes/attribute.ts'
import type { Context } from '#platform/context/context.ts'
import { addDays, daysBetween, type PlainDateString, startOfMonth } from '#platform/kernel/dates.ts'

const attributes: readonly Attribute[] = [
  { key: 'usage.active_users_28d', kind: 'number', unit: 'count', knowsPast: true },
  { key: 'usage.active_user_share_28d', kind: 'number', unit: 'percent', knowsPast: true },
  { key: 'usage.login_share_14d', kind: 'number', unit: 'percent', knowsPast: true },
  { key: 'usage.events_28d', kind: 'number', unit: 'count', knowsPast: true },
  { key: 'usage.trend_28d', kind: 'number', unit: 'percent', knowsPast: true },
  { key: 'usage.key_features_28d', kind: 'number', unit: 'count', knowsPast: true },
  { key: 'usage.key_action_reached', kind: 'number', unit: 'percent', knowsPast: true },
  { key: 'usage.admin_actions_28d', kind: 'number', unit: 'count', knowsPast: true },
  { key: 'usage.last_seen_on', kind: 'date', knowsPast: true },
  { key: 'usage.days_since_last_seen', kind: 'number', unit: 'days', knowsPast: true },
]

/** Of so many days without any event of any customer it is said that data stopped, not that customers did. */
const silenceIsNoNews = 3

/**
 * What usage says of customers. Only of those of whom anything ever came: of others nothing is known. Where no events come
 * any more from anybody, all is told as of the last day on which they did, so that a broken sender looks like no decline.
 */
export const usageAttributes: AttributeSource = {
  key: 'usage.windows',
  list: async () => attributes,
  select: async (context, wanted, asOf) => {
    const day = await lastDayToldOf(context, asOf)
    const asks = (...keys: string[]) => keys.some((key) => wanted.includes(key))
    const people = asks('usage.active_users_28d', 'usage.active_user_share_28d')
    const logins = asks('usage.login_share_14d')
    const seen = asks('usage.last_seen_on', 'usage.days_since_last_seen')
    const ever = asks('usage.key_action_reached')
    const users = sql`coalesce(active.users, case when ${isNameless(day)} then null else 0 end)`
    const columns: Readonly<Record<string, RawBuilder<unknown>>> = {
      'usage.active_users_28d': users,
      // What is not known must be said before least, which overlooks it.
      'usage.active_user_share_28d': sql`case when account.seats > 0 and ${users} is not null
        then least(round(100.0 * ${users} / account.seats, 1), 100) end`,
      'usage.login_share_14d': sql`case when logins.known > 0 then round(100.0 * logins.active / logins.known, 1) end`,
      'usage.events_28d': sql`coalesce(days.events, 0)`,
      'usage.trend_28d': sql`case when days.before > 0 then round(100.0 * (days.events - days.before) / days.before, 1) end`,
      'usage.key_features_28d': sql`case when feature.keys is not null
        then bit_count((coalesce(days.features, 0) & feature.keys)::bit(64)) end`,
      'usage.key_action_reached': sql`case when feature.keys is null then null when days.ever_features & feature.keys <> 0 then 100
        when days.ever_events > 0 then 50 else 0 end`,
      'usage.admin_actions_28d': sql`case when feature.admin is not null then coalesce(days.admin_events, 0) end`,
      'usage.last_seen_on': sql`seen.last_on`,
      'usage.days_since_last_seen': sql`${day}::date - seen.last_on`,
    }
    const chosen = wanted.flatMap((key) => (columns[key] ? [sql`${columns[key]} as ${sql.id(key)}`] : []))
    return sql`
      select account.account_id${chosen.length > 0 ? sql`, ${sql.join(chosen)}` : sql``}
      from accounts.published_accounts as account
      left join (${windowOf(day, ever)}) as days using (account_id)
      left join (${people ? activeUsers(day, 28) : nobody}) as active using (account_id)
      left join (${logins ? loginShares(day) : noLogins}) as logins using (account_id)
      ${seen ? lastSeen(day) : sql``}
      cross join (${featureMasks}) as feature
      where ${isHeardOf}`
  },
}

/**
 * By one look into the index for each customer: to gather who is in the days would read all of them. The limits keep the
 * planner from doing so nevertheless.
 */
const isHeardOf = sql`coalesce(
  (select true from usage.account_days as heard
    where heard.workspace_id = account.workspace_id and heard.account_id = account.account_id limit 1),
  (select true from usage.groups as heard
    where heard.workspace_id = account.workspace_id and heard.account_id = account.account_id limit 1), false)`

/** Whether events came of it by that day, but never of a person: how many were active is not known then, and not none. */
const isNameless = (day: PlainDateString) => sql`(
  coalesce((select true from usage.account_days as told where told.workspace_id = account.workspace_id
    and told.account_id = account.account_id and told.day <= ${day}::date and told.events > 0 limit 1), false)
  and (select true from usage.user_months as told where told.workspace_id = account.workspace_id
    and told.account_id = account.account_id and told.month <= ${startOfMonth(day)}::date limit 1) is null)`

const featureMasks = sql`select bit_or(1::bigint << feature_no) filter (where is_key) as keys,
  bit_or(1::bigint << feature_no) filter (where is_admin) as admin from usage.features`

/** The last 28 days, the 28 before them and, where that is asked for, all days ever: one pass over the days. */
function windowOf(day: PlainDateString, ever: boolean): RawBuilder<unknown> {
  const late = sql`day > ${addDays(day, -28)}::date`
  const earlier = sql`day <= ${addDays(day, -28)}::date and day > ${addDays(day, -56)}::date`
  return sql`
  select account_id, coalesce(sum(events) filter (where ${late}), 0) as events,
    sum(events) filter (where ${earlier}) as before,
    bit_or(features) filter (where ${late}) as features,
    sum(admin_events) filter (where ${late}) as admin_events
    ${ever ? sql`, bit_or(features) as ever_features, sum(events) as ever_events` : sql``}
  from usage.account_days where day <= ${day}::date ${ever ? sql`` : sql`and day > ${addDays(day, -56)}::date`}
  group by account_id`
}

/** By one look into the index for each customer. */
const lastSeen = (day: PlainDateString) => sql`left join lateral (
    select day as last_on from usage.account_days as latest
    where latest.workspace_id = account.workspace_id and latest.account_id = account.account_id
      and latest.day <= ${day}::date
    order by latest.day desc limit 1
  ) as seen on true`

/** How many people of each customer were active in the last days, from the bits of the months they reach into. */
function activeUsers(day: PlainDateString, days: number): RawBuilder<unknown> {
  const first = addDays(day, 1 - days)
  return sql`select account_id, count(distinct user_key)::int as users from usage.user_months
    where month >= ${startOfMonth(first)}::date and month <= ${startOfMonth(day)}::date
      and days & ${bitsByMonth(first, day)} <> 0
    group by account_id`
}

/** The bits of each month that lie between two days, both included. */
function bitsByMonth(first: PlainDateString, last: PlainDateString): RawBuilder<unknown> {
  const masks = new Map<PlainDateString, number>()
  for (let offset = 0; offset <= daysBetween(first, last); offset++) {
    const day = addDays(first, offset)
    const month = startOfMonth(day)
    masks.set(month, (masks.get(month) ?? 0) | (1 << (Number(day.slice(8)) - 1)))
  }
  const cases = [...masks].map(([month, mask]) => sql`when ${month}::date then ${mask}::int`)
  return sql`(case month ${sql.join(cases, sql` `)} else 0 end)`
}

/** Of the people who are known by name at a customer, how many were there in the last 14 days. */
const loginShares = (day: PlainDateString) => sql`
  select person.account_id, count(*) as known, count(active.user_key) as active
  from usage.people as person
  left join (
    select distinct account_id, user_key from usage.user_months
    where month >= ${startOfMonth(addDays(day, -13))}::date and month <= ${startOfMonth(day)}::date
      and days & ${bitsByMonth(addDays(day, -13), day)} <> 0
  ) as active on active.account_id = person.account_id and active.user_key = person.user_key
  where person.account_id is not null and person.merged_into is null and not person.is_anonymous
  group by person.account_id`

const nobody = sql`select null::uuid as account_id, 0 as users limit 0`
const noLogins = sql`select null::uuid as account_id, 0 as known, 0 as active limit 0`

/** The day itself, or the last one with events where none came for longer than a long weekend. */
export async function lastDayToldOf(context: Context, asOf: PlainDateString): Promise<PlainDateString> {
  const { rows } = await sql<{ day: string | null }>`
    select max(day) as day from usage.account_days where day <= ${asOf}::date`.execute(context.transaction)
  const last = rows[0]?.day
  return last && daysBetween(last, asOf) > silenceIsNoNews ? last : asOf
}
