import { requireAccount } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { addDays, compareDates, todayIn } from '#platform/kernel/dates.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { isId } from '#platform/kernel/ids.ts'
import type { Member } from '../../contract.ts'
import { requireSegment } from '../segments/require-segment.ts'
import { type PlaceInList, selectHistory, selectMembers, selectSegmentsOf } from './member-queries.ts'

interface MemberPage {
  state: 'current' | 'left'
  cursor?: string | undefined
  limit: number
}

function placeOf(cursor: string): PlaceInList {
  const [at, id] = decodeCursor(cursor)
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at)) || typeof id !== 'string' || !isId(id))
    throw invalid('http.invalid_cursor')
  return { at, id }
}

/** Throws not found `segments.no_such_segment`. */
export async function listMembers(context: Context, segmentId: string, { state, cursor, limit }: MemberPage) {
  await requireSegment(context, segmentId)
  const after = cursor === undefined ? undefined : placeOf(cursor)
  const rows = await selectMembers(context.transaction, { segmentId, state, after, limit: limit + 1 })
  const items = rows.slice(0, limit).map(
    (row): Member => ({
      id: row.membership_id,
      accountId: row.account_id,
      name: row.name,
      phase: row.phase,
      touchModel: row.touch_model,
      arr: row.arr_minor,
      currency: row.currency,
      renewalOn: row.renewal_on,
      enteredAt: row.entered_at,
      leftAt: row.left_at,
    }),
  )
  const last = items.at(-1)
  const nextCursor =
    rows.length > limit && last ? encodeCursor([state === 'current' ? last.enteredAt : last.leftAt, last.id]) : null
  return { items, nextCursor }
}

/** Throws not found `segments.no_such_segment`. */
export async function readSegmentHistory(context: Context, segmentId: string, days: number) {
  const { createdAt } = await requireSegment(context, segmentId)
  const to = todayIn(context.timeZone, context.clock.now())
  const made = todayIn(context.timeZone, Date.parse(createdAt))
  const first = addDays(to, 1 - days)
  // Before it was made nobody was in it.
  const from = [first, made].toSorted(compareDates)[1] ?? made
  return {
    days: await selectHistory(context.transaction, {
      segmentId,
      from,
      to,
      createdAt,
      timeZone: context.timeZone,
    }),
  }
}

/** Throws not found `accounts.no_such_account`. */
export async function listAccountSegments(context: Context, accountId: string) {
  await requireAccount(context, accountId)
  return { items: await selectSegmentsOf(context.transaction, accountId) }
}
