import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { Continuation, GraduationStage, ScoreBand } from '../../domain/graduation-review.ts'

/** Stands for having reached no stage. */
export const noRoad = '-'
/** Stands for all stages that belong to one project alone; a program's stages have no such key. */
export const ownRoad = '*'

/**
 * Each customer as it stood on a day: its latest onboarding begun by then, how far it had come, what its exam said, and
 * whether the contract went on. The stage's day is the one on which it was reached. Of the roadmap the furthest stage of
 * the program counts; stages of one project alone only where none of the program's was reached.
 */
function customersOn(on: string): RawBuilder<unknown> {
  return sql`
    with projects as (
      select distinct on (workspace_id, account_id) workspace_id, account_id, project_id, cycle, contract_start_on,
        program_key, program_version, kickoff_on, first_value_on, value_confirmed_on,
        case when state = 'graduated' then ended_on end as graduated_on
      from onboarding.published_projects where contract_start_on <= ${on}::date
      order by workspace_id, account_id, contract_start_on desc, cycle desc
    ), wins as (
      select workspace_id, account_id, project_id, min(reached_on) as won_on
      from onboarding.published_early_wins where reached_on <= ${on}::date
      group by workspace_id, account_id, project_id
    ), exams as (
      select workspace_id, account_id, project_id, cycle, min(score) as score
      from (
        select distinct on (workspace_id, account_id, project_id, cycle, respondent)
          workspace_id, account_id, project_id, cycle, score
        from onboarding.published_exam_answers where answered_on <= ${on}::date
        order by workspace_id, account_id, project_id, cycle, respondent, attempt desc
      ) as latest
      group by workspace_id, account_id, project_id, cycle
    ), roads as (
      select distinct on (workspace_id, account_id, project_id) workspace_id, account_id, project_id,
        case when is_own then ${ownRoad} else key end as road_key, name as road_name,
        case when not is_own then position end as road_position
      from onboarding.published_roadmap_stages where reached_on <= ${on}::date
      order by workspace_id, account_id, project_id, is_own, position desc
    ), turns as (
      select workspace_id, account_id, phase, lag(phase) over customer as before,
        row_number() over (partition by workspace_id, account_id order by since desc, phase_entry_id desc) as place
      from accounts.published_phase_entries where since <= ${on}::date
      window customer as (partition by workspace_id, account_id order by since, phase_entry_id)
    ), phases as (
      select workspace_id, account_id, bool_or(place = 1 and phase = 'churned') as is_churned,
        bool_or(before = 'renewal' and phase in ('adoption', 'expansion')) as is_renewed,
        bool_or(phase = 'expansion') as is_expanded
      from turns group by workspace_id, account_id
    )
    select projects.workspace_id, projects.account_id, projects.project_id, accounts.name, accounts.sort_key,
      accounts.industry, accounts.touch_model, reached.stage, reached.reached_on - projects.contract_start_on as days,
      exams.score, projects.program_key, projects.program_version, roads.road_key, roads.road_name, roads.road_position,
      case when exams.score is null then 'none' when exams.score <= 6 then '0_6' when exams.score <= 8 then '7_8'
        else '9_10' end as band,
      case when phases.is_churned then 'churned' when phases.is_renewed then 'renewed' else 'before' end as continuation,
      coalesce(phases.is_expanded, false) as is_expanded
    from projects
    join accounts.published_accounts as accounts using (workspace_id, account_id)
    left join wins using (workspace_id, account_id, project_id)
    left join exams using (workspace_id, account_id, project_id, cycle)
    left join roads using (workspace_id, account_id, project_id)
    left join phases using (workspace_id, account_id)
    cross join lateral (
      select stage, reached_on from (values
        (6, 'graduated', graduated_on), (5, 'value_confirmed', value_confirmed_on), (4, 'first_value', first_value_on),
        (3, 'early_win', won_on), (2, 'kickoff', kickoff_on), (1, 'started', projects.contract_start_on)
      ) as stages (place, stage, reached_on)
      where reached_on <= ${on}::date order by place desc limit 1
    ) as reached`
}

export interface CellRow {
  /** What the row is grouped by. */
  cut: 'stage' | 'band' | 'road'
  stage: GraduationStage | null
  band: ScoreBand | null
  program_key: string | null
  road_key: string | null
  /** In both languages, as most customers of the program have it: one of them may have renamed it. Null of own stages. */
  road_name: unknown
  customers: number
  renewed: number
  churned: number
  expanded: number
  scored: number
  mean_score: number | null
  median_days: number | null
}

/**
 * The counts by stage, by the exam, and by program and stage of its value roadmap in its order (own stages last), in one
 * statement.
 */
export async function selectCells(db: Db, on: string): Promise<CellRow[]> {
  const { rows } = await sql<CellRow>`
    select case when grouping(stage) = 0 then 'stage' when grouping(band) = 0 then 'band' else 'road' end as cut,
      stage, band, program_key, road_key,
      case when road_key <> ${ownRoad} then mode() within group (order by road_name) end as road_name,
      count(*)::int as customers,
      count(*) filter (where continuation = 'renewed')::int as renewed,
      count(*) filter (where continuation = 'churned')::int as churned,
      count(*) filter (where is_expanded)::int as expanded, count(score)::int as scored,
      avg(score)::double precision as mean_score,
      percentile_cont(0.5) within group (order by days) as median_days
    from (${customersOn(on)}) as customers
    group by grouping sets ((stage), (band), (program_key, road_key))
    order by program_key, road_key is not null, avg(road_position)`.execute(db)
  return rows
}

export interface ReviewQuery {
  on: string
  /** First day of the month whose notes are read. */
  month: string
  stage?: GraduationStage | undefined
  band?: ScoreBand | undefined
  /** Key of a stage of the roadmap; `-` for those who have reached none, `*` for stages of one project alone. */
  road?: string | undefined
  /** Key of the program that the onboarding follows. */
  program?: string | undefined
  continuation?: Continuation | undefined
  isExpanded?: boolean | undefined
}

export interface CustomerRow {
  account_id: string
  project_id: string
  name: string
  sort_key: string
  industry: string | null
  touch_model: string | null
  stage: GraduationStage
  road_name: unknown
  score: number | null
  continuation: Continuation
  is_expanded: boolean
  days: number | null
  note: string
  note_version: number
  total: number
}

/** The customers by name, with their number and the month's notes. */
export async function selectCustomers(
  db: Db,
  { on, month, stage, band, program, road, continuation, isExpanded }: ReviewQuery,
  { after, limit }: { after?: { sortKey: string; accountId: string } | undefined; limit: number },
): Promise<CustomerRow[]> {
  const is = (column: RawBuilder<unknown>, value: string | boolean | undefined) =>
    value === undefined ? sql<SqlBool>`true` : sql<SqlBool>`${column} = ${value}`
  const beyond = after
    ? sql<SqlBool>`(behind.sort_key, behind.account_id) > (${after.sortKey}, ${after.accountId}::uuid)`
    : sql<SqlBool>`true`
  const { rows } = await sql<CustomerRow>`
    with behind as (
      select *, count(*) over ()::int as total from (${customersOn(on)}) as customers
      where ${is(sql`stage`, stage)} and ${is(sql`band`, band)}
        and ${is(sql`program_key`, program)} and ${is(sql`coalesce(road_key, ${noRoad})`, road)}
        and ${is(sql`continuation`, continuation)} and ${is(sql`is_expanded`, isExpanded)}
    )
    select behind.*, coalesce(notes.note, '') as note, coalesce(notes.version, 0) as note_version
    from behind
    left join metrics.graduation_notes as notes on notes.workspace_id = behind.workspace_id
      and notes.account_id = behind.account_id and notes.month = ${month}::date
    where ${beyond} order by behind.sort_key, behind.account_id limit ${limit}`.execute(db)
  return rows
}
