import type { Context } from '#platform/context/context.ts'
import type { ProjectInput } from '../../contract.ts'
import { goalFlaws } from '../../domain/outcome/goal.ts'
import { planView } from '../programs/plan-view.ts'
import { planStart } from './plan-start.ts'

/** The plan that `startProject` would write for the same input. */
export async function previewProject(context: Context, input: ProjectInput) {
  const start = await planStart(context, input)
  return { ...planView(start), goalFlaws: input.goals.map(goalFlaws) }
}
