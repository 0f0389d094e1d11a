import type { Insertable, Selectable } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { keyOf, type ProjectKey } from '../projects/project-tables.ts'
import { type OnboardingTables, tables } from '../tables.ts'

type Confirmations = OnboardingTables['onboarding.value_confirmations']
type Rekickoffs = OnboardingTables['onboarding.rekickoffs']
type Withdrawals = OnboardingTables['onboarding.value_withdrawals']
/** With when and why it was withdrawn, where it was. */
export type ConfirmationRow = Selectable<Confirmations> & {
  withdrawn_on: string | null
  withdrawn_because: string | null
}

function confirmations(db: Db, key: ProjectKey) {
  return tables(db)
    .selectFrom('onboarding.value_confirmations as confirmations')
    .leftJoin('onboarding.value_withdrawals as withdrawals', (join) =>
      join
        .onRef('withdrawals.workspace_id', '=', 'confirmations.workspace_id')
        .onRef('withdrawals.account_id', '=', 'confirmations.account_id')
        .onRef('withdrawals.project_id', '=', 'confirmations.project_id')
        .onRef('withdrawals.value_confirmation_id', '=', 'confirmations.value_confirmation_id'),
    )
    .selectAll('confirmations')
    .select(['withdrawals.withdrawn_on', 'withdrawals.reason as withdrawn_because'])
    .where('confirmations.workspace_id', '=', key.workspace_id)
    .where('confirmations.account_id', '=', key.account_id)
    .where('confirmations.project_id', '=', key.project_id)
}

/** All that was said, latest first, also what was withdrawn since. */
export function selectConfirmations(db: Db, key: ProjectKey): Promise<ConfirmationRow[]> {
  return confirmations(db, key).orderBy('confirmations.value_confirmation_id', 'desc').execute()
}

/** What counts, latest first. */
export async function selectValidConfirmations(db: Db, key: ProjectKey): Promise<ConfirmationRow[]> {
  return (await selectConfirmations(db, key)).filter(({ withdrawn_on }) => withdrawn_on === null)
}

export function findConfirmation(db: Db, key: ProjectKey, clientId: string): Promise<ConfirmationRow | undefined> {
  return confirmations(db, key).where('confirmations.client_id', '=', clientId).executeTakeFirst()
}

export async function insertConfirmation(
  transaction: Transaction,
  row: Insertable<Confirmations>,
): Promise<ConfirmationRow> {
  const written = await tables(transaction)
    .insertInto('onboarding.value_confirmations')
    .values(row)
    .returningAll()
    .executeTakeFirstOrThrow()
  return { ...written, withdrawn_on: null, withdrawn_because: null }
}

export async function insertWithdrawal(transaction: Transaction, row: Insertable<Withdrawals>): Promise<void> {
  await tables(transaction).insertInto('onboarding.value_withdrawals').values(row).execute()
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
