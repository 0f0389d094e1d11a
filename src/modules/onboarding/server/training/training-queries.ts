import { type Insertable, sql, type Updateable } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { keyOf, type ProjectKey } from '../projects/project-tables.ts'
import {
  type AnswerRecord,
  type AttemptRecord,
  type ParticipantRecord,
  type TrainingRecord,
  type TrainingTables,
  tables,
} from './training-tables.ts'

type TrainingKey = ProjectKey & { training_id: string }
type Participants = TrainingTables['onboarding.training_participants']

const keyOfTraining = (key: TrainingKey) => ({ ...keyOf(key), training_id: key.training_id })

/** Of all rounds, in the order of their dates. */
export function selectTrainings(db: Db, key: ProjectKey): Promise<TrainingRecord[]> {
  return tables(db)
    .selectFrom('onboarding.trainings')
    .selectAll()
    .where((where) => where.and(keyOf(key)))
    .orderBy('due_on')
    .orderBy('training_id')
    .execute()
}

/** The trainings held together, in the order in which their projects are locked. */
export function selectJoint(db: Db, jointId: string): Promise<TrainingRecord[]> {
  return tables(db)
    .selectFrom('onboarding.trainings')
    .selectAll()
    .where('joint_id', '=', jointId)
    .orderBy('project_id')
    .execute()
}

/** Writes it unless the project has the client id already. */
export async function insertTraining(
  transaction: Transaction,
  row: Insertable<TrainingTables['onboarding.trainings']>,
): Promise<void> {
  await tables(transaction)
    .insertInto('onboarding.trainings')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function updateTraining(
  transaction: Transaction,
  key: TrainingKey,
  change: Updateable<TrainingTables['onboarding.trainings']> = {},
): Promise<void> {
  await tables(transaction)
    .updateTable('onboarding.trainings')
    .set({ ...change, version: sql`version + 1` })
    .where((where) => where.and(keyOfTraining(key)))
    .execute()
}

export function selectParticipants(db: Db, key: ProjectKey): Promise<ParticipantRecord[]> {
  return tables(db)
    .selectFrom('onboarding.training_participants')
    .selectAll()
    .where((where) => where.and(keyOf(key)))
    .orderBy('name')
    .orderBy('participant_id')
    .execute()
}

/** Those without a stakeholder behind them who are asked to a meeting and have an address. */
export function selectGuests(db: Db, key: ProjectKey & { meeting_id: string }): Promise<ParticipantRecord[]> {
  return tables(db)
    .selectFrom('onboarding.training_participants as people')
    .innerJoin('onboarding.trainings as trainings', (join) =>
      join
        .onRef('trainings.workspace_id', '=', 'people.workspace_id')
        .onRef('trainings.account_id', '=', 'people.account_id')
        .onRef('trainings.project_id', '=', 'people.project_id')
        .onRef('trainings.training_id', '=', 'people.training_id'),
    )
    .selectAll('people')
    .where('trainings.account_id', '=', key.account_id)
    .where('trainings.project_id', '=', key.project_id)
    .where('trainings.meeting_id', '=', key.meeting_id)
    .where('people.stakeholder_id', 'is', null)
    .where('people.email', 'is not', null)
    .where('people.source', '<>', 'portal')
    .execute()
}

/** Writes those whose address the training does not have yet. */
export async function insertParticipants(
  transaction: Transaction,
  rows: readonly Insertable<Participants>[],
): Promise<void> {
  if (rows.length === 0) return
  await tables(transaction)
    .insertInto('onboarding.training_participants')
    .values([...rows])
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Makes those who gave their own names people who were asked, with the addresses they were asked by; what they did stays. */
export async function adoptParticipants(
  transaction: Transaction,
  key: TrainingKey,
  source: 'staff' | 'import',
  people: readonly { participant_id: string; email: string | null }[],
): Promise<void> {
  if (people.length === 0) return
  const ids = people.map(({ participant_id }) => participant_id)
  const emails = people.map(({ email }) => email)
  await tables(transaction)
    .updateTable('onboarding.training_participants')
    .set({
      source,
      email: sql<string | null>`(${emails}::text[])[array_position(${ids}::uuid[], participant_id)]`,
    })
    .where((where) => where.and(keyOfTraining(key)))
    .where('participant_id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('source', '=', 'portal')
    .execute()
}

/** Sets for those named whether they came; of everybody else nothing is said. */
export async function markParticipants(
  transaction: Transaction,
  key: TrainingKey,
  { cameIds, missedIds }: { cameIds: readonly string[]; missedIds: readonly string[] },
): Promise<void> {
  await tables(transaction)
    .updateTable('onboarding.training_participants')
    .set({ has_attended: sql<boolean>`participant_id = any(${[...cameIds]}::uuid[])` })
    .where((where) => where.and(keyOfTraining(key)))
    .where('participant_id', '=', sql<string>`any(${[...cameIds, ...missedIds]}::uuid[])`)
    .execute()
}

/** Sets for those named, with `isWhole` for everybody, whether they worked through it; who had done so before keeps the day. */
export async function markCompleted(
  transaction: Transaction,
  key: TrainingKey,
  { ids, on, isWhole }: { ids: readonly string[]; on: string; isWhole: boolean },
): Promise<void> {
  const isNamed = sql<boolean>`participant_id = any(${[...ids]}::uuid[])`
  let query = tables(transaction)
    .updateTable('onboarding.training_participants')
    .set({ completed_on: sql<string | null>`case when ${isNamed} then coalesce(completed_on, ${on}::date) end` })
    .where((where) => where.and(keyOfTraining(key)))
  if (!isWhole) query = query.where(isNamed)
  await query.execute()
}

export function selectAttempts(db: Db, key: ProjectKey): Promise<AttemptRecord[]> {
  return tables(db)
    .selectFrom('onboarding.skill_attempts')
    .selectAll()
    .where((where) => where.and(keyOf(key)))
    .orderBy('skill_attempt_id')
    .execute()
}

export async function insertAttempt(
  transaction: Transaction,
  row: Insertable<TrainingTables['onboarding.skill_attempts']>,
): Promise<void> {
  await tables(transaction).insertInto('onboarding.skill_attempts').values(row).execute()
}

export function selectAnswers(db: Db, key: ProjectKey): Promise<AnswerRecord[]> {
  return tables(db)
    .selectFrom('onboarding.training_answers')
    .selectAll()
    .where((where) => where.and(keyOf(key)))
    .execute()
}

/** The first answer stays. */
export async function insertAnswer(
  transaction: Transaction,
  row: Insertable<TrainingTables['onboarding.training_answers']>,
): Promise<void> {
  await tables(transaction)
    .insertInto('onboarding.training_answers')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
