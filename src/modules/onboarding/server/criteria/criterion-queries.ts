import type { Insertable, Selectable, Updateable } from 'kysely'
import { sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { keyOf, type ProjectKey } from '../projects/project-tables.ts'
import { type OnboardingTables, tables } from '../tables.ts'

type Criteria = OnboardingTables['onboarding.criteria']
export type CriterionRow = Selectable<Criteria>

export function selectCriteria(db: Db, key: ProjectKey): Promise<CriterionRow[]> {
  return tables(db)
    .selectFrom('onboarding.criteria')
    .selectAll()
    .where((where) => where.and(keyOf(key)))
    .orderBy('position')
    .execute()
}

export async function insertCriteria(transaction: Transaction, rows: Insertable<Criteria>[]): Promise<void> {
  await tables(transaction).insertInto('onboarding.criteria').values(rows).execute()
}

export async function updateCriterion(
  transaction: Transaction,
  key: ProjectKey,
  criterionId: string,
  change: Updateable<Criteria>,
): Promise<void> {
  await tables(transaction)
    .updateTable('onboarding.criteria')
    .set({ ...change, version: sql`version + 1` })
    .where((where) => where.and({ ...keyOf(key), criterion_id: criterionId }))
    .execute()
}

export async function deleteCriterion(transaction: Transaction, key: ProjectKey, criterionId: string): Promise<void> {
  await tables(transaction)
    .deleteFrom('onboarding.criteria')
    .where((where) => where.and({ ...keyOf(key), criterion_id: criterionId }))
    .execute()
}

/** Nothing of it counts as agreed any more. */
export async function withdrawCriteriaAgreement(transaction: Transaction, key: ProjectKey): Promise<void> {
  await tables(transaction)
    .updateTable('onboarding.criteria')
    .set({ agreed_on: null, agreed_by: null, agreed_source: null, agreed_how: null, version: sql`version + 1` })
    .where((where) => where.and(keyOf(key)))
    .execute()
}

/** Marks all that is not agreed yet as agreed; says how many those were. */
export async function agreeToCriteria(
  transaction: Transaction,
  key: ProjectKey,
  agreement: {
    agreed_on: string
    agreed_by: string
    agreed_source: 'customer' | 'on_behalf'
    agreed_how: string | null
  },
): Promise<number> {
  const { numUpdatedRows } = await tables(transaction)
    .updateTable('onboarding.criteria')
    .set({ ...agreement, version: sql`version + 1` })
    .where((where) => where.and(keyOf(key)))
    .where('agreed_on', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}
