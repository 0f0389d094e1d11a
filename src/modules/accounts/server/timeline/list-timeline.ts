import type { Context } from '#platform/context/context.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { isId } from '#platform/kernel/ids.ts'
import type { TimelineEntry } from '../../contract.ts'
import { requireAccount } from '../profiles/find-account.ts'
import { selectTimeline } from './timeline-queries.ts'

export interface TimelineQuery {
  cursor?: string | undefined
  limit: number
  kinds?: readonly string[] | undefined
}

const instant = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d+)?[+-]\d{2}(:\d{2})?$/

function readCursor(cursor: string) {
  const [occurredAt, id] = decodeCursor(cursor)
  if (typeof occurredAt !== 'string' || !instant.test(occurredAt) || typeof id !== 'string' || !isId(id)) {
    throw invalid('http.invalid_cursor')
  }
  return { occurredAt, id }
}

/** What happened with a customer, newest first. */
export async function listTimeline(
  context: Context,
  accountId: string,
  { cursor, limit, kinds }: TimelineQuery,
): Promise<{ items: TimelineEntry[]; nextCursor: string | null }> {
  await requireAccount(context, accountId)
  const before = cursor === undefined ? undefined : readCursor(cursor)
  const entries = await selectTimeline(context.transaction, { accountId, limit, kinds, before })
  const items = entries.slice(0, limit)
  const last = items.at(-1)
  return {
    items,
    nextCursor: last && entries.length > limit ? encodeCursor([last.position, last.id]) : null,
  }
}
