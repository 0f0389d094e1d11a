import { listMembers } from '#modules/identity/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { daysBetween, isPlainDate, todayIn } from '#platform/kernel/dates.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { isId } from '#platform/kernel/ids.ts'
import type { AccountRow } from '../../contract.ts'
import type { ListFilter } from '../../domain/list-view.ts'
import { requireSavedView } from '../saved-views/keep-saved-views.ts'
import { type SortColumn, sortColumns } from './column-queries.ts'
import { countRows, type Order, type Position, selectPage } from './list-queries.ts'
import { readConditions } from './read-conditions.ts'

export interface AccountQuery {
  q?: string | undefined
  filters?: readonly ListFilter[] | undefined
  archived: 'no' | 'only'
  sort?: { field: string; direction: 'asc' | 'desc' } | undefined
  view?: string | undefined
  cursor?: string | undefined
  limit: number
  total?: 'count' | 'omit' | undefined
}

/** Beyond this many customers the list tells no total. */
const mostCounted = 10_000

const byReading = { field: 'name', direction: 'asc' } as const

/** Fills in from the saved view what the query leaves open. */
export async function withView(context: Context, query: Pick<AccountQuery, 'filters' | 'sort' | 'view'>) {
  const view = query.view === undefined ? undefined : (await requireSavedView(context, query.view)).definition
  return { filters: query.filters ?? view?.filters ?? [], sort: query.sort ?? view?.sort ?? byReading }
}

/**
 * Customers, a page at a time. The number of queries does not depend on the number of rows. Throws invalid
 * `accounts.view_unfit` for filters and orders that do not fit the fields, notFound `accounts.no_such_view`.
 */
export async function listAccounts(
  context: Context,
  query: AccountQuery,
): Promise<{ items: AccountRow[]; nextCursor: string | null; total: number | null }> {
  const { filters, sort } = await withView(context, query)
  const conditions = await readConditions(context, { q: query.q, filters, archived: query.archived }, sort)
  const column = sortColumns.get(sort.field)
  if (column === undefined) throw new Error('A list was sorted past its validation.')
  const order: Order = { column, direction: sort.direction }
  const after = query.cursor === undefined ? undefined : readPosition(query.cursor, sort, column)

  const found = await selectPage(context.transaction, conditions, order, query.limit + 1, after)
  const page = found.slice(0, query.limit)
  const last = page.at(-1)
  const names = new Map((await listMembers(context)).map((member) => [member.id, member.name]))
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
  const today = todayIn(context.timeZone, context.clock.now())
  return {
    items: page.map(({ row }) => ({
      ...row,
      ownerName: nameOf(row.ownerId),
      salesName: nameOf(row.salesId),
      daysInPhase: Math.max(0, daysBetween(row.phaseSince, today)),
    })),
    nextCursor:
      last && found.length > query.limit
        ? encodeCursor([sort.field, sort.direction, last.position, last.row.id])
        : null,
    total:
      after === undefined && query.total !== 'omit'
        ? await countRows(context.transaction, conditions, mostCounted)
        : null,
  }
}

const isValueOf: Readonly<Record<SortColumn['type'], (text: string) => boolean>> = {
  text: () => true,
  bigint: (text) => /^-?\d{1,18}$/.test(text),
  date: isPlainDate,
  timestamptz: (text) => /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d)?$/.test(text),
}

/** Throws invalid `http.invalid_cursor` for a cursor that this list in this order did not make. */
function readPosition(cursor: string, sort: { field: string; direction: string }, column: SortColumn): Position {
  const [field, direction, value, id] = decodeCursor(cursor)
  const fits = value === null ? column.isNullable : typeof value === 'string' && isValueOf[column.type](value)
  if (field !== sort.field || direction !== sort.direction || !fits || typeof id !== 'string' || !isId(id)) {
    throw invalid('http.invalid_cursor')
  }
  return { value: typeof value === 'string' ? value : null, id }
}
