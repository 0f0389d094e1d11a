import type { Context } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'
import type { PlanEditInput } from '../../contract.ts'
import { type Delay, effectOfDelays } from '../../domain/replan/effect.ts'
import { type ValueDateEffect, whatIf } from '../../domain/replan/what-if.ts'
import { findProject } from '../projects/project-queries.ts'
import type { Project } from '../projects/project-tables.ts'
import { readPlanState } from './compute-plan.ts'
import { planEdits } from './plan-edits.ts'

/**
 * What edits would do to the value date, by the project's ID; null where the plan has no value task. Throws not found
 * `onboarding.no_such_project` and as `planEdits`.
 */
export async function effectOnValueDate(
  context: Context,
  projectId: string,
  inputs: readonly PlanEditInput[],
): Promise<ValueDateEffect | null> {
  const project = await requireProject(context, projectId)
  const { tasks, state } = await readPlanState(context, project)
  return whatIf(state, planEdits(context, { project, tasks }, inputs).edits).valueDate
}

/** What delays of tasks, by their keys, would do to the value date, all together. Throws as `effectOfDelays`. */
export async function effectOfDelaysOn(
  context: Context,
  projectId: string,
  delays: readonly Delay[],
): Promise<ValueDateEffect | null> {
  const { state } = await readPlanState(context, await requireProject(context, projectId))
  return effectOfDelays(state, delays)
}

async function requireProject(context: Context, projectId: string): Promise<Project> {
  const project = await findProject(context.transaction, projectId)
  if (!project) throw notFound('onboarding.no_such_project')
  return project
}
