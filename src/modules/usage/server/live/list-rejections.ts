import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#platform/context/context.ts'
import type { Db } from '#platform/database/transaction.ts'
import { decodeIdCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { RejectionReason } from '../../domain/intake/incoming-event.ts'
import { requireSource } from '../sources/change-source.ts'
import { rejectionsCountedAtMost } from '../sources/source-counts.ts'

interface Wanted {
  reason?: RejectionReason | undefined
  cursor?: string | undefined
  limit: number
}

/** Throws not found `usage.no_such_source`. */
export async function listRejections(context: Context, sourceId: string, { reason, cursor, limit }: Wanted) {
  const { transaction } = context
  await requireSource(context, sourceId)
  const after = cursor === undefined ? undefined : decodeIdCursor(cursor)
  const rows = await selectRejections(transaction, {
    sourceId,
    among: sql`${reason ? sql`and reason = ${reason}` : sql``}
      ${
        after
          ? sql`and (received_at, rejection_id) < (
        select last.received_at, last.rejection_id from usage.rejections as last where last.rejection_id = ${after}::uuid)`
          : sql``
      }`,
    limit: limit + 1,
  })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page,
    nextCursor: rows.length > limit && last ? encodeCursor([last.id]) : null,
    reasons: await countReasons(transaction, sourceId),
  }
}

interface RejectionRow {
  id: string
  receivedAt: string
  reason: RejectionReason
  eventName: string | null
  body: string
}

async function selectRejections(db: Db, wanted: { sourceId: string; among: RawBuilder<unknown>; limit: number }) {
  const { rows } = await sql<RejectionRow>`
    select rejection_id as id, received_at as "receivedAt", reason, event_name as "eventName", body
    from usage.rejections where source_id = ${wanted.sourceId}::uuid ${wanted.among}
    order by received_at desc, rejection_id desc limit ${wanted.limit}`.execute(db)
  return rows
}

async function countReasons(db: Db, sourceId: string) {
  const { rows } = await sql<{ reason: RejectionReason; count: number }>`
    select reason, count(*)::int as count from (
      select reason from usage.rejections where source_id = ${sourceId}::uuid
      order by received_at desc limit ${rejectionsCountedAtMost}) as newest
    group by reason order by count(*) desc, reason`.execute(db)
  return rows
}
