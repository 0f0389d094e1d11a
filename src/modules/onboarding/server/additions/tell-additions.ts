import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { findLatestProjectId } from '../projects/project-queries.ts'
import { lockProject } from '../projects/require-project.ts'
import { replaceTold } from './addition-queries.ts'
import { computeAdditions } from './compute-additions.ts'

/**
 * Answers that came or changed while the project runs may ask for work that its plan does not have: that is told once, and
 * whoever leads the project decides. What the answers ask for no longer is not told any more.
 */
export async function tellAdditions(context: Context, accountId: string): Promise<void> {
  const projectId = await findLatestProjectId(context.transaction, accountId)
  if (projectId === undefined) return
  const project = await lockProject(context, projectId)
  if (project.ended_on !== null) return
  const keys = (await computeAdditions(context, project))?.keys ?? []
  const told = await replaceTold(context.transaction, project, keys, instantOf(context))
  if (told === 0) return
  await recordTimelineEntry(context, {
    accountId,
    kind: 'onboarding.additions_proposed',
    params: { projectId, count: keys.length },
  })
}
