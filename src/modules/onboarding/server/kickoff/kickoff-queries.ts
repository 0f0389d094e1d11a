import type { Selectable, Updateable } from 'kysely'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import type { KickoffRecordKey, kickoffRecordKeys } from '../../domain/outcome/kickoff-gate.ts'
import { keyOf, type ProjectKey } from '../projects/project-tables.ts'
import { type OnboardingTables, tables } from '../tables.ts'

type Kickoffs = OnboardingTables['onboarding.kickoffs']
export type KickoffRow = Omit<Selectable<Kickoffs>, 'records'> & { records: Record<KickoffRecordKey, string> }

const record = z.string().default('')
const recordsSchema = z.object({
  ideal_state: record,
  roles: record,
  range: record,
  metrics: record,
  continuation: record,
} satisfies Record<(typeof kickoffRecordKeys)[number], typeof record>)

/** What the kickoff of a round holds so far. */
export async function findKickoff(db: Db, key: ProjectKey, cycle: number): Promise<KickoffRow> {
  const row = await tables(db)
    .selectFrom('onboarding.kickoffs')
    .selectAll()
    .where((where) => where.and({ ...keyOf(key), cycle }))
    .executeTakeFirstOrThrow()
  return { ...row, records: recordsSchema.parse(row.records) }
}

/** A round begins with what is given of its kickoff. */
export async function insertKickoff(
  transaction: Transaction,
  key: ProjectKey,
  cycle: number,
  row: Updateable<Kickoffs> = {},
): Promise<void> {
  await tables(transaction)
    .insertInto('onboarding.kickoffs')
    .values({ ...row, ...keyOf(key), cycle })
    .execute()
}

export async function updateKickoff(
  transaction: Transaction,
  key: ProjectKey,
  cycle: number,
  change: Updateable<Kickoffs>,
): Promise<void> {
  await tables(transaction)
    .updateTable('onboarding.kickoffs')
    .set({ ...change, version: sql`version + 1` })
    .where((where) => where.and({ ...keyOf(key), cycle }))
    .execute()
}
