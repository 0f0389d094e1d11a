import type { Insertable, Selectable, Updateable } from 'kysely'
import { sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { keyOf, type ProjectKey } from '../projects/project-tables.ts'
import { type OnboardingTables, tables } from '../tables.ts'

type Goals = OnboardingTables['onboarding.goals']
type Measurements = OnboardingTables['onboarding.measurements']
export type GoalRow = Selectable<Goals>
export type MeasurementRow = Selectable<Measurements>

/** The project's goals in order, those of earlier rounds first. */
export function selectGoals(db: Db, key: ProjectKey): Promise<GoalRow[]> {
  return tables(db)
    .selectFrom('onboarding.goals')
    .selectAll()
    .where((where) => where.and(keyOf(key)))
    .orderBy('cycle')
    .orderBy('position')
    .execute()
}

/** All that was measured in the project, in the order of the days. */
export function selectMeasurements(db: Db, key: ProjectKey): Promise<MeasurementRow[]> {
  return tables(db)
    .selectFrom('onboarding.measurements')
    .selectAll()
    .where((where) => where.and(keyOf(key)))
    .orderBy('measured_on')
    .orderBy('measurement_id')
    .execute()
}

export async function insertGoals(transaction: Transaction, rows: Insertable<Goals>[]): Promise<void> {
  if (rows.length > 0) await tables(transaction).insertInto('onboarding.goals').values(rows).execute()
}

export async function updateGoal(
  transaction: Transaction,
  key: ProjectKey,
  goalId: string,
  change: Updateable<Goals>,
): Promise<void> {
  await tables(transaction)
    .updateTable('onboarding.goals')
    .set({ ...change, version: sql`version + 1` })
    .where((where) => where.and({ ...keyOf(key), goal_id: goalId }))
    .execute()
}

export async function deleteGoal(transaction: Transaction, key: ProjectKey, goalId: string): Promise<void> {
  await tables(transaction)
    .deleteFrom('onboarding.goals')
    .where((where) => where.and({ ...keyOf(key), goal_id: goalId }))
    .execute()
}

/** False when the same client id was taken before. */
export async function insertMeasurement(transaction: Transaction, row: Insertable<Measurements>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(transaction)
    .insertInto('onboarding.measurements')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspace_id', 'account_id', 'project_id', 'client_id']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}
