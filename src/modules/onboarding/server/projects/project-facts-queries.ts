import { type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import { type Day90Policy, defaultDay90Policy } from '../../domain/outcome/day-90.ts'
import type { ProjectState } from '../../domain/outcome/project-state.ts'
import { tables } from '../tables.ts'
import { toProject } from './project-tables.ts'

/** The latest value of a goal of this round is better than where it began. */
const isAnyGoalImproving = sql<boolean>`exists (
  select from onboarding.goals as goals
  cross join lateral (
    select value from onboarding.measurements as measurements
    where measurements.workspace_id = goals.workspace_id and measurements.account_id = goals.account_id
      and measurements.project_id = goals.project_id and measurements.goal_id = goals.goal_id
    order by measured_on desc, measurement_id desc limit 1
  ) as latest
  where goals.workspace_id = projects.workspace_id and goals.account_id = projects.account_id
    and goals.project_id = projects.project_id and goals.cycle = projects.cycle
    and case goals.direction when 'up' then latest.value > goals.baseline else latest.value < goals.baseline end
)`

const latestForecast = sql<unknown>`(
  select to_jsonb(forecasts) from onboarding.value_forecasts as forecasts
  where forecasts.workspace_id = projects.workspace_id and forecasts.account_id = projects.account_id
    and forecasts.project_id = projects.project_id
  order by forecasts.forecast_on desc limit 1
)`

const day = (today: string) => sql`(${today}::date - coalesce(projects.rekicked_off_on, projects.contract_start_on))`

const day90Policy = sql<unknown>`(
  select policies.policy -> 'day90' from onboarding.graduation_policies as policies
  where policies.workspace_id = projects.workspace_id
)`

/** As the workspace set it; the built-in day where it set none. */
const dayOfPolicy = (day: keyof Day90Policy) =>
  sql<number>`coalesce((${day90Policy} ->> ${day}::text)::int, ${defaultDay90Policy[day]}::int)`

const showsNoValue = sql`projects.ended_on is null and projects.value_confirmed_on is null
  and projects.first_value_on is null and not ${isAnyGoalImproving}`

/** Days without any activity after which an open project is stalled. */
export const stalledAfterDays = 14

const attentionConditions = (today: string, now: string) => ({
  stalled: sql<SqlBool>`projects.ended_on is null
    and projects.last_activity_at < ${now}::timestamptz - make_interval(days => ${stalledAfterDays}::int)`,
  homework_overdue: sql<SqlBool>`projects.ended_on is null and exists (
    select from onboarding.tasks as tasks
    where tasks.workspace_id = projects.workspace_id and tasks.account_id = projects.account_id
      and tasks.project_id = projects.project_id and tasks.side = 'customer' and tasks.status in ('todo', 'doing')
      and tasks.due_on < ${today}::date)`,
  day_60: sql<SqlBool>`${showsNoValue} and ${day(today)} >= ${dayOfPolicy('warnFromDay')}
    and ${day(today)} < ${dayOfPolicy('rekickoffDay')}`,
  day_90: sql<SqlBool>`${showsNoValue} and ${day(today)} >= ${dayOfPolicy('rekickoffDay')}`,
  forecast_late: sql<SqlBool>`projects.ended_on is null and projects.value_confirmed_on is null
    and projects.forecast_on > projects.value_on`,
})

export type Attention = keyof ReturnType<typeof attentionConditions>

export type ProjectSort = 'value' | 'value_desc' | 'forecast' | 'forecast_desc'
const isByForecast = (sort: ProjectSort | undefined) => sort === 'forecast' || sort === 'forecast_desc'
const isDescending = (sort: ProjectSort | undefined) => sort === 'value_desc' || sort === 'forecast_desc'

export interface ProjectPageQuery {
  limit: number
  after?: { on: string; projectId: string } | undefined
  projectId?: string | undefined
  state?: 'open' | 'closed' | ProjectState | undefined
  ownerId?: string | undefined
  accountId?: string | undefined
  /** Search terms for the customer's name or reading, all of which must occur. */
  terms?: readonly string[] | undefined
  programKey?: string | undefined
  attention?: Attention | undefined
  sort?: ProjectSort | undefined
  today: string
  now: string
}

const forecastPlace = sql<string>`coalesce(projects.forecast_on, projects.value_on)`

/** Where a project stands in the order of a list. */
export function placeOf(project: ListedProject, sort: ProjectPageQuery['sort']): string {
  return isByForecast(sort) ? (project.forecast_on ?? project.value_on) : project.value_on
}

/** Projects of customers that are not archived, the nearest value date first, each with its customer's name. */
export async function selectProjects(db: Db, page: ProjectPageQuery) {
  const place = isByForecast(page.sort) ? forecastPlace : sql<string>`projects.value_on`
  const direction = isDescending(page.sort) ? 'desc' : 'asc'
  const further = isDescending(page.sort) ? sql`<` : sql`>`
  let query = tables(db)
    .selectFrom('onboarding.projects as projects')
    .innerJoin('accounts.published_accounts as accounts', (join) =>
      join
        .onRef('accounts.workspace_id', '=', 'projects.workspace_id')
        .onRef('accounts.account_id', '=', 'projects.account_id'),
    )
    .selectAll('projects')
    .select([
      'accounts.name as account_name',
      isAnyGoalImproving.as('is_any_goal_improving'),
      latestForecast.as('latest_forecast'),
      dayOfPolicy('warnFromDay').as('warn_from_day'),
      dayOfPolicy('rekickoffDay').as('rekickoff_day'),
    ])
    .orderBy(place, direction)
    .orderBy('projects.project_id', direction)
    .limit(page.limit)
  const { after, state } = page
  if (after)
    query = query.where(
      sql<SqlBool>`(${place}, projects.project_id) ${further} (${after.on}::date, ${after.projectId}::uuid)`,
    )
  if (page.projectId) query = query.where('projects.project_id', '=', page.projectId)
  if (page.ownerId) query = query.where('projects.owner_id', '=', page.ownerId)
  if (page.accountId) query = query.where('projects.account_id', '=', page.accountId)
  for (const term of page.terms ?? []) query = query.where(sql<SqlBool>`strpos(accounts.search_text, ${term}) > 0`)
  if (page.programKey) query = query.where('projects.program_key', '=', page.programKey)
  if (state === 'open') query = query.where('projects.ended_on', 'is', null)
  else if (state === 'closed') query = query.where('projects.ended_on', 'is not', null)
  else if (state) query = query.where('projects.state', '=', state)
  if (page.attention) query = query.where(attentionConditions(page.today, page.now)[page.attention])
  return (await query.execute()).map(toProject)
}
export type ListedProject = Awaited<ReturnType<typeof selectProjects>>[number]

/** How many projects are open, and how many of them need attention for each reason. */
export function countOpenProjects(db: Db, today: string, now: string) {
  const conditions = attentionConditions(today, now)
  const count = (condition: ReturnType<typeof sql<SqlBool>>) => sql<number>`count(*) filter (where ${condition})`
  return tables(db)
    .selectFrom('onboarding.projects as projects')
    .innerJoin('accounts.published_accounts as accounts', (join) =>
      join
        .onRef('accounts.workspace_id', '=', 'projects.workspace_id')
        .onRef('accounts.account_id', '=', 'projects.account_id'),
    )
    .where('projects.ended_on', 'is', null)
    .select(({ fn }) => [
      fn.countAll<number>().as('open'),
      count(conditions.stalled).as('stalled'),
      count(conditions.homework_overdue).as('homeworkOverdue'),
      count(conditions.day_60).as('day60'),
      count(conditions.day_90).as('day90'),
      count(conditions.forecast_late).as('forecastLate'),
    ])
    .executeTakeFirstOrThrow()
}
