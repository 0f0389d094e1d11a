import { listMembers } from '#modules/identity/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { isPlainDate, todayIn } from '#platform/kernel/dates.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { isId } from '#platform/kernel/ids.ts'
import type { OpenHandoff } from '../../contract.ts'
import { lateDays } from '../../domain/forms/handoff-due.ts'
import { readAccountCalendars } from '../profiles/read-account-calendar.ts'
import { countOpenHandoffs, selectOpenHandoffs } from './handoff-queries.ts'

export interface ListOpenHandoffsInput {
  cursor?: string | undefined
  /** Default 50. */
  limit?: number
  waitsFor?: 'sales' | 'cs' | undefined
  /** A user's ID, or `me`: customers where they are in charge for sales or CS. */
  person?: string | undefined
}

/** Sorts behind every day. */
const noDay = 'infinity'

function positionOf(cursor: string) {
  const [dueOn, accountId] = decodeCursor(cursor)
  const isDay = typeof dueOn === 'string' && (dueOn === noDay || isPlainDate(dueOn))
  if (!isDay || typeof accountId !== 'string' || !isId(accountId)) throw invalid('http.invalid_cursor')
  return { dueOn, accountId }
}

/** Handovers under way: who waits for whom, the one due first on top, those without a due day last. */
export async function listOpenHandoffs(context: Context, input: ListOpenHandoffsInput = {}) {
  const { limit = 50, waitsFor, person } = input
  const today = todayIn(context.timeZone, context.clock.now())
  const rows = await selectOpenHandoffs(context.transaction, {
    waitsFor,
    personId: person === 'me' ? context.actor.id : person,
    after: input.cursor === undefined ? undefined : positionOf(input.cursor),
    limit: limit + 1,
  })
  const calendarOf = await readAccountCalendars(context)
  const names = new Map((await listMembers(context)).map((member) => [member.id, member.name]))
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
  const items = rows.slice(0, limit).map((row): OpenHandoff => {
    const calendar = calendarOf({ closedWeekdays: row.closed_weekdays, closedDays: row.closed_days })
    return {
      accountId: row.account_id,
      accountName: row.name,
      salesId: row.sales_id,
      salesName: nameOf(row.sales_id),
      ownerId: row.owner_id,
      ownerName: nameOf(row.owner_id),
      status: row.status,
      waitsFor: row.status === 'submitted' ? 'cs' : 'sales',
      wonOn: row.won_on,
      dueOn: row.due_on,
      lateDays: row.due_on === null ? 0 : lateDays(calendar, row.due_on, today),
      filledRequired: row.filled_required ?? 0,
      required: row.required ?? 0,
      asked: row.asked,
      timesSentBack: row.times_sent_back,
      updatedAt: row.updated_at,
    }
  })
  const last = rows.length > limit ? items.at(-1) : undefined
  return {
    items,
    nextCursor: last ? encodeCursor([last.dueOn ?? noDay, last.accountId]) : null,
    counts: await countOpenHandoffs(context.transaction, today),
  }
}
