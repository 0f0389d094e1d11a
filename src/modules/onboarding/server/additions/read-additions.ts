import type { Context } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'
import type { Additions } from '../../contract.ts'
import { findProject } from '../projects/project-queries.ts'
import { computeAdditions } from './compute-additions.ts'

/** The work that answers have added to the program since, and what it would do to the plan. Throws not found `onboarding.no_such_project`. */
export async function readAdditions(context: Context, projectId: string): Promise<Additions> {
  const project = await findProject(context.transaction, projectId)
  if (!project) throw notFound('onboarding.no_such_project')
  const found = project.ended_on === null ? await computeAdditions(context, project) : undefined
  return found ? { keys: found.keys, change: found.computed.change } : { keys: [], change: null }
}
