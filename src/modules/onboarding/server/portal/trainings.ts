import type { Context } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'
import type { CheckLink, PortalTrainings, Training } from '../../contract.ts'
import { hasCompleted } from '../../domain/training/participation.ts'
import type { Grade } from '../../domain/training/skill-check.ts'
import { describeSales } from '../packages/describe-sales.ts'
import { findLatestProjectId, findProject } from '../projects/project-queries.ts'
import { lockOpenProjectOf } from '../projects/require-project.ts'
import { todayOf } from '../today.ts'
import { describeTrainings } from '../training/describe-trainings.ts'
import { issueCheckLink } from '../training/named/check-links.ts'
import { changeParticipation } from '../training/record-training-attendance.ts'
import { participantsOf, requireTraining } from '../training/require-training.ts'
import { type Attempt, type TrainingAnswer, writeAttempt, writeTrainingAnswer } from '../training/take-skill-check.ts'
import { markCompleted } from '../training/training-queries.ts'

/** Which person of which customer asks about which of its trainings. */
export interface LearnerTarget {
  accountId: string
  stakeholderId: string
  trainingId: string
}

/** The trainings that the person was asked to, if there is one, and the hours that were shared; undefined when there is no project. */
export async function readTrainingsForPortal(
  context: Context,
  { accountId, stakeholderId }: { accountId: string; stakeholderId: string | undefined },
): Promise<PortalTrainings | undefined> {
  const projectId = await findLatestProjectId(context.transaction, accountId)
  const project = projectId === undefined ? undefined : await findProject(context.transaction, projectId)
  if (!project) return undefined
  const { items } = await describeTrainings(context, project)
  const sales = await describeSales(context, project)
  return {
    items: items.flatMap((training) => portalView(training, stakeholderId)),
    hours: sales
      .filter(({ isShared }) => isShared)
      .map(({ name, use, contents }) => ({ name, includedMinutes: use.included, usedMinutes: use.used, contents })),
  }
}

function portalView(training: Training, stakeholderId: string | undefined): PortalTrainings['items'] {
  const { course, meeting, participants } = training
  const own = participants.find((one) => one.stakeholderId === stakeholderId)
  if (!own || meeting?.state === 'cancelled') return []
  // What was only proposed is ours until somebody agreed to it.
  const agreed = meeting?.state === 'proposed' ? undefined : meeting
  return [
    {
      id: training.id,
      name: course.name,
      kind: course.kind,
      minutes: meeting?.minutes ?? course.minutes,
      url: meeting ? (agreed?.url ?? null) : course.url,
      when: agreed ? { on: agreed.on, time: agreed.time } : null,
      dueOn: training.dueOn,
      isDone: hasCompleted(own),
      isOver: meeting?.state === 'held' || meeting?.state === 'no_show',
      questions: course.questions.map(({ id, text, choices }) => ({ id, text, choices })),
      passPercent: course.passPercent,
      check: own.check && {
        attempts: own.check.attempts,
        bestShare: own.check.bestShare,
        passedOn: own.check.passedOn,
      },
      hasAnswered: own.survey !== null,
    },
  ]
}

/** Throws not found `onboarding.no_such_training`, also for a training that the person was not asked to. */
async function lockLearner(context: Context, { accountId, stakeholderId, trainingId }: LearnerTarget) {
  const project = await lockOpenProjectOf(context, accountId)
  const training = await requireTraining(context, project, trainingId)
  const participant = (await participantsOf(context, training)).find((one) => one.stakeholder_id === stakeholderId)
  if (!participant) throw notFound('onboarding.no_such_training')
  return { project, training, participant, source: 'customer' as const }
}

/** Throws as `lockLearner` and `writeAttempt`. */
export async function takeSkillCheckFromPortal(
  context: Context,
  target: LearnerTarget,
  attempt: Attempt,
): Promise<Grade> {
  return writeAttempt(context, await lockLearner(context, target), attempt)
}

/** Throws as `lockLearner`. */
export async function answerTrainingFromPortal(
  context: Context,
  target: LearnerTarget,
  answer: TrainingAnswer,
): Promise<void> {
  await writeTrainingAnswer(context, await lockLearner(context, target), answer)
}

/** The person worked through what has no time. Throws as `lockLearner`, not found for what is taught live. */
export async function completeTrainingFromPortal(context: Context, target: LearnerTarget): Promise<void> {
  const { project, training, participant } = await lockLearner(context, target)
  if (training.meeting_id !== null) throw notFound('onboarding.no_such_training')
  const ids = [participant.participant_id]
  await changeParticipation(context, { project, training, isAttendance: false }, () =>
    markCompleted(context.transaction, training, { ids, on: todayOf(context), isWhole: false }),
  )
}

/** A link for colleagues who have no page of their own. Throws as `lockLearner` and `issueCheckLink`. */
export async function makeCheckLinkFromPortal(context: Context, target: LearnerTarget): Promise<CheckLink> {
  const { project, training } = await lockLearner(context, target)
  return issueCheckLink(context, project, training)
}
