import type { Context } from '#platform/context/context.ts'
import { findLatestProjectId } from '../projects/project-queries.ts'
import { lockProject, touchProject } from '../projects/require-project.ts'

/** The customer got in touch: its open project is not silent. Does nothing where none is open. */
export async function noteContact(context: Context, accountId: string): Promise<void> {
  const projectId = await findLatestProjectId(context.transaction, accountId)
  if (projectId === undefined) return
  const project = await lockProject(context, projectId)
  if (project.ended_on === null) await touchProject(context, project)
}
