import type { Insertable } from 'kysely'
import { newId } from '#platform/kernel/ids.ts'
import type { GoalInput, GoalView } from '../../contract.ts'
import { type Goal, goalAchievement, goalFlaws } from '../../domain/outcome/goal.ts'
import { keyOf, type ProjectKey } from '../projects/project-tables.ts'
import type { OnboardingTables } from '../tables.ts'
import type { GoalRow, MeasurementRow } from './goal-queries.ts'

export function goalRow(
  key: ProjectKey,
  { goal, cycle, position }: { goal: GoalInput; cycle: number; position: number },
): Insertable<OnboardingTables['onboarding.goals']> {
  return { ...keyOf(key), goal_id: newId(), cycle, position, ...goalColumns(goal) }
}

export function goalColumns(goal: GoalInput) {
  return {
    use_case: goal.useCase,
    problem: goal.problem,
    metric: goal.metric,
    unit: goal.unit,
    baseline: goal.baseline,
    target: goal.target,
    direction: goal.direction,
    deadline: goal.deadline,
    required_evidence: goal.requiredEvidence,
    measured_by: goal.measuredBy,
    usage_key: goal.measuredBy === 'usage' ? (goal.usageKey ?? null) : null,
    is_must: goal.isMust,
  }
}

export function toGoal(row: GoalRow): Goal {
  return {
    useCase: row.use_case,
    problem: row.problem,
    metric: row.metric,
    unit: row.unit,
    baseline: row.baseline,
    target: row.target,
    direction: row.direction,
    deadline: row.deadline,
    requiredEvidence: row.required_evidence,
    measuredBy: row.measured_by,
    usageKey: row.usage_key,
    isMust: row.is_must,
  }
}

/** Goals with what was measured for them and what follows from it. */
export function goalViews(rows: readonly GoalRow[], measurements: readonly MeasurementRow[]): GoalView[] {
  const byGoal = Map.groupBy(measurements, (each) => each.goal_id)
  return rows.map((row) => {
    const goal = toGoal(row)
    const measured = (byGoal.get(row.goal_id) ?? []).map((each) => ({
      id: each.measurement_id,
      measuredOn: each.measured_on,
      value: each.value,
      evidence: each.evidence,
      evidenceUrl: each.evidence_url,
      source: each.source,
      recordedBy: each.recorded_by,
    }))
    return {
      ...goal,
      id: row.goal_id,
      cycle: row.cycle,
      version: row.version,
      flaws: goalFlaws(goal),
      measurements: measured,
      achievement: goalAchievement(goal, measured),
    }
  })
}
