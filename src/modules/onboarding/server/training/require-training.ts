import type { Context } from '#platform/context/context.ts'
import { conflict, notFound } from '#platform/kernel/errors.ts'
import type { Project } from '../projects/project-tables.ts'
import { lockOpenProject } from '../projects/require-project.ts'
import { selectParticipants, selectTrainings } from './training-queries.ts'
import type { ParticipantRecord, TrainingRecord } from './training-tables.ts'

export interface TrainingTarget {
  id: string
  trainingId: string
}

/**
 * The training in its locked open project. Throws as `lockOpenProject`, not found `onboarding.no_such_training`, conflict
 * `onboarding.changed_meanwhile` when `version` is given and stale.
 */
export async function lockTraining(
  context: Context,
  target: TrainingTarget,
  version?: number,
): Promise<{ project: Project; training: TrainingRecord }> {
  const project = await lockOpenProject(context, target.id)
  const training = await requireTraining(context, project, target.trainingId)
  if (version !== undefined && training.version !== version) throw conflict('onboarding.changed_meanwhile')
  return { project, training }
}

/** Throws not found `onboarding.no_such_training`. */
export async function requireTraining(context: Context, project: Project, trainingId: string): Promise<TrainingRecord> {
  const row = (await selectTrainings(context.transaction, project)).find(
    ({ training_id }) => training_id === trainingId,
  )
  if (!row) throw notFound('onboarding.no_such_training')
  return row
}

export async function participantsOf(context: Context, training: TrainingRecord): Promise<ParticipantRecord[]> {
  const rows = await selectParticipants(context.transaction, training)
  return rows.filter(({ training_id }) => training_id === training.training_id)
}

/** Throws not found `onboarding.no_such_participant`. */
export async function requireParticipant(
  context: Context,
  training: TrainingRecord,
  participantId: string,
): Promise<ParticipantRecord> {
  const row = (await participantsOf(context, training)).find(({ participant_id }) => participant_id === participantId)
  if (!row) throw notFound('onboarding.no_such_participant')
  return row
}
