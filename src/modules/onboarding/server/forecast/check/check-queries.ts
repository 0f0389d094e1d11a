import { type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import type { BlockerState } from '../../../domain/blocker.ts'
import type { CheckDay, CheckedForecast, CheckSummary } from '../../../domain/forecast/check.ts'
import type { TaskDates } from '../../../domain/network/bounds.ts'
import type { Holder } from '../../../domain/waiting/ledger.ts'
import { toProject } from '../../projects/project-tables.ts'
import { tables } from '../../tables.ts'

/** The latest projects that had their time, closed ones too, with the days on which their customers do not work. */
export async function selectProjectsToCheck(
  db: Db,
  { today, ripeDays, limit }: { today: string; ripeDays: number; limit: number },
) {
  const rows = await tables(db)
    .selectFrom('onboarding.projects as projects')
    .innerJoin('accounts.published_accounts as accounts', (join) =>
      join
        .onRef('accounts.workspace_id', '=', 'projects.workspace_id')
        .onRef('accounts.account_id', '=', 'projects.account_id'),
    )
    .selectAll('projects')
    .select(['accounts.closed_weekdays', 'accounts.closed_days'])
    .where(sql<SqlBool>`projects.contract_start_on <= ${today}::date - ${ripeDays}::int`)
    .where(sql<SqlBool>`projects.contract_start_on > ${today}::date - 540`)
    .orderBy('projects.contract_start_on', 'desc')
    .orderBy('projects.project_id')
    .limit(limit)
    .execute()
  return rows.map(toProject)
}

const keptSchema = z.array(z.object({ key: z.string(), startOn: z.string(), dueOn: z.string() }))

export interface KeptPlan {
  /** It was the agreed plan until then. */
  until: string
  dates: ReadonlyMap<string, TaskDates>
}

/** The agreed plans that others replaced, by project, the earliest first; and when a project was begun anew. */
export async function selectKeptPlans(db: Db, projectIds: readonly string[], timeZone: string) {
  const ids = sql`any(${[...projectIds]}::uuid[])`
  const { rows } = await sql<{ project_id: string; until: string; tasks: unknown }>`
    select project_id, (recorded_at at time zone ${timeZone})::date as until, tasks from onboarding.baselines
    where project_id = ${ids} order by recorded_at`.execute(db)
  const { rows: rounds } = await sql<{ project_id: string; on: string }>`
    select project_id, (recorded_at at time zone ${timeZone})::date as on from onboarding.rekickoffs
    where project_id = ${ids} order by recorded_at`.execute(db)
  const plans = rows.map((row) => ({
    projectId: row.project_id,
    until: row.until,
    dates: new Map(keptSchema.parse(row.tasks).map(({ key, ...dates }) => [key, dates])),
  }))
  return {
    plans: Map.groupBy(plans, ({ projectId }) => projectId),
    rounds: Map.groupBy(rounds, ({ project_id }) => project_id),
  }
}

export interface PastBlocker {
  id: string
  raisedOn: string
  resolvedOn: string | null
  taskIds: readonly string[]
  steps: readonly { on: string; state: BlockerState; ownerSide: Holder }[]
}

/** Every blocker of these projects with the steps that it took. */
export async function selectBlockerHistory(db: Db, projectIds: readonly string[]) {
  const { rows } = await sql<PastBlocker & { projectId: string }>`
    select blockers.project_id as "projectId", blockers.blocker_id as id, raised_on as "raisedOn",
      resolved_on as "resolvedOn", task_ids as "taskIds", coalesce(steps.list, '[]') as steps
    from onboarding.blockers as blockers
    left join lateral (
      select jsonb_agg(jsonb_build_object('on', on_day, 'state', state, 'ownerSide', owner_side)
        order by on_day, blocker_step_id) as list
      from onboarding.blocker_steps as steps
      where steps.workspace_id = blockers.workspace_id and steps.account_id = blockers.account_id
        and steps.project_id = blockers.project_id and steps.blocker_id = blockers.blocker_id
    ) as steps on true
    where blockers.project_id = any(${[...projectIds]}::uuid[]) order by blockers.blocker_id`.execute(db)
  return Map.groupBy(rows, ({ projectId }) => projectId)
}

interface Run {
  workspaceId: string
  checkedOn: string
  method: number
}

/** Writes a run: its counts are kept beside those of earlier runs, its forecasts take the place of theirs. */
export async function saveCheck(
  transaction: Transaction,
  { workspaceId, checkedOn, method }: Run,
  {
    summaries,
    checked,
  }: {
    summaries: readonly (CheckSummary & { factor: number; planLost: number })[]
    checked: readonly CheckedForecast[]
  },
): Promise<void> {
  await sql`delete from onboarding.forecast_checks where checked_on = ${checkedOn}::date`.execute(transaction)
  await sql`insert into onboarding.forecast_checks (workspace_id, checked_on, method, program_key, as_of_day, n, held, early,
      late, wide_held, open, ended, median_error, median_size, unfinished, factor, plan_lost)
    select ${workspaceId}::uuid, ${checkedOn}::date, ${method}::int, coalesce("programKey", ''), day, n, held, early, late,
      "wideHeld", open, ended, "medianError", "medianSize", unfinished, factor, "planLost"
    from jsonb_to_recordset(${JSON.stringify(summaries)}::jsonb) as given ("programKey" text, day int, n int, held int,
      early int, late int, "wideHeld" int, open int, ended int, "medianError" double precision,
      "medianSize" double precision, unfinished int, factor double precision, "planLost" int)`.execute(transaction)
  await sql`delete from onboarding.forecast_trials`.execute(transaction)
  const rows = checked.map(({ wide, ...row }) => ({ ...row, wideFromOn: wide.fromOn, wideToOn: wide.toOn }))
  await sql`insert into onboarding.forecast_trials (workspace_id, account_id, project_id, as_of_day, checked_on, method,
      program_key, forecast_on, value_on, from_on, to_on, factor, wide_from_on, wide_to_on, verdict, wide_verdict,
      truth_on, error_days)
    select ${workspaceId}::uuid, "accountId", "projectId", day, ${checkedOn}::date, ${method}::int, "programKey", "on",
      "valueOn", "fromOn", "toOn", factor, "wideFromOn", "wideToOn", verdict, "wideVerdict", "truthOn", "errorDays"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given ("accountId" uuid, "projectId" uuid, day int,
      "programKey" text, "on" date, "valueOn" date, "fromOn" date, "toOn" date, factor double precision,
      "wideFromOn" date, "wideToOn" date, verdict text, "wideVerdict" text, "truthOn" date, "errorDays" int)`.execute(
    transaction,
  )
}

export interface LatestCheck {
  program_key: string
  as_of_day: CheckDay
  n: number
  wide_held: number
  factor: number
}

/** The latest run of a method. */
export async function selectLatestCheck(db: Db, method: number): Promise<LatestCheck[]> {
  const { rows } = await sql<LatestCheck>`
    select program_key, as_of_day, n, wide_held, factor from onboarding.forecast_checks
    where method = ${method} and checked_on = (select max(checked_on) from onboarding.forecast_checks
      where method = ${method})`.execute(db)
  return rows
}
