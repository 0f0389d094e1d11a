import { sql } from 'kysely'
import type { Context } from '#platform/context/context.ts'
import type { Schedule } from '#platform/jobs/job.ts'

/**
 * Answers kept for repeated requests hold what was answered, links and keys among it: a day is enough for any retry.
 * Counts of attempts matter for their minute only.
 */
async function forget({ transaction, clock }: Context): Promise<void> {
  const before = (hours: number) => new Date(clock.now() - hours * 3_600_000).toISOString()
  await sql`delete from platform.idempotency_keys where created_at < ${before(24)}`.execute(transaction)
  await sql`delete from platform.rate_limits where window_start < ${before(1)}`.execute(transaction)
}

export const forgetOldAnswers: Schedule = { name: 'operations.forget_old_answers', every: 'hour', run: forget }
