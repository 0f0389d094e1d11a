import type { Insertable, Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import type { GraduationTables } from '../graduation-tables.ts'
import { keyOf, type ProjectKey } from '../projects/project-tables.ts'
import { tables } from '../tables.ts'

type Conditions = GraduationTables['onboarding.conditions']
type EnablementRecords = GraduationTables['onboarding.enablement_records']
type ExamSteps = GraduationTables['onboarding.exam_steps']
export type ConditionRow = Selectable<Conditions>

/** Of the project's latest judgement, in the order of their days. */
export function selectConditions(db: Db, key: ProjectKey): Promise<ConditionRow[]> {
  return tables(db)
    .selectFrom('onboarding.conditions')
    .selectAll()
    .where((where) => where.and(keyOf(key)))
    .where('judgement_id', '=', (query) =>
      query
        .selectFrom('onboarding.judgements')
        .select('judgement_id')
        .where((where) => where.and(keyOf(key)))
        .orderBy('judgement_id', 'desc')
        .limit(1),
    )
    .orderBy('due_on')
    .orderBy('condition_id')
    .execute()
}

export async function insertConditions(transaction: Transaction, rows: Insertable<Conditions>[]): Promise<void> {
  if (rows.length > 0) await tables(transaction).insertInto('onboarding.conditions').values(rows).execute()
}

/** False when it was closed or changed meanwhile. */
export async function updateCondition(
  transaction: Transaction,
  key: ProjectKey,
  condition: { id: string; version: number },
  change: { state: 'met' | 'dropped'; note: string; closed_on: string; closed_by: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tables(transaction)
    .updateTable('onboarding.conditions')
    .set({ ...change, version: sql`version + 1` })
    .where((where) => where.and({ ...keyOf(key), condition_id: condition.id, version: condition.version }))
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** In the order in which they were recorded. */
export function selectEnablement(db: Db, key: ProjectKey): Promise<Selectable<EnablementRecords>[]> {
  return tables(db)
    .selectFrom('onboarding.enablement_records')
    .selectAll()
    .where((where) => where.and(keyOf(key)))
    .orderBy('enablement_record_id')
    .execute()
}

/** False when the same client id was taken before. */
export async function insertEnablement(transaction: Transaction, row: Insertable<EnablementRecords>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(transaction)
    .insertInto('onboarding.enablement_records')
    .values(row)
    .onConflict((known) => known.columns(['workspace_id', 'account_id', 'project_id', 'client_id']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** What the calendar did in the round, in its order. */
export function selectExamSteps(db: Db, key: ProjectKey, cycle: number): Promise<Selectable<ExamSteps>[]> {
  return tables(db)
    .selectFrom('onboarding.exam_steps')
    .selectAll()
    .where((where) => where.and({ ...keyOf(key), cycle }))
    .orderBy('taken_on')
    .orderBy('due_on')
    .execute()
}

/** False when the step was taken before. */
export async function insertExamStep(transaction: Transaction, row: Insertable<ExamSteps>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(transaction)
    .insertInto('onboarding.exam_steps')
    .values(row)
    .onConflict((known) => known.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}
