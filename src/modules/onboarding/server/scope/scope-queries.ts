import type { Insertable, Selectable, Updateable } from 'kysely'
import { sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { keyOf, type ProjectKey } from '../projects/project-tables.ts'
import { type OnboardingTables, tables } from '../tables.ts'

type Statements = OnboardingTables['onboarding.scope_statements']
type Agreements = OnboardingTables['onboarding.scope_agreements']
type Requests = OnboardingTables['onboarding.scope_requests']
type Decisions = OnboardingTables['onboarding.scope_decisions']
export type StatementRow = Selectable<Statements>
export type AgreementRow = Selectable<Agreements>
export type RequestRow = Selectable<Requests>
export type DecisionRow = Selectable<Decisions>

/** Latest first. */
export function selectStatements(db: Db, key: ProjectKey): Promise<StatementRow[]> {
  return tables(db)
    .selectFrom('onboarding.scope_statements')
    .selectAll()
    .where((where) => where.and(keyOf(key)))
    .orderBy('statement', 'desc')
    .execute()
}

export async function insertStatement(transaction: Transaction, row: Insertable<Statements>): Promise<void> {
  await tables(transaction).insertInto('onboarding.scope_statements').values(row).execute()
}

export function selectAgreements(db: Db, key: ProjectKey): Promise<AgreementRow[]> {
  return tables(db)
    .selectFrom('onboarding.scope_agreements')
    .selectAll()
    .where((where) => where.and(keyOf(key)))
    .execute()
}

export async function insertAgreement(transaction: Transaction, row: Insertable<Agreements>): Promise<void> {
  await tables(transaction).insertInto('onboarding.scope_agreements').values(row).execute()
}

/** Latest first. */
export function selectRequests(db: Db, key: ProjectKey): Promise<RequestRow[]> {
  return tables(db)
    .selectFrom('onboarding.scope_requests')
    .selectAll()
    .where((where) => where.and(keyOf(key)))
    .orderBy('scope_request_id', 'desc')
    .execute()
}

export async function insertRequest(transaction: Transaction, row: Insertable<Requests>): Promise<void> {
  await tables(transaction).insertInto('onboarding.scope_requests').values(row).execute()
}

export async function updateRequest(
  transaction: Transaction,
  key: ProjectKey,
  requestId: string,
  change: Updateable<Requests>,
): Promise<void> {
  await tables(transaction)
    .updateTable('onboarding.scope_requests')
    .set({ ...change, version: sql`version + 1` })
    .where((where) => where.and({ ...keyOf(key), scope_request_id: requestId }))
    .execute()
}

export function selectDecisions(db: Db, key: ProjectKey): Promise<DecisionRow[]> {
  return tables(db)
    .selectFrom('onboarding.scope_decisions')
    .selectAll()
    .where((where) => where.and(keyOf(key)))
    .execute()
}

export async function insertDecision(transaction: Transaction, row: Insertable<Decisions>): Promise<void> {
  await tables(transaction).insertInto('onboarding.scope_decisions').values(row).execute()
}
