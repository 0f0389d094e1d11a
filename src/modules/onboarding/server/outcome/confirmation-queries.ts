import type { Insertable, Selectable } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { keyOf, type ProjectKey } from '../projects/project-tables.ts'
import { type OnboardingTables, tables } from '../tables.ts'

type Confirmations = OnboardingTables['onboarding.value_confirmations']
type Rekickoffs = OnboardingTables['onboarding.rekickoffs']
export type ConfirmationRow = Selectable<Confirmations>

/** Latest first. */
export function selectConfirmations(db: Db, key: ProjectKey): Promise<ConfirmationRow[]> {
  return tables(db)
    .selectFrom('onboarding.value_confirmations')
    .selectAll()
    .where((where) => where.and(keyOf(key)))
    .orderBy('value_confirmation_id', 'desc')
    .execute()
}

export function findConfirmation(db: Db, key: ProjectKey, clientId: string): Promise<ConfirmationRow | undefined> {
  return tables(db)
    .selectFrom('onboarding.value_confirmations')
    .selectAll()
    .where((where) => where.and({ ...keyOf(key), client_id: clientId }))
    .executeTakeFirst()
}

export function insertConfirmation(transaction: Transaction, row: Insertable<Confirmations>): Promise<ConfirmationRow> {
  return tables(transaction)
    .insertInto('onboarding.value_confirmations')
    .values(row)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Latest first. */
export function selectRekickoffs(db: Db, key: ProjectKey): Promise<Selectable<Rekickoffs>[]> {
  return tables(db)
    .selectFrom('onboarding.rekickoffs')
    .selectAll()
    .where((where) => where.and(keyOf(key)))
    .orderBy('from_cycle', 'desc')
    .execute()
}

export async function insertRekickoff(transaction: Transaction, row: Insertable<Rekickoffs>): Promise<void> {
  await tables(transaction).insertInto('onboarding.rekickoffs').values(row).execute()
}
