import { type RawBuilder, sql } from 'kysely'
import type { PlainDateString } from '#platform/kernel/dates.ts'

interface AsOf {
  asOf: PlainDateString
  timeZone: string
}

/** What is computed of a customer's tickets `as t`; `day` says the last day counted and instants after it. */
const values: Readonly<Record<string, RawBuilder<unknown>>> = {
  'integrations.open_tickets': sql`count(*) filter (where t.was_open)::int`,
  'integrations.open_severe_tickets': sql`count(*) filter (where t.was_open and t.severity in ('high', 'urgent'))::int`,
  'integrations.tickets_28d': sql`count(*) filter (where t.opened_at >= day.ends_at - interval '28 days')::int`,
  'integrations.first_response_hours_90d': sql`round((avg(extract(epoch from t.first_replied_at - t.opened_at) / 3600)
    filter (where t.is_recent and t.first_replied_at < day.ends_at))::numeric, 1)::float8`,
  'integrations.resolution_hours_90d': sql`round((avg(extract(epoch from t.solved_at - t.opened_at) / 3600)
    filter (where t.is_recent and t.solved_at < day.ends_at))::numeric, 1)::float8`,
  'integrations.csat_avg3': sql`round((avg(t.satisfaction) filter (where t.rating_place <= 3))::numeric, 2)::float8`,
}

/** Zero where there is no ticket, once tickets are known at all; the averages stay unknown. */
const counted: ReadonlySet<string> = new Set([
  'integrations.open_tickets',
  'integrations.open_severe_tickets',
  'integrations.tickets_28d',
])

/**
 * One pass over the tickets. A ticket counts as open on a past day when it was not solved by then; that it had been solved
 * before and was reopened is not remembered. No row before the first ticket: nothing is known until tickets come in.
 */
export function ticketMeasures(
  wanted: readonly string[],
  { asOf, timeZone }: AsOf,
  accountId?: string,
): RawBuilder<unknown> {
  const keys = wanted.filter((key) => key in values)
  const columns = keys.map((key) => sql`${values[key] ?? sql`null`} as ${sql.id(key)}`)
  const shown = keys.map((key) =>
    counted.has(key)
      ? sql`coalesce(measured.${sql.id(key)}, 0) as ${sql.id(key)}`
      : sql`measured.${sql.id(key)} as ${sql.id(key)}`,
  )
  const only = accountId === undefined ? sql`true` : sql`customers.account_id = ${accountId}::uuid`
  const onlyTickets = accountId === undefined ? sql`true` : sql`tickets.account_id = ${accountId}::uuid`
  return sql`
    with day as (select ((${asOf}::date + 1)::timestamp at time zone ${timeZone}) as ends_at),
    t as (
      select tickets.account_id, tickets.severity, tickets.opened_at, tickets.first_replied_at, tickets.solved_at,
        tickets.satisfaction,
        tickets.solved_at is null or tickets.solved_at >= day.ends_at as was_open,
        tickets.opened_at >= day.ends_at - interval '90 days' as is_recent,
        case when tickets.satisfaction is null or tickets.rated_at >= day.ends_at then null else row_number() over (
          partition by tickets.account_id, tickets.satisfaction is null or tickets.rated_at >= day.ends_at
          order by tickets.rated_at desc, tickets.ticket_id) end as rating_place
      from integrations.tickets as tickets cross join day
      where tickets.opened_at < day.ends_at and ${onlyTickets}
    ),
    measured as (
      select t.account_id, ${sql.join([...columns, sql`true as has_tickets`])} from t cross join day group by t.account_id
    )
    select customers.account_id, ${sql.join([...shown, sql`coalesce(measured.has_tickets, false) as has_tickets`])}
    from accounts.published_accounts as customers
    left join measured on measured.account_id = customers.account_id
    where ${only} and exists (
      select from integrations.tickets as any_ticket cross join day where any_ticket.opened_at < day.ends_at)`
}
