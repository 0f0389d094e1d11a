import type { Insertable, Selectable, Updateable } from 'kysely'
import { sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import type { GraduationTables } from '../graduation-tables.ts'
import { keyOf, type ProjectKey } from '../projects/project-tables.ts'
import { tables } from '../tables.ts'

type Handoffs = GraduationTables['onboarding.ongoing_handoffs']
type Acceptances = GraduationTables['onboarding.ongoing_acceptances']
export type OngoingRow = Selectable<Handoffs>

export function findOngoing(db: Db, key: ProjectKey): Promise<OngoingRow | undefined> {
  return tables(db)
    .selectFrom('onboarding.ongoing_handoffs')
    .selectAll()
    .where((where) => where.and(keyOf(key)))
    .executeTakeFirst()
}

export async function insertOngoing(transaction: Transaction, row: Insertable<Handoffs>): Promise<void> {
  await tables(transaction).insertInto('onboarding.ongoing_handoffs').values(row).execute()
}

export async function updateOngoing(
  transaction: Transaction,
  key: ProjectKey,
  change: Updateable<Handoffs>,
): Promise<void> {
  await tables(transaction)
    .updateTable('onboarding.ongoing_handoffs')
    .set({ ...change, version: sql`version + 1` })
    .where((where) => where.and(keyOf(key)))
    .execute()
}

export function selectAcceptances(db: Db, key: ProjectKey): Promise<Selectable<Acceptances>[]> {
  return tables(db)
    .selectFrom('onboarding.ongoing_acceptances')
    .selectAll()
    .where((where) => where.and(keyOf(key)))
    .orderBy('side', 'desc')
    .execute()
}

/** False when the side has accepted already. */
export async function insertAcceptance(transaction: Transaction, row: Insertable<Acceptances>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(transaction)
    .insertInto('onboarding.ongoing_acceptances')
    .values(row)
    .onConflict((known) => known.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}
