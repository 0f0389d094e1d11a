import { sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { tables } from '../tables.ts'

export function findCapacityDefaults(db: Db) {
  return tables(db).selectFrom('onboarding.capacity_defaults').selectAll().executeTakeFirst()
}

export function selectMemberCapacities(db: Db) {
  return tables(db).selectFrom('onboarding.member_capacities').select(['user_id', 'minutes']).execute()
}

/** False where somebody else has saved since the version given; there is no row before the first time, which is version 1. */
export async function saveCapacityDefaults(
  transaction: Transaction,
  row: { workspace_id: string; vendor_minutes: number; customer_minutes: number; version: number },
): Promise<boolean> {
  const { workspace_id, vendor_minutes, customer_minutes, version } = row
  const { rows } = await sql`insert into onboarding.capacity_defaults as defaults
      (workspace_id, vendor_minutes, customer_minutes, version)
    values (${workspace_id}, ${vendor_minutes}, ${customer_minutes}, ${version + 1})
    on conflict (workspace_id) do update set vendor_minutes = excluded.vendor_minutes,
      customer_minutes = excluded.customer_minutes, version = excluded.version
    where defaults.version = ${version}
    returning version`.execute(transaction)
  return rows.length > 0
}

export async function replaceMemberCapacities(
  transaction: Transaction,
  rows: { workspace_id: string; user_id: string; minutes: number }[],
): Promise<void> {
  await tables(transaction).deleteFrom('onboarding.member_capacities').execute()
  if (rows.length > 0) await tables(transaction).insertInto('onboarding.member_capacities').values(rows).execute()
}
