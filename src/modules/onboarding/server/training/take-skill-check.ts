import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { Training } from '../../contract.ts'
import { type Grade, gradeOf } from '../../domain/training/skill-check.ts'
import { skillCheckTaken } from '../../events.ts'
import { keyOf, type Project } from '../projects/project-tables.ts'
import { touchProject } from '../projects/require-project.ts'
import { todayOf } from '../today.ts'
import { describeTraining } from './describe-trainings.ts'
import { lockTraining, requireParticipant, type TrainingTarget } from './require-training.ts'
import { requireCourse } from './save-course.ts'
import { insertAnswer, insertAttempt, selectAttempts, updateTraining } from './training-queries.ts'
import type { AttemptSource, ParticipantRecord, TrainingRecord } from './training-tables.ts'

export interface Attempt {
  clientId: string
  answers: Readonly<Record<string, number>>
}

export interface TrainingAnswer {
  understood: number
  usable: number
  wanted: string
}

/** Records an attempt on behalf of somebody. Throws as `lockTraining`, `requireParticipant` and `writeAttempt`. */
export async function recordSkillAttempt(
  context: Context,
  target: TrainingTarget,
  { participantId, ...attempt }: Attempt & { participantId: string },
): Promise<Training> {
  const { project, training } = await lockTraining(context, target)
  const participant = await requireParticipant(context, training, participantId)
  await writeAttempt(context, { project, training, participant, source: 'on_behalf' }, attempt)
  return describeTraining(context, project, training.training_id)
}

interface Taker {
  project: Project
  training: TrainingRecord
  participant: ParticipantRecord
  source: AttemptSource
}

/** Grades and keeps an attempt; sent twice it is taken once. Throws invalid `onboarding.no_questions`. */
export async function writeAttempt(
  context: Context,
  { project, training, participant, source }: Taker,
  { clientId, answers }: Attempt,
): Promise<Grade> {
  const { questions, name, pass_percent: passPercent } = await requireCourse(context, training.course_id)
  const known = (await selectAttempts(context.transaction, project)).find(({ client_id }) => client_id === clientId)
  if (known) {
    const { correct, asked, has_passed: hasPassed } = known
    return { correct, asked, share: correct / asked, hasPassed }
  }
  if (questions.length === 0) throw invalid('onboarding.no_questions')
  const grade = gradeOf({ questions, passPercent }, answers)
  const today = todayOf(context)
  await insertAttempt(context.transaction, {
    ...keyOf(project),
    skill_attempt_id: newId(context.clock.now()),
    training_id: training.training_id,
    participant_id: participant.participant_id,
    client_id: clientId,
    questions: JSON.stringify(questions),
    answers: JSON.stringify(answers),
    correct: grade.correct,
    asked: grade.asked,
    has_passed: grade.hasPassed,
    pass_percent: passPercent,
    source,
    taken_on: today,
    recorded_at: instantOf(context),
  })
  await updateTraining(context.transaction, training)
  await touchProject(context, project)
  const { project_id: projectId, account_id: accountId } = project
  const { correct, asked, share, hasPassed } = grade
  await recordTimelineEntry(context, {
    accountId,
    kind: hasPassed ? 'onboarding.skill_check_passed' : 'onboarding.skill_check_failed',
    params: { projectId, course: name, name: participant.name, correct, asked },
  })
  const { training_id: trainingId, participant_id: participantId } = participant
  await recordEvent(
    context,
    skillCheckTaken,
    { projectId, on: today, trainingId, participantId, share, hasPassed },
    accountId,
  )
  return grade
}

/** Records on behalf of somebody what they said, once. Throws as `lockTraining` and `requireParticipant`. */
export async function recordTrainingAnswer(
  context: Context,
  target: TrainingTarget,
  { participantId, ...answer }: TrainingAnswer & { participantId: string },
): Promise<Training> {
  const { project, training } = await lockTraining(context, target)
  const participant = await requireParticipant(context, training, participantId)
  await writeTrainingAnswer(context, { project, training, participant, source: 'on_behalf' }, answer)
  return describeTraining(context, project, training.training_id)
}

/** Keeps what a participant said; what was said first stays. */
export async function writeTrainingAnswer(
  context: Context,
  { project, training, participant, source }: Taker & { source: 'customer' | 'on_behalf' },
  { understood, usable, wanted }: TrainingAnswer,
): Promise<void> {
  const { name } = await requireCourse(context, training.course_id)
  await insertAnswer(context.transaction, {
    ...keyOf(project),
    training_id: training.training_id,
    participant_id: participant.participant_id,
    understood,
    usable,
    wanted,
    source,
    answered_on: todayOf(context),
  })
  await updateTraining(context.transaction, training)
  await touchProject(context, project)
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: 'onboarding.training_answered',
    params: { projectId: project.project_id, course: name, name: participant.name, understood, usable },
    body: wanted || null,
  })
}
