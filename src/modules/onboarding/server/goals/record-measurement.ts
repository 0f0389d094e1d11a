import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { GoalView } from '../../contract.ts'
import { measurementRecorded } from '../../events.ts'
import { keyOf } from '../projects/project-tables.ts'
import { lockOpenProject, touchProject } from '../projects/require-project.ts'
import { refuseFuture } from '../today.ts'
import { insertMeasurement } from './goal-queries.ts'
import { requireGoal } from './require-goal.ts'

export interface MeasurementInput {
  clientId: string
  measuredOn: string
  value: number
  evidence: string
  evidenceUrl: string | null
}

/** Throws invalid `onboarding.date_in_future`, not found `onboarding.no_such_goal`. Sent twice, it is taken once. */
export async function recordMeasurement(
  context: Context,
  target: { id: string; goalId: string },
  input: MeasurementInput,
): Promise<GoalView> {
  refuseFuture(context, input.measuredOn, 'measuredOn')
  const project = await lockOpenProject(context, target.id)
  const goal = await requireGoal(context, project, target.goalId)
  const isNew = await insertMeasurement(context.transaction, {
    ...keyOf(project),
    measurement_id: newId(context.clock.now()),
    goal_id: target.goalId,
    client_id: input.clientId,
    measured_on: input.measuredOn,
    value: input.value,
    evidence: input.evidence,
    evidence_url: input.evidenceUrl,
    source: 'manual',
    recorded_by: context.actor.name,
    recorded_at: instantOf(context),
  })
  if (!isNew) return goal
  await touchProject(context, project)
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: 'onboarding.measurement_recorded',
    params: { projectId: target.id, goal: goal.useCase, metric: goal.metric, value: input.value, unit: goal.unit },
  })
  const event = { projectId: target.id, goalId: target.goalId, value: input.value, on: input.measuredOn }
  await recordEvent(context, measurementRecorded, event, project.account_id)
  return requireGoal(context, project, target.goalId)
}
