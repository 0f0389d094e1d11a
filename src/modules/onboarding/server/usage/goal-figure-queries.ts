import { sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import type { PlainDateString } from '#platform/kernel/dates.ts'

export interface MeasuredGoalRow {
  account_id: string
  project_id: string
  goal_id: string
  usage_key: string
  contract_start_on: PlainDateString
  use_case: string
  metric: string
  unit: string
  target: number | null
  direction: 'up' | 'down'
  /** The value measured last, by whomever. */
  latest: number | null
}

/** The goals of the running rounds that go by a figure of usage. */
export async function selectMeasuredGoals(db: Db): Promise<MeasuredGoalRow[]> {
  const { rows } = await sql<MeasuredGoalRow>`
    select goal.account_id, goal.project_id, goal.goal_id, goal.usage_key, project.contract_start_on, goal.use_case, goal.metric,
      goal.unit, goal.target, goal.direction, last.value as latest
    from onboarding.goals as goal
    join onboarding.projects as project on project.workspace_id = goal.workspace_id
      and project.account_id = goal.account_id and project.project_id = goal.project_id and project.cycle = goal.cycle
    left join lateral (
      select measured.value from onboarding.measurements as measured
      where measured.workspace_id = goal.workspace_id and measured.account_id = goal.account_id
        and measured.project_id = goal.project_id and measured.goal_id = goal.goal_id
      order by measured.measured_on desc, measured.measurement_id desc limit 1
    ) as last on true
    where goal.usage_key is not null and goal.measured_by = 'usage' and project.ended_on is null
    order by goal.goal_id`.execute(db)
  return rows
}

interface UsageMeasurement {
  id: string
  project_id: string
  goal_id: string
  value: number
  evidence: string
}

/** Writes what was measured of a day, once for each goal and day; answers the goals of which it is new. */
export async function insertUsageMeasurements(
  transaction: Transaction,
  rows: readonly UsageMeasurement[],
  { day, by, at }: { day: PlainDateString; by: string; at: string },
): Promise<string[]> {
  if (rows.length === 0) return []
  const inserted = await sql<{ goal_id: string }>`
    insert into onboarding.measurements (workspace_id, account_id, project_id, measurement_id, goal_id, client_id, measured_on,
      value, evidence, source, recorded_by, recorded_at)
    select goal.workspace_id, goal.account_id, goal.project_id, one.id, goal.goal_id,
      'usage ' || goal.goal_id || ' ' || ${day}::date || ' ' || goal.usage_key, ${day}::date, one.value, one.evidence, 'usage',
      ${by}, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as one (id uuid, project_id uuid, goal_id uuid, value double precision, evidence text)
    join onboarding.goals as goal on goal.project_id = one.project_id and goal.goal_id = one.goal_id
    on conflict do nothing
    returning goal_id`.execute(transaction)
  return inserted.rows.map((row) => row.goal_id)
}
