import { type SqlBool, sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import type { ProjectKey } from '../projects/project-tables.ts'
import { toProject } from '../projects/project-tables.ts'
import { tables } from '../tables.ts'

/** Open projects in the order of their IDs, with the days on which their customers do not work. */
export async function selectForecastProjects(
  db: Db,
  { projectIds, after, limit }: { projectIds?: readonly string[]; after?: string | undefined; limit: number },
) {
  let query = tables(db)
    .selectFrom('onboarding.projects as projects')
    .innerJoin('accounts.published_accounts as accounts', (join) =>
      join
        .onRef('accounts.workspace_id', '=', 'projects.workspace_id')
        .onRef('accounts.account_id', '=', 'projects.account_id'),
    )
    .selectAll('projects')
    .select(['accounts.closed_weekdays', 'accounts.closed_days'])
    .where('projects.ended_on', 'is', null)
    .orderBy('projects.project_id')
    .limit(limit)
  if (after !== undefined) query = query.where('projects.project_id', '>', after)
  if (projectIds) query = query.where('projects.project_id', 'in', [...projectIds])
  return (await query.execute()).map(toProject)
}

/**
 * The tasks of the latest projects that had their time (begun at least `ripeDays` ago, so that quick work is not seen before
 * slow work), as far as they were finished on that day, against the plan that was agreed on it.
 */
export function selectPastTasks(db: Db, { today, timeZone, ripeDays, projects }: PastQuery) {
  return tables(db)
    .with('past', (past) =>
      past
        .selectFrom('onboarding.projects')
        .select(['workspace_id', 'account_id', 'project_id', 'program_key'])
        .select(sql<'business' | 'calendar'>`program ->> 'dayKind'`.as('day_kind'))
        .where(sql<SqlBool>`contract_start_on <= ${today}::date - ${ripeDays}::int`)
        .where(sql<SqlBool>`contract_start_on > ${today}::date - 450`)
        .orderBy('contract_start_on', 'desc')
        .orderBy('project_id')
        .limit(projects),
    )
    .selectFrom('past')
    .innerJoin('onboarding.tasks as tasks', (join) =>
      join
        .onRef('tasks.workspace_id', '=', 'past.workspace_id')
        .onRef('tasks.account_id', '=', 'past.account_id')
        .onRef('tasks.project_id', '=', 'past.project_id'),
    )
    .select(['past.project_id', 'past.program_key', 'past.day_kind'])
    .select([
      'tasks.key',
      'tasks.element',
      'tasks.side',
      'tasks.status',
      'tasks.start_on',
      'tasks.done_on',
      'tasks.links',
    ])
    .leftJoinLateral(agreedOn(today, timeZone).as('kept'), (join) => join.onTrue())
    .leftJoinLateral(
      sql<{ start_on: string; due_on: string }>`(
        select (kept_task ->> 'startOn')::date as start_on, (kept_task ->> 'dueOn')::date as due_on
        from jsonb_array_elements(kept.tasks) as kept_task where kept_task ->> 'key' = tasks.key
      )`.as('agreed'),
      (join) => join.onTrue(),
    )
    .select(({ fn }) => [
      fn.coalesce('agreed.start_on', 'tasks.baseline_start_on').as('baseline_start_on'),
      fn.coalesce('agreed.due_on', 'tasks.baseline_due_on').as('baseline_due_on'),
    ])
    .where('tasks.status', '=', 'done')
    .where(sql<SqlBool>`tasks.done_on <= ${today}::date`)
    .orderBy('past.project_id')
    .execute()
}

/** The plan that a later agreement replaced, which was the agreed one on that day. */
const agreedOn = (on: string, timeZone: string) =>
  sql<{ tasks: unknown }>`(
    select baselines.tasks from onboarding.baselines as baselines
    where baselines.workspace_id = past.workspace_id and baselines.account_id = past.account_id
      and baselines.project_id = past.project_id and (baselines.recorded_at at time zone ${timeZone})::date > ${on}::date
    order by baselines.recorded_at limit 1
  )`

interface PastQuery {
  today: string
  timeZone: string
  ripeDays: number
  projects: number
}

/** Calendar days that blockers stood which were resolved by that day, by whom they waited for; the latest. */
export async function selectPastBlockers(db: Db, { today, limit }: { today: string; limit: number }) {
  const rows = await tables(db)
    .selectFrom('onboarding.blockers')
    .select(['owner_side as holder', sql<number>`resolved_on - raised_on`.as('days')])
    .where(sql<SqlBool>`resolved_on <= ${today}::date`)
    .orderBy('resolved_on', 'desc')
    .orderBy('blocker_id')
    .limit(limit)
    .execute()
  return rows.map(({ holder, days }) => ({ holder, days: Math.max(1, days) }))
}

export interface ForecastRow extends ProjectKey {
  forecast_on: string
  value_on: string
  from_on: string
  to_on: string
  agreed_on: string
  plan_on: string
  past_projects: number
  band_factor: number
  checked_projects: number
  held_projects: number
  reasons: readonly unknown[]
}

/** The day's forecasts of many projects in two statements; what was written earlier that day is replaced. */
export async function saveForecasts(transaction: Transaction, rows: readonly ForecastRow[]): Promise<void> {
  if (rows.length === 0) return
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (workspace_id uuid, account_id uuid,
    project_id uuid, forecast_on date, value_on date, from_on date, to_on date, agreed_on date, plan_on date,
    past_projects int, band_factor double precision, checked_projects int, held_projects int, reasons jsonb)`
  await sql`insert into onboarding.value_forecasts (workspace_id, account_id, project_id, forecast_on, value_on, from_on,
      to_on, agreed_on, plan_on, past_projects, band_factor, checked_projects, held_projects, reasons)
    select workspace_id, account_id, project_id, forecast_on, value_on, from_on, to_on, agreed_on, plan_on,
      past_projects, band_factor, checked_projects, held_projects, reasons
    from ${given}
    on conflict (workspace_id, account_id, project_id, forecast_on) do update set value_on = excluded.value_on,
      from_on = excluded.from_on, to_on = excluded.to_on, agreed_on = excluded.agreed_on, plan_on = excluded.plan_on,
      past_projects = excluded.past_projects, band_factor = excluded.band_factor,
      checked_projects = excluded.checked_projects,
      held_projects = excluded.held_projects, reasons = excluded.reasons`.execute(transaction)
  await sql`update onboarding.projects as projects set forecast_on = given.value_on
    from ${given}
    where projects.workspace_id = given.workspace_id and projects.account_id = given.account_id
      and projects.project_id = given.project_id and projects.forecast_on is distinct from given.value_on`.execute(
    transaction,
  )
}
