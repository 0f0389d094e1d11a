import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { Segment } from '../contract.ts'
import type { Figure } from '../domain/figure.ts'
import { type SizeSegment, sizeLimits } from '../domain/size-segment.ts'
import type { ObservedGroup, ValueBand } from '../domain/time-to-value.ts'

export interface Cohort {
  /** Contracts that started on or after, and on or before. */
  from?: string | undefined
  to?: string | undefined
}

interface ObservedQuery extends Cohort {
  segment: Segment
  asOf: string
}

const segments: Readonly<Record<Segment, RawBuilder<string | null>>> = {
  none: sql`null::text`,
  industry: sql`industry`,
  size: sql`size`,
  plan: sql`plan`,
  touch_model: sql`touch_model`,
  program: sql`program_key`,
  owner: sql`owner_id::text`,
}

/**
 * One customer's way to the first value over all its onboarding projects, as it stood at the end of a day: a re-kickoff
 * goes on with the journey, it does not start the clock again; value recorded in a trial, before the contract, was there
 * on day 0; the journey ended only when every project did. Those who started later are left out.
 */
function observed({ from, to, segment, asOf }: ObservedQuery): RawBuilder<unknown> {
  const after = from === undefined ? sql<SqlBool>`true` : sql<SqlBool>`started_on >= ${from}::date`
  const before = to === undefined ? sql<SqlBool>`true` : sql<SqlBool>`started_on <= ${to}::date`
  return sql`
    select journeys.*, ${segments[segment]} as value,
      case when days <= 30 then 'up_to_30' when days <= 60 then 'up_to_60' when days <= 90 then 'up_to_90'
        when days is not null then 'over_90' when ended_on <= ${asOf}::date then 'never'
        when watched > 90 then 'open_past_90' else 'open' end as band
    from (
      select journeys.account_id, customers.name, journeys.program_key, coalesce(journeys.owner_id, customers.owner_id) as owner_id,
        started_on, first_value_on, ended_on, ${asOf}::date - started_on as watched,
        case when first_value_on <= ${asOf}::date then greatest(0, first_value_on - started_on) end as days,
        case when customers.employee_count >= ${sql.lit(sizeLimits.enterprise)} then 'enterprise'
          when customers.employee_count >= ${sql.lit(sizeLimits.midMarket)} then 'mid_market'
          when customers.employee_count is not null then 'smb' end as size,
        customers.industry, customers.plan, customers.touch_model
      from (
        select workspace_id, account_id, min(contract_start_on) as started_on, min(value_confirmed_on) as first_value_on,
          case when bool_and(ended_on is not null) then max(ended_on) end as ended_on,
          (array_agg(program_key order by contract_start_on desc, cycle desc))[1] as program_key,
          (array_agg(owner_id order by contract_start_on desc, cycle desc))[1] as owner_id
        from onboarding.published_projects group by workspace_id, account_id
      ) as journeys
      join accounts.published_accounts as customers
        on customers.workspace_id = journeys.workspace_id and customers.account_id = journeys.account_id
      where started_on <= ${asOf}::date and ${after} and ${before}
    ) as journeys`
}

export interface ObservedRow extends ObservedGroup {
  value: string | null
  size: SizeSegment | null
}

/** How many customers stand alike, by the segment and by size. As many rows as there are days, not customers. */
export async function selectObserved(db: Db, query: ObservedQuery): Promise<ObservedRow[]> {
  const { rows } = await sql<ObservedRow>`
    select value, size, days, band, count(*)::int as count,
      -- Of those who reached it only whether each of the windows has passed is asked for.
      case when days is null then watched else least(watched, 91) end as watched
    from (${observed(query)}) as observed
    group by value, size, days, band, 6`.execute(db)
  return rows
}

export interface ListedRow {
  account_id: string
  name: string
  owner_id: string | null
  program_key: string
  started_on: string
  first_value_on: string | null
  ended_on: string | null
  band: ValueBand
  days: number | null
  watched: number
  place: number
  total: number
}

export interface ListedPosition {
  place: number
  accountId: string
}

/** Those without value first, then the slowest; equals by ID, so that the order is the same on every page. */
export async function selectListed(
  db: Db,
  { figure, value, ...query }: ObservedQuery & { figure: Figure; value: string | undefined },
  { after, limit }: { after: ListedPosition | undefined; limit: number },
): Promise<ListedRow[]> {
  const isOf =
    value === undefined || query.segment === 'none' ? sql<SqlBool>`true` : sql<SqlBool>`coalesce(value, '-') = ${value}`
  const beyond = after
    ? sql<SqlBool>`(place, account_id) > (${after.place}::double precision, ${after.accountId}::uuid)`
    : sql<SqlBool>`true`
  const { rows } = await sql<ListedRow>`
    with listed as (
      -- No journey takes a million days.
      select *, case when days is null then -1000000 - watched else -days end as place, count(*) over ()::int as total
      from (${observed(query)}) as observed where ${countsIn(figure)} and ${isOf}
    )
    select account_id, name, owner_id, program_key, started_on, first_value_on, ended_on, band, days, watched, place, total
    from listed where ${beyond} order by place, account_id limit ${limit}`.execute(db)
  return rows
}

const windows = { within_30: 30, within_60: 60, within_90: 90 } as const
const isWindow = (figure: Figure): figure is keyof typeof windows => figure in windows

/** Whether the figure counts the customer; shares within some days count only those who had all of the days. */
function countsIn(figure: Figure): RawBuilder<SqlBool> {
  if (figure === 'started') return sql<SqlBool>`true`
  if (figure === 'reached') return sql<SqlBool>`days is not null`
  if (isWindow(figure)) return sql<SqlBool>`days <= ${windows[figure]}::int and watched > ${windows[figure]}::int`
  return sql<SqlBool>`band = ${figure}`
}
