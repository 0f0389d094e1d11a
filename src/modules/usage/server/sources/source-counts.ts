import { sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'

/** Of more rejections than this it is only said that there are more: whoever sends rubbish slows no page down. */
export const rejectionsCountedAtMost = 10_000

/** Adds what these batches hold to the hours of their sources. Last in its transaction: others wait for the same rows. */
export async function countSources(transaction: Transaction, batches: readonly string[]): Promise<void> {
  await sql`insert into usage.source_hours as known (workspace_id, source_id, hour, accepted, last_received_at)
    select workspace_id, source_id, date_trunc('hour', received_at, 'UTC'), sum(accepted), max(received_at)
    from usage.batches
    where batch_no between ${batches[0]}::bigint and ${batches.at(-1)}::bigint
      and batch_no = any(${`{${batches.join(',')}}`}::bigint[])
    group by 1, 2, 3 order by 1, 2, 3
    on conflict (workspace_id, source_id, hour) do update set accepted = known.accepted + excluded.accepted,
      last_received_at = greatest(known.last_received_at, excluded.last_received_at)`.execute(transaction)
}

export interface SourceCounts {
  source_id: string
  last_received_at: string | null
  last_day: number
  last_28_days: number
  rejected_28_days: number
  last_rejected_at: string | null
}

export async function selectSourceCounts(db: Db, now: string, sourceId?: string): Promise<SourceCounts[]> {
  const among = sourceId === undefined ? sql`` : sql`where source.source_id = ${sourceId}::uuid`
  const { rows } = await sql<SourceCounts>`
    select source.source_id, last.last_received_at, coalesce(hours.last_day, 0) as last_day,
      coalesce(hours.last_28_days, 0) as last_28_days, rejected.count as rejected_28_days, rejected.last_at as last_rejected_at
    from usage.sources as source
    left join lateral (
      select last_received_at from usage.source_hours as hours
      where hours.workspace_id = source.workspace_id and hours.source_id = source.source_id order by hour desc limit 1
    ) as last on true
    left join lateral (
      select sum(accepted) as last_28_days,
        sum(accepted) filter (where hour > ${now}::timestamptz - interval '24 hours') as last_day
      from usage.source_hours as hours
      where hours.workspace_id = source.workspace_id and hours.source_id = source.source_id
        and hour > ${now}::timestamptz - interval '28 days'
    ) as hours on true
    cross join lateral (
      select count(*)::int as count, max(received_at) as last_at from (
        select received_at from usage.rejections as rejection
        where rejection.workspace_id = source.workspace_id and rejection.source_id = source.source_id
          and received_at > ${now}::timestamptz - interval '28 days'
        order by received_at desc limit ${rejectionsCountedAtMost + 1}
      ) as newest
    ) as rejected
    ${among}`.execute(db)
  return rows
}
