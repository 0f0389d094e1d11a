import { type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { BlockerKind } from '../../domain/blocker.ts'
import { tables } from '../tables.ts'

type SimilarTables = {
  'accounts.published_accounts': {
    workspace_id: string
    account_id: string
    name: string
    industry: string | null
    employee_count: number | null
    touch_model: 'high' | 'low' | 'tech' | null
    phase: string
  }
}

const uuids = (ids: readonly string[]) => sql<string>`any(${[...ids]}::uuid[])`

/** What the customer's page says of it; undefined for an archived one. */
export function findTraits(db: Db, accountId: string) {
  return db
    .withTables<SimilarTables>()
    .selectFrom('accounts.published_accounts')
    .select(['industry', 'employee_count', 'touch_model'])
    .where('account_id', '=', accountId)
    .executeTakeFirst()
}

/** The latest onboardings of others that came to an end or to value, with what their goals say. */
export async function selectPastProjects(db: Db, { not, limit }: { not: string | null; limit: number }) {
  const { rows } = await sql<{
    account_id: string
    project_id: string
    program_key: string
    program_name: unknown
    program_touch: 'high' | 'low' | 'tech'
    day_kind: 'business' | 'calendar'
    contract_start_on: string
    value_confirmed_on: string | null
    end_reason_key: string | null
    name: string
    industry: string | null
    employee_count: number | null
    touch_model: 'high' | 'low' | 'tech' | null
    phase: string
    goals: string | null
  }>`select projects.account_id, projects.project_id, projects.program_key, projects.program -> 'name' as program_name,
      projects.program ->> 'touchModel' as program_touch, projects.program ->> 'dayKind' as day_kind,
      projects.contract_start_on,
      coalesce(projects.earlier_value_confirmed_on, projects.value_confirmed_on) as value_confirmed_on,
      projects.end_reason_key, accounts.name,
      accounts.industry, accounts.employee_count, accounts.touch_model, accounts.phase,
      (select string_agg(concat_ws(' ', goals.use_case, goals.problem, goals.metric), ' ' order by goals.goal_id)
        from onboarding.goals as goals where goals.workspace_id = projects.workspace_id
          and goals.account_id = projects.account_id and goals.project_id = projects.project_id) as goals
    from onboarding.projects as projects
    join accounts.published_accounts as accounts on accounts.workspace_id = projects.workspace_id
      and accounts.account_id = projects.account_id
    where (projects.ended_on is not null or projects.value_confirmed_on is not null
        or projects.earlier_value_confirmed_on is not null)
      and projects.account_id is distinct from ${not}::uuid
    order by projects.contract_start_on desc, projects.project_id limit ${limit}`.execute(db)
  return rows
}

/** What the goals of a customer's own onboardings say. */
export async function selectOwnGoals(db: Db, accountId: string): Promise<string> {
  const rows = await tables(db)
    .selectFrom('onboarding.goals')
    .select(['use_case', 'problem', 'metric'])
    .where('account_id', '=', accountId)
    .orderBy('goal_id')
    .execute()
  return rows.map(({ use_case, problem, metric }) => `${use_case} ${problem} ${metric}`).join(' ')
}

export async function selectTroubles(db: Db, projectIds: readonly string[]) {
  if (projectIds.length === 0) return []
  const { rows } = await sql<{
    project_id: string
    kind: BlockerKind | 'rekickoff' | 'incident'
    title: string
    days: number | null
  }>`select project_id, kind, title, resolved_on - raised_on as days from onboarding.blockers
      where project_id = ${uuids(projectIds)}
    union all
    select project_id, 'rekickoff', root_cause, value_on - previous_value_on from onboarding.rekickoffs
      where project_id = ${uuids(projectIds)}
    union all
    select project_id, 'incident', title, null from onboarding.incidents where project_id = ${uuids(projectIds)}
    order by 1, 4 desc nulls last, 3`.execute(db)
  return rows
}

/** Early wins, and must-have goals whose last figure is at its target or better; the earliest first. */
export async function selectSuccesses(db: Db, projectIds: readonly string[]) {
  if (projectIds.length === 0) return []
  const { rows } = await sql<{ project_id: string; kind: 'goal' | 'win'; words: string; days: number }>`
    select wins.project_id, 'win' as kind, wins.key as words, wins.reached_on - projects.contract_start_on as days
      from onboarding.early_wins as wins
      join onboarding.projects as projects using (workspace_id, account_id, project_id)
      where wins.project_id = ${uuids(projectIds)}
    union all
    select goals.project_id, 'goal',
        concat(goals.metric, ' ', goals.baseline, ' → ', latest.value, goals.unit),
        latest.measured_on - projects.contract_start_on
      from onboarding.goals as goals
      join onboarding.projects as projects using (workspace_id, account_id, project_id)
      join lateral (
        select value, measured_on from onboarding.measurements as measured
        where measured.workspace_id = goals.workspace_id and measured.account_id = goals.account_id
          and measured.project_id = goals.project_id and measured.goal_id = goals.goal_id
        order by measured_on desc, measurement_id desc limit 1) as latest on true
      where goals.project_id = ${uuids(projectIds)}
        and case goals.direction when 'up' then latest.value >= goals.target else latest.value <= goals.target end
    order by 1, 2, 4`.execute(db)
  return rows
}

/** The three tasks of each project that were done latest behind the first plan, by a week or more. */
export async function selectLateTasks(db: Db, projectIds: readonly string[]) {
  if (projectIds.length === 0) return []
  const { rows } = await sql<{ project_id: string; texts: unknown; days: number }>`
    select project_id, texts, days from (
      select project_id, texts, done_on - baseline_due_on as days,
        row_number() over (partition by workspace_id, account_id, project_id
          order by done_on - baseline_due_on desc, task_id) as place
      from onboarding.tasks
      where project_id = ${uuids(projectIds)} and status = 'done' and done_on - baseline_due_on >= 7) as late
    where place <= 3 order by project_id, place`.execute(db)
  return rows
}

/** All tasks of these projects that were done. */
export function selectDoneTasks(db: Db, projectIds: readonly string[]) {
  return tables(db)
    .selectFrom('onboarding.tasks')
    .select(['project_id', 'key', 'element', 'side', 'status', 'start_on', 'done_on', 'links'])
    .select(['baseline_start_on', 'baseline_due_on'])
    .where('project_id', '=', uuids(projectIds))
    .where(sql<SqlBool>`status = 'done' and done_on is not null`)
    .orderBy('project_id')
    .execute()
}
