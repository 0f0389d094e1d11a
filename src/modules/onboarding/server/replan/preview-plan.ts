import type { Context } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'
import type { PlanChange, PlanEditInput } from '../../contract.ts'
import { findProject } from '../projects/project-queries.ts'
import { computePlan } from './compute-plan.ts'

/** What `applyPlan` would change, from the same computation; nothing is written. Throws as `applyPlan`. */
export async function previewPlan(
  context: Context,
  projectId: string,
  { edits }: { edits: readonly PlanEditInput[] },
): Promise<PlanChange> {
  const project = await findProject(context.transaction, projectId)
  if (!project) throw notFound('onboarding.no_such_project')
  const { change } = await computePlan(context, project, edits)
  return change
}
