import type { Context } from '#platform/context/context.ts'
import { conflict, notFound } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import { readToken } from '#platform/tokens/tokens.ts'
import { type Grade, sameName } from '../../../domain/training/skill-check.ts'
import { findProject } from '../../projects/project-queries.ts'
import { keyOf } from '../../projects/project-tables.ts'
import { lockOpenProject } from '../../projects/require-project.ts'
import { participantsOf, requireTraining } from '../require-training.ts'
import { requireCourse } from '../save-course.ts'
import { type Attempt, writeAttempt } from '../take-skill-check.ts'
import { insertParticipants } from '../training-queries.ts'
import type { ParticipantRecord, TrainingRecord } from '../training-tables.ts'
import { skillCheckPurpose } from './check-links.ts'

/** So that a link that got about can't fill a training with names without end. */
const mostNames = 300

/** The training that a link stands for. Throws not found `token.…`, also once the onboarding has ended. */
async function readCheckLink(context: Context, token: string) {
  const { subjectId, audience } = await readToken(context.transaction, skillCheckPurpose, token, context.clock.now())
  const project = audience === null ? undefined : await findProject(context.transaction, audience)
  if (!project) throw notFound('token.unknown')
  if (project.ended_on !== null) throw notFound('token.expired')
  return { project, training: await requireTraining(context, project, subjectId) }
}

/** Whose training it is. Throws as `readCheckLink`. */
export async function accountOfCheckLink(context: Context, token: string): Promise<string> {
  return (await readCheckLink(context, token)).project.account_id
}

/** What is asked, for the page behind the link; changes nothing. Throws as `readCheckLink`. */
export async function readNamedCheck(context: Context, token: string) {
  const { training } = await readCheckLink(context, token)
  const { name, questions, pass_percent: passPercent } = await requireCourse(context, training.course_id)
  return { name, passPercent, questions: questions.map(({ id, text, choices }) => ({ id, text, choices })) }
}

/**
 * Takes the check under the name that was given: an end user who was asked by that name, or else somebody new. Never a
 * stakeholder, who takes it on a page of their own: a name alone is no proof. Throws as `readCheckLink` and
 * `writeAttempt`, conflict `onboarding.too_many_names`.
 */
export async function takeNamedCheck(
  context: Context,
  token: string,
  { name, ...attempt }: Attempt & { name: string },
): Promise<Grade> {
  const asked = await readCheckLink(context, token)
  const project = await lockOpenProject(context, asked.project.project_id)
  const training = await requireTraining(context, project, asked.training.training_id)
  const participant = await findByName(context, training, name)
  return writeAttempt(context, { project, training, participant, source: 'named' }, attempt)
}

async function findByName(context: Context, training: TrainingRecord, name: string) {
  const people = await participantsOf(context, training)
  const known = people.find((one) => one.stakeholder_id === null && sameName(one.name, name))
  if (known) return known
  if (people.filter(({ source }) => source === 'portal').length >= mostNames)
    throw conflict('onboarding.too_many_names')
  const participant: ParticipantRecord = {
    ...keyOf(training),
    training_id: training.training_id,
    participant_id: newId(context.clock.now()),
    stakeholder_id: null,
    name,
    email: null,
    has_attended: null,
    completed_on: null,
    source: 'portal',
  }
  await insertParticipants(context.transaction, [participant])
  return participant
}
