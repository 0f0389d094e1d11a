import type { Context } from '#platform/context/context.ts'
import { invalid } from '#platform/kernel/errors.ts'
import type { ProjectMeetings } from '../../contract.ts'
import type { Rhythm } from '../../domain/meeting/proposals.ts'
import { findProject } from '../projects/project-queries.ts'
import { lockOpenProject } from '../projects/require-project.ts'
import { projectMeetings } from './list-meetings.ts'
import { proposeProjectMeetings } from './propose-meetings.ts'
import { upsertRhythm } from './queries/rhythm-queries.ts'

/** Sets how often one meets and proposes anew. Throws invalid `onboarding.hours_backwards`. */
export async function planMeetings(context: Context, projectId: string, rhythm: Rhythm): Promise<ProjectMeetings> {
  if (rhythm.hoursTo <= rhythm.hoursFrom)
    throw invalid('onboarding.hours_backwards', {}, [{ path: 'hoursTo', code: 'onboarding.hours_backwards' }])
  const project = await lockOpenProject(context, projectId)
  await upsertRhythm(context.transaction, project, rhythm)
  await proposeProjectMeetings(context, project)
  return projectMeetings(context, project)
}

/** The plan has moved: what was only proposed follows it. Nothing happens in a project that has ended since. */
export async function followPlan(context: Context, projectId: string): Promise<void> {
  const project = await findProject(context.transaction, projectId)
  if (!project || project.ended_on !== null) return
  await proposeProjectMeetings(context, await lockOpenProject(context, projectId))
}
