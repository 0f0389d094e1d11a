import { sql } from 'kysely'
import { z } from 'zod'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import type { TimelineEntry } from '../../contract.ts'
import { tables } from '../tables.ts'

export async function insertTimelineEntries(
  transaction: Transaction,
  workspaceId: string,
  entries: readonly (TimelineEntry & { accountId: string })[],
): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map((entry) => ({
    workspace_id: workspaceId,
    account_id: entry.accountId,
    timeline_entry_id: entry.id,
    kind: entry.kind,
    params: entry.params,
    body: entry.body,
    visibility: entry.visibility,
    actor_kind: entry.actorKind,
    actor_name: entry.actorName,
    occurred_at: entry.occurredAt,
  }))
  await sql`insert into accounts.timeline_entries
    select * from jsonb_populate_recordset(null::accounts.timeline_entries, ${JSON.stringify(rows)}::jsonb)`.execute(
    transaction,
  )
}

export interface TimelinePage {
  accountId: string
  limit: number
  kinds: readonly string[] | undefined
  /** Only entries older than this one. */
  before: { occurredAt: string; id: string } | undefined
}

const paramsSchema = z.record(z.string(), z.unknown())

/** One entry more than the limit, if there is one, newest first. `position` is the exact time, for the next page. */
export async function selectTimeline(db: Db, page: TimelinePage): Promise<(TimelineEntry & { position: string })[]> {
  const { kinds, before } = page
  const rows = await tables(db)
    .selectFrom('accounts.timeline_entries')
    .selectAll()
    .select(sql<string>`occurred_at::text`.as('position'))
    .where('account_id', '=', page.accountId)
    .$if(kinds !== undefined, (query) => query.where('kind', '=', sql<string>`any(${kinds}::text[])`))
    .$if(before !== undefined, (query) =>
      query.where(
        sql<boolean>`(occurred_at, timeline_entry_id) < (${before?.occurredAt}::timestamptz, ${before?.id}::uuid)`,
      ),
    )
    .orderBy('occurred_at', 'desc')
    .orderBy('timeline_entry_id', 'desc')
    .limit(page.limit + 1)
    .execute()
  return rows.map((row) => ({
    id: row.timeline_entry_id,
    kind: row.kind,
    params: paramsSchema.parse(row.params),
    body: row.body,
    visibility: row.visibility,
    actorKind: row.actor_kind,
    actorName: row.actor_name,
    occurredAt: row.occurred_at,
    position: row.position,
  }))
}

export async function deleteTimelineEntries(
  transaction: Transaction,
  of: { accountIds: readonly string[]; kinds: readonly string[]; name: string; values: readonly string[] },
): Promise<void> {
  await sql`delete from accounts.timeline_entries where account_id = any(${of.accountIds}::uuid[])
    and kind = any(${of.kinds}::text[]) and params ->> ${of.name} = any(${of.values}::text[])`.execute(transaction)
}
