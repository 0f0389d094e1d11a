import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type {
  NumberFigure,
  OnboardingCut,
  OnboardingFigure,
  ShareFigure,
  StepElement,
  StepFigure,
} from '../../domain/onboarding-figures.ts'
import { sizeLimits } from '../../domain/size-segment.ts'

export interface CohortQuery {
  from?: string | undefined
  to?: string | undefined
  cut: OnboardingCut
}

/** What of a project counts towards a share, and out of what. */
const shares: Readonly<Record<ShareFigure, { counted: RawBuilder<unknown>; base: RawBuilder<unknown> }>> = {
  completion: ofFlag(sql`facts.completed`),
  on_time: ofFlag(sql`facts.completed_on_time`),
  value_30: ofFlag(sql`facts.value_30`),
  value_60: ofFlag(sql`facts.value_60`),
  value_90: ofFlag(sql`facts.value_90`),
  churn: ofFlag(sql`facts.churned`),
  retained_90: ofFlag(sql`facts.retained_90`),
  exam_answered: ofFlag(sql`facts.exam_answered`),
  early_win_30: ofFlag(sql`facts.early_win_30`),
  homework: { counted: sql`facts.homework_on_time`, base: sql`facts.homework_due` },
  attendance: { counted: sql`facts.meetings_attended`, base: sql`facts.meetings_asked` },
}

function ofFlag(flag: RawBuilder<unknown>) {
  return { counted: sql`(${flag})::int`, base: sql`(${flag} is not null)::int` }
}

const numbers: Readonly<Record<NumberFigure, RawBuilder<unknown>>> = {
  time_to_value: sql`facts.time_to_value`,
  exam_score: sql`facts.exam_score`,
  health_at_end: sql`facts.health_at_end`,
  time_to_churn: sql`facts.time_to_churn`,
  sale_to_kickoff: sql`facts.sale_to_kickoff`,
  response: sql`facts.response_days`,
  reply: sql`facts.reply_days`,
}

const isShare = (figure: OnboardingFigure): figure is ShareFigure => figure in shares
const isNumber = (figure: OnboardingFigure): figure is NumberFigure => figure in numbers

const cuts: Readonly<Record<OnboardingCut, RawBuilder<string | null>>> = {
  none: sql`null::text`,
  month: sql`to_char(facts.contract_start_on, 'YYYY-MM')`,
  quarter: sql`to_char(facts.contract_start_on, 'YYYY"-Q"Q')`,
  program: sql`facts.program_key || ' v' || facts.program_version`,
  owner: sql`coalesce(facts.owner_id, accounts.owner_id)::text`,
  touch_model: sql`accounts.touch_model`,
  industry: sql`accounts.industry`,
  size: sql`case when accounts.employee_count >= ${sql.lit(sizeLimits.enterprise)} then 'enterprise'
    when accounts.employee_count >= ${sql.lit(sizeLimits.midMarket)} then 'mid_market'
    when accounts.employee_count is not null then 'smb' end`,
  plan: sql`accounts.plan`,
}

const source = sql`metrics.onboarding_facts as facts
  join accounts.published_accounts as accounts
    on accounts.workspace_id = facts.workspace_id and accounts.account_id = facts.account_id`

function within({ from, to }: CohortQuery): RawBuilder<SqlBool> {
  const after = from === undefined ? sql<SqlBool>`true` : sql<SqlBool>`facts.contract_start_on >= ${from}::date`
  const before = to === undefined ? sql<SqlBool>`true` : sql<SqlBool>`facts.contract_start_on <= ${to}::date`
  return sql<SqlBool>`${after} and ${before}`
}

export interface GroupRow {
  is_all: boolean
  value: string | null
  counted_on: string | null
  started: number
  open: number
  shares: Record<ShareFigure, { count: number; of: number }>
  numbers: Record<NumberFigure, { n: number; mean: number | null; q: number[] | null }>
}

/** The figures of all and of each value of the cut, in one statement. */
export async function selectGroups(db: Db, query: CohortQuery): Promise<GroupRow[]> {
  const shareParts = Object.entries(shares).map(
    ([key, { counted, base }]) =>
      sql`${sql.lit(key)}, jsonb_build_object('count', coalesce(sum(${counted}), 0), 'of', coalesce(sum(${base}), 0))`,
  )
  const numberParts = Object.entries(numbers).map(
    ([key, value]) =>
      sql`${sql.lit(key)}, jsonb_build_object('n', count(${value}), 'mean', avg(${value}),
        'q', percentile_cont(array[0.25, 0.5, 0.75]) within group (order by ${value}))`,
  )
  const groupings = query.cut === 'none' ? sql`grouping sets (())` : sql`grouping sets ((), (value))`
  const { rows } = await sql<GroupRow>`
    select ${query.cut === 'none' ? sql`true` : sql`grouping(value) = 1`} as is_all,
      ${query.cut === 'none' ? sql`null::text as value` : sql`value`}, max(counted_on) as counted_on,
      count(*)::int as started, count(*) filter (where is_open)::int as open,
      jsonb_build_object(${sql.join(shareParts)}) as shares, jsonb_build_object(${sql.join(numberParts)}) as numbers
    from (select facts.*, ${cuts[query.cut]} as value from ${source} where ${within(query)}) as facts
    group by ${groupings} order by 1 desc, 2 nulls last`.execute(db)
  return rows
}

export interface WeekRow {
  is_all: boolean
  value: string | null
  week: string
  at_risk: number
  n: number
  median_days: number | null
}

/** A value that was there before the contract counts in the contract's week. */
const reachedOn = sql`case when facts.value_confirmed_on is not null
  then greatest(facts.value_confirmed_on, facts.contract_start_on) end`
const leftOn = sql`least((${reachedOn}), facts.ended_on)`

/** Of the latest weeks up to today's: who was without a first value, and who got it; of all and by the cut. */
export async function selectWeeks(
  db: Db,
  query: CohortQuery,
  { today, limit }: { today: string; limit: number },
): Promise<WeekRow[]> {
  const groupings = query.cut === 'none' ? sql`grouping sets ((week))` : sql`grouping sets ((week), (week, value))`
  const { rows } = await sql<WeekRow>`
    select ${query.cut === 'none' ? sql`true` : sql`grouping(value) = 1`} as is_all,
      ${query.cut === 'none' ? sql`null::text as value` : sql`value`}, week, count(*)::int as at_risk,
      count(*) filter (where reached_on < week + 7)::int as n,
      percentile_cont(0.5) within group (order by time_to_value) filter (where reached_on < week + 7) as median_days
    from (
      select (date_trunc('week', ${today}::timestamp) - make_interval(weeks => ago))::date as week
      from generate_series(0, ${limit}::int - 1) as ago
    ) as weeks
    join (
      select ${cuts[query.cut]} as value, facts.contract_start_on, ${reachedOn} as reached_on, ${leftOn} as left_on,
        facts.time_to_value
      from ${source} where ${within(query)}
    ) as facts on contract_start_on < week + 7 and coalesce(left_on, 'infinity') >= week
    group by ${groupings} order by week, 1 desc, 2 nulls last`.execute(db)
  return rows
}

export interface StepRow {
  is_all: boolean
  value: string | null
  element: StepElement
  waiting_n: number
  waiting: number | null
  over_n: number
  over: number | null
}

export async function selectSteps(db: Db, query: CohortQuery): Promise<StepRow[]> {
  const groupings =
    query.cut === 'none' ? sql`grouping sets ((element))` : sql`grouping sets ((element), (element, value))`
  const { rows } = await sql<StepRow>`
    select ${query.cut === 'none' ? sql`true` : sql`grouping(value) = 1`} as is_all,
      ${query.cut === 'none' ? sql`null::text as value` : sql`value`}, element, count(waiting)::int as waiting_n,
      avg(waiting)::double precision as waiting, count(over_plan)::int as over_n,
      avg(over_plan)::double precision as over
    from (
      select steps.element, steps.waiting, steps.over_plan, ${cuts[query.cut]} as value
      from metrics.onboarding_steps as steps
      join ${source} on facts.workspace_id = steps.workspace_id and facts.account_id = steps.account_id
        and facts.project_id = steps.project_id
      where ${within(query)}
    ) as steps
    group by ${groupings}`.execute(db)
  return rows
}

/** Median days to the first value by the size of the customer. */
export async function selectSizes(db: Db, query: CohortQuery) {
  const { rows } = await sql<{ size: string | null; n: number; median: number | null }>`
    select ${cuts.size} as size, count(facts.time_to_value)::int as n,
      percentile_cont(0.5) within group (order by facts.time_to_value) as median
    from ${source} where ${within(query)} group by 1`.execute(db)
  return rows
}

export interface BehindQuery extends CohortQuery {
  figure: OnboardingFigure
  value?: string | undefined
  week?: string | undefined
  step?: StepElement | undefined
}

const stepDays: Readonly<Record<StepFigure, RawBuilder<unknown>>> = {
  step_waiting: sql`steps.waiting`,
  step_over: sql`steps.over_plan`,
}
const isStep = (figure: OnboardingFigure): figure is StepFigure => figure in stepDays

/** The number that the figure is of a project, where it is one. */
function numberOf(figure: OnboardingFigure): RawBuilder<unknown> | undefined {
  if (isNumber(figure)) return numbers[figure]
  return isStep(figure) ? stepDays[figure] : undefined
}

/** Whether the figure speaks of the project. */
function appliesTo({ figure, week }: BehindQuery): RawBuilder<SqlBool> {
  const number = numberOf(figure)
  const monday = sql`date_trunc('week', ${week ?? null}::timestamp)::date`
  const isWithout = sql<SqlBool>`facts.contract_start_on < ${monday} + 7 and coalesce(${leftOn}, 'infinity') >= ${monday}`
  if (figure === 'at_risk') return week === undefined ? sql<SqlBool>`facts.value_confirmed_on is null` : isWithout
  const counts = isShare(figure)
    ? sql<SqlBool>`${shares[figure].base} > 0`
    : number
      ? sql<SqlBool>`${number} is not null`
      : figure === 'open'
        ? sql<SqlBool>`facts.is_open`
        : sql<SqlBool>`true`
  if (week === undefined) return counts
  return sql<SqlBool>`${counts} and (${reachedOn}) >= ${monday} and (${reachedOn}) < ${monday} + 7`
}

/** What the figure is of each project behind it, the lowest first, with their number. */
export async function selectBehind(
  db: Db,
  query: BehindQuery,
  { after, limit }: { after?: { counted: number; projectId: string } | undefined; limit: number },
) {
  const { figure, cut, value, step } = query
  const share = isShare(figure) ? shares[figure] : undefined
  const counted = share ? share.counted : (numberOf(figure) ?? sql`0`)
  const base = share ? share.base : sql`null::int`
  const steps = isStep(figure)
    ? sql`join metrics.onboarding_steps as steps on steps.workspace_id = facts.workspace_id
        and steps.account_id = facts.account_id and steps.project_id = facts.project_id
        and steps.element = ${step ?? null}`
    : sql``
  const isOf = value === undefined ? sql<SqlBool>`true` : sql<SqlBool>`coalesce(${cuts[cut]}, '-') = ${value}`
  const beyond = after
    ? sql<SqlBool>`(behind.counted, behind.project_id) > (${after.counted}::double precision, ${after.projectId}::uuid)`
    : sql<SqlBool>`true`
  const { rows } = await sql<{
    account_id: string
    project_id: string
    name: string
    owner_id: string | null
    contract_start_on: string
    value_confirmed_on: string | null
    ended_on: string | null
    counted: number
    base: number | null
    total: number
  }>`
    with behind as (
      select facts.account_id, facts.project_id, accounts.name, coalesce(facts.owner_id, accounts.owner_id) as owner_id,
        facts.contract_start_on, facts.value_confirmed_on, facts.ended_on, (${counted})::double precision as counted,
        ${base} as base, count(*) over ()::int as total
      from ${source} ${steps} where ${within(query)} and ${appliesTo(query)} and ${isOf}
    )
    select * from behind where ${beyond} order by counted, project_id limit ${limit}`.execute(db)
  return rows
}
