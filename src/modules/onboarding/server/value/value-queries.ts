import { type Insertable, type Selectable, type SqlBool, sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { keyOf, type ProjectKey } from '../projects/project-tables.ts'
import { tables } from '../tables.ts'
import type { ValueTables } from '../value-tables.ts'

type GoalValues = ValueTables['onboarding.goal_values']
export type GoalValueRow = Selectable<GoalValues>

export function selectGoalValues(db: Db, key: ProjectKey): Promise<GoalValueRow[]> {
  return tables(db)
    .selectFrom('onboarding.goal_values')
    .selectAll()
    .where((where) => where.and(keyOf(key)))
    .execute()
}

/** False when another version is stored than the one the change is based on (0: none). */
export async function saveGoalValue(
  transaction: Transaction,
  row: Insertable<GoalValues>,
  basedOn: number,
): Promise<boolean> {
  const { workspace_id: _, account_id: __, project_id: ___, goal_id: ____, ...written } = row
  const saved = await tables(transaction)
    .insertInto('onboarding.goal_values')
    .values(row)
    .onConflict((known) =>
      known
        .columns(['workspace_id', 'account_id', 'project_id', 'goal_id'])
        .doUpdateSet({ ...written, version: sql`goal_values.version + 1` })
        .where(sql<SqlBool>`goal_values.version = ${basedOn}`),
    )
    .returning('version')
    .executeTakeFirst()
  return saved?.version === basedOn + 1
}

export async function deleteGoalValue(transaction: Transaction, key: ProjectKey, goalId: string): Promise<void> {
  await tables(transaction)
    .deleteFrom('onboarding.goal_values')
    .where((where) => where.and({ ...keyOf(key), goal_id: goalId }))
    .execute()
}
