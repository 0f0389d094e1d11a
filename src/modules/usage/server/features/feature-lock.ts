import { sql } from 'kysely'
import type { Transaction } from '#platform/database/transaction.ts'

const nameOf = (workspaceId: string) => `usage.features ${workspaceId}`

/**
 * Held by whoever counts: while features are changed nobody counts by those before, so that a recount that begins after
 * the change misses nothing.
 */
export async function countByFeatures(transaction: Transaction, workspaceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${nameOf(workspaceId)}, 0))`.execute(transaction)
}

/** Held by whoever changes features: waits until nobody counts. */
export async function lockFeatures(transaction: Transaction, workspaceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${nameOf(workspaceId)}, 0))`.execute(transaction)
}
