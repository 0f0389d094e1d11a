import { type Context, instantOf } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'
import { todayOf } from '../today.ts'
import { type ListedProject, selectProjects } from './project-facts-queries.ts'

/** A project with its customer's name. Throws not found `onboarding.no_such_project`, also when the customer is archived. */
export async function requireListedProject(context: Context, projectId: string): Promise<ListedProject> {
  const page = { projectId, limit: 1, today: todayOf(context), now: instantOf(context) }
  const [project] = await selectProjects(context.transaction, page)
  if (!project) throw notFound('onboarding.no_such_project')
  return project
}
