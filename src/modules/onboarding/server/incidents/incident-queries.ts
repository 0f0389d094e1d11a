import type { Insertable, Selectable, Updateable } from 'kysely'
import { sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { keyOf, type ProjectKey } from '../projects/project-tables.ts'
import { type OnboardingTables, tables } from '../tables.ts'

type Incidents = OnboardingTables['onboarding.incidents']
type Steps = OnboardingTables['onboarding.incident_steps']
export type IncidentRow = Selectable<Incidents>
export type IncidentStepRow = Selectable<Steps>

/** Latest first. */
export function selectIncidents(db: Db, key: ProjectKey): Promise<IncidentRow[]> {
  return tables(db)
    .selectFrom('onboarding.incidents')
    .selectAll()
    .where((where) => where.and(keyOf(key)))
    .orderBy('incident_id', 'desc')
    .execute()
}

export async function insertIncident(transaction: Transaction, row: Insertable<Incidents>): Promise<void> {
  await tables(transaction).insertInto('onboarding.incidents').values(row).execute()
}

export async function updateIncident(
  transaction: Transaction,
  key: ProjectKey,
  incidentId: string,
  change: Updateable<Incidents>,
): Promise<void> {
  await tables(transaction)
    .updateTable('onboarding.incidents')
    .set({ ...change, version: sql`version + 1` })
    .where((where) => where.and({ ...keyOf(key), incident_id: incidentId }))
    .execute()
}

/** Latest first. */
export function selectIncidentSteps(db: Db, key: ProjectKey): Promise<IncidentStepRow[]> {
  return tables(db)
    .selectFrom('onboarding.incident_steps')
    .selectAll()
    .where((where) => where.and(keyOf(key)))
    .orderBy('incident_step_id', 'desc')
    .execute()
}

export async function insertIncidentStep(transaction: Transaction, row: Insertable<Steps>): Promise<void> {
  await tables(transaction).insertInto('onboarding.incident_steps').values(row).execute()
}
