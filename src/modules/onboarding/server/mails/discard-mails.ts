import { discardDraftsOf } from '#modules/messaging/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { findProject } from '../projects/project-queries.ts'

/** What asks for something that an onboarding which has ended no longer needs. Minutes and the last word stay. */
export async function discardRequests(context: Context, { projectId }: { projectId: string }): Promise<void> {
  const project = await findProject(context.transaction, projectId)
  if (!project || project.ended_on === null) return
  const keys = ['welcome', 'early_win', 'exam', 'rekickoff'].map((kind) => `${kind}:${projectId}`)
  await discardDraftsOf(context, project.account_id, ...keys)
}
