import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { issueToken, revokeTokens } from '#platform/tokens/tokens.ts'
import type { CheckLink } from '../../../contract.ts'
import type { Project } from '../../projects/project-tables.ts'
import { lockTraining, type TrainingTarget } from '../require-training.ts'
import { requireCourse } from '../save-course.ts'
import type { TrainingRecord } from '../training-tables.ts'

/** Stands for one training: subject is its id, audience the id of its project. */
export const skillCheckPurpose = 'skill_check'
const goodForDays = 60

/** Throws as `lockTraining` and `issueCheckLink`. */
export async function makeCheckLink(context: Context, target: TrainingTarget): Promise<CheckLink> {
  const { project, training } = await lockTraining(context, target)
  return issueCheckLink(context, project, training)
}

/**
 * A link by which end users take the check, good for 60 days; earlier ones stay good. Throws invalid
 * `onboarding.no_questions` where the course asks nothing.
 */
export async function issueCheckLink(context: Context, project: Project, training: TrainingRecord): Promise<CheckLink> {
  const { questions, name } = await requireCourse(context, training.course_id)
  if (questions.length === 0) throw invalid('onboarding.no_questions')
  const expiresAt = new Date(context.clock.now() + goodForDays * 86_400_000).toISOString()
  const token = await issueToken(context, {
    purpose: skillCheckPurpose,
    subjectId: training.training_id,
    audience: project.project_id,
    expiresAt,
  })
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: 'onboarding.check_link_made',
    params: { projectId: project.project_id, course: name },
  })
  return { path: `/p/check#${token}`, expiresAt }
}

/** Throws as `lockTraining`. */
export async function endCheckLinks(context: Context, target: TrainingTarget): Promise<void> {
  const { project, training } = await lockTraining(context, target)
  const { name } = await requireCourse(context, training.course_id)
  await revokeTokens(context, skillCheckPurpose, training.training_id)
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: 'onboarding.check_links_ended',
    params: { projectId: project.project_id, course: name },
  })
}
