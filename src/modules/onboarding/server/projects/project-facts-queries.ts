import { type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import { defaultDay90Policy } from '../../domain/outcome/day-90.ts'
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

const day = (today: string) => sql`(${today}::date - coalesce(projects.rekicked_off_on, projects.contract_start_on))`

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
  day_60: sql<SqlBool>`${showsNoValue} and ${day(today)} >= ${defaultDay90Policy.warnFromDay}::int
    and ${day(today)} < ${defaultDay90Policy.rekickoffDay}::int`,
  day_90: sql<SqlBool>`${showsNoValue} and ${day(today)} >= ${defaultDay90Policy.rekickoffDay}::int`,
})

export type Attention = keyof ReturnType<typeof attentionConditions>

export interface ProjectPageQuery {
  limit: number
  after?: { valueOn: string; projectId: string } | undefined
  projectId?: string | undefined
  state?: 'open' | 'closed' | ProjectState | undefined
  ownerId?: string | undefined
  accountId?: string | undefined
  programKey?: string | undefined
  attention?: Attention | undefined
  today: string
  now: string
}

/** Projects of customers that are not archived, the nearest value date first, each with its customer's name. */
export async function selectProjects(db: Db, page: ProjectPageQuery) {
  let query = tables(db)
    .selectFrom('onboarding.projects as projects')
    .innerJoin('accounts.published_accounts as accounts', (join) =>
      join
        .onRef('accounts.workspace_id', '=', 'projects.workspace_id')
        .onRef('accounts.account_id', '=', 'projects.account_id'),
    )
    .selectAll('projects')
    .select(['accounts.name as account_name', isAnyGoalImproving.as('is_any_goal_improving')])
    .orderBy('projects.value_on')
    .orderBy('projects.project_id')
    .limit(page.limit)
  const { after, state } = page
  if (after)
    query = query.where(
      sql<SqlBool>`(projects.value_on, projects.project_id) > (${after.valueOn}::date, ${after.projectId}::uuid)`,
    )
  if (page.projectId) query = query.where('projects.project_id', '=', page.projectId)
  if (page.ownerId) query = query.where('projects.owner_id', '=', page.ownerId)
  if (page.accountId) query = query.where('projects.account_id', '=', page.accountId)
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
    ])
    .executeTakeFirstOrThrow()
}
