import type { Updateable } from 'kysely'
import { type Context, instantOf } from '#platform/context/context.ts'
import { conflict, notFound } from '#platform/kernel/errors.ts'
import type { OnboardingTables } from '../tables.ts'
import { findLatestProjectId, findProjectForUpdate, updateProject } from './project-queries.ts'
import type { Project } from './project-tables.ts'

/**
 * The project, locked until the transaction ends, so that whatever is decided from it still holds when it is written.
 * Throws not found `onboarding.no_such_project`, conflict `onboarding.changed_meanwhile` when `version` is given and stale.
 */
export async function lockProject(context: Context, projectId: string, version?: number): Promise<Project> {
  const project = await findProjectForUpdate(context.transaction, projectId)
  if (!project) throw notFound('onboarding.no_such_project')
  if (version !== undefined && project.version !== version) throw conflict('onboarding.changed_meanwhile')
  return project
}

/** As `lockProject`; throws conflict `onboarding.project_closed` once it has ended. */
export async function lockOpenProject(context: Context, projectId: string, version?: number): Promise<Project> {
  return refuseClosed(await lockProject(context, projectId, version))
}

/** The customer's latest project, locked. Throws not found `onboarding.no_such_project`. */
export async function lockProjectOf(context: Context, accountId: string): Promise<Project> {
  const projectId = await findLatestProjectId(context.transaction, accountId)
  if (projectId === undefined) throw notFound('onboarding.no_such_project')
  return lockProject(context, projectId)
}

/** As `lockProjectOf`; throws conflict `onboarding.project_closed` once it has ended. */
export async function lockOpenProjectOf(context: Context, accountId: string): Promise<Project> {
  return refuseClosed(await lockProjectOf(context, accountId))
}

function refuseClosed(project: Project): Project {
  if (project.ended_on !== null) throw conflict('onboarding.project_closed')
  return project
}

/** Writes the change and that something happened in the project; returns the new version. */
export async function touchProject(
  context: Context,
  project: Project,
  change: Updateable<OnboardingTables['onboarding.projects']> = {},
): Promise<number> {
  await updateProject(context.transaction, project, { ...change, last_activity_at: instantOf(context) })
  return project.version + 1
}
