import type { Insertable, Updateable } from 'kysely'
import { sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { type OnboardingTables, tables } from '../tables.ts'
import { keyOf, type Project, type ProjectKey, toProject } from './project-tables.ts'

type Projects = OnboardingTables['onboarding.projects']

export async function findProject(db: Db, projectId: string): Promise<Project | undefined> {
  const row = await tables(db)
    .selectFrom('onboarding.projects')
    .selectAll()
    .where('project_id', '=', projectId)
    .executeTakeFirst()
  return row && toProject(row)
}

/** The project, held until the transaction ends: changes of one project happen one after the other. */
export async function findProjectForUpdate(transaction: Transaction, projectId: string): Promise<Project | undefined> {
  const row = await tables(transaction)
    .selectFrom('onboarding.projects')
    .selectAll()
    .where('project_id', '=', projectId)
    .forUpdate()
    .executeTakeFirst()
  return row && toProject(row)
}

/** The customer's open project, else the one that ended last. */
export async function findLatestProjectId(db: Db, accountId: string): Promise<string | undefined> {
  const row = await tables(db)
    .selectFrom('onboarding.projects')
    .select('project_id')
    .where('account_id', '=', accountId)
    .orderBy(sql`ended_on desc nulls first`)
    .orderBy('project_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.project_id
}

export async function insertProject(transaction: Transaction, row: Insertable<Projects>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(transaction)
    .insertInto('onboarding.projects')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'account_id']).where('ended_on', 'is', null).doNothing(),
    )
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Changes a project and counts its version up. */
export async function updateProject(
  transaction: Transaction,
  key: ProjectKey,
  change: Updateable<Projects>,
): Promise<void> {
  await tables(transaction)
    .updateTable('onboarding.projects')
    .set({ ...change, version: sql`version + 1` })
    .where((where) => where.and(keyOf(key)))
    .execute()
}
