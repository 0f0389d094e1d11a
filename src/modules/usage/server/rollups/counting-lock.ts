import { sql } from 'kysely'
import type { Transaction } from '#platform/database/transaction.ts'

const nameOf = (workspaceId: string) => `usage.counting ${workspaceId}`

/** Held by whoever counts, from before it changes anything: many may at once, but nobody while `lockOutCounting` is held. */
export async function lockForCounting(transaction: Transaction, workspaceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${nameOf(workspaceId)}, 0))`.execute(transaction)
}

/**
 * Held by whoever changes by what is counted, or corrects what was: waits until nobody counts, so that nothing is counted
 * by rules that were before.
 */
export async function lockOutCounting(transaction: Transaction, workspaceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${nameOf(workspaceId)}, 0))`.execute(transaction)
}
