import { sql } from 'kysely'
import type { Transaction } from '#platform/database/transaction.ts'
import type { Schedule } from '#platform/jobs/job.ts'

const keptDays = 30
const keptOfASource = 10_000
const dropped = 20_000
const mostRounds = 50

/** Rejections are for repairing a sender, not for the record: a month of them, and no more than people read. */
export const dropOldRejections: Schedule = {
  name: 'usage.drop_old_rejections',
  every: 'hour',
  run: async ({ transaction, clock }) => {
    const before = new Date(clock.now() - keptDays * 86_400_000).toISOString()
    for (let round = 0; round < mostRounds; round++)
      if ((await deleteAged(transaction, before)) + (await deleteBeyond(transaction)) === 0) break
  },
}

async function deleteAged(transaction: Transaction, before: string): Promise<number> {
  const { numAffectedRows = 0n } = await sql`delete from usage.rejections where (workspace_id, rejection_id) in (
    select workspace_id, rejection_id from usage.rejections where received_at < ${before}::timestamptz
    limit ${dropped})`.execute(transaction)
  return Number(numAffectedRows)
}

async function deleteBeyond(transaction: Transaction): Promise<number> {
  const { numAffectedRows = 0n } = await sql`delete from usage.rejections where (workspace_id, rejection_id) in (
    select surplus.workspace_id, surplus.rejection_id from usage.sources as source
    cross join lateral (
      select workspace_id, rejection_id from usage.rejections as rejection
      where rejection.workspace_id = source.workspace_id and rejection.source_id = source.source_id
      order by received_at desc offset ${keptOfASource} limit ${dropped}
    ) as surplus)`.execute(transaction)
  return Number(numAffectedRows)
}
