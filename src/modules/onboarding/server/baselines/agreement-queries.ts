import type { Insertable, Selectable } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { keyOf, type ProjectKey } from '../projects/project-tables.ts'
import { tables } from '../tables.ts'
import type { PlanAgreementTables } from './agreement-tables.ts'

type Agreements = PlanAgreementTables['onboarding.plan_agreements']

export function findPlanAgreement(db: Db, key: ProjectKey, plan: number): Promise<Selectable<Agreements> | undefined> {
  return tables(db)
    .selectFrom('onboarding.plan_agreements')
    .selectAll()
    .where((where) => where.and({ ...keyOf(key), plan }))
    .executeTakeFirst()
}

export async function insertPlanAgreement(transaction: Transaction, row: Insertable<Agreements>): Promise<void> {
  await tables(transaction).insertInto('onboarding.plan_agreements').values(row).execute()
}

/** The number of the agreed plan: each one that another took the place of was kept. */
export async function planNumber(db: Db, key: ProjectKey): Promise<number> {
  const { kept } = await tables(db)
    .selectFrom('onboarding.baselines')
    .select(({ fn }) => fn.countAll<number>().as('kept'))
    .where((where) => where.and(keyOf(key)))
    .executeTakeFirstOrThrow()
  return kept + 1
}
