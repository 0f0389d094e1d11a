import { sql } from 'kysely'
import type { Context } from '#platform/context/context.ts'
import type { Schedule } from '#platform/jobs/job.ts'

/** Days after which nothing asks for a row: events are delivered within days, occurrences name an hour or a day. */
const keptDays = 30
/** One statement's share, so that neither its memory nor its locks grow with the table. */
const batchSize = 5_000
/** A run ends at some point; what is left is taken the next day. */
const mostBatches = 200

const prune = {
  outbox: (before: string) => sql`delete from platform.outbox where (workspace_id, event_id) in
    (select workspace_id, event_id from platform.outbox where occurred_at < ${before}
      order by event_id limit ${batchSize})`,
  // A mark goes only after its event, so that a late redelivery never runs twice.
  deliveries: (before: string) => sql`delete from platform.deliveries where (workspace_id, event_id, subscriber) in
    (select workspace_id, event_id, subscriber from platform.deliveries as marks where delivered_at < ${before}
      and not exists (select from platform.outbox as events
        where events.workspace_id = marks.workspace_id and events.event_id = marks.event_id)
      order by event_id limit ${batchSize})`,
  occurrences: (before: string) => sql`delete from platform.schedule_occurrences
    where (workspace_id, schedule, occurrence) in
    (select workspace_id, schedule, occurrence from platform.schedule_occurrences where ran_at < ${before}
      limit ${batchSize})`,
}

/** Drops what was delivered or ran more than 30 days ago, batch by batch. */
async function pruneHistory({ transaction, clock }: Context): Promise<void> {
  const before = new Date(clock.now() - keptDays * 86_400_000).toISOString()
  for (const statement of [prune.outbox, prune.deliveries, prune.occurrences]) {
    for (let batch = 0; batch < mostBatches; batch++) {
      const { numAffectedRows = 0n } = await statement(before).execute(transaction)
      if (numAffectedRows < batchSize) break
    }
  }
}

export const dropOldHistory: Schedule = { name: 'operations.prune_history', every: 'day', atHour: 3, run: pruneHistory }
