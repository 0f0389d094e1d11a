import { listMembers } from '#modules/identity/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { isId } from '#platform/kernel/ids.ts'
import type { Segment } from '../contract.ts'
import type { Figure } from '../domain/figure.ts'
import { type Cohort, type ListedPosition, selectListed } from './observed-queries.ts'

interface ListTimeToValueCustomersInput extends Cohort {
  figure: Figure
  segment: Segment
  value?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** The customers behind a figure, those without value first, then the slowest. Two statements. */
export async function listTimeToValueCustomers(
  context: Context,
  { cursor, limit, value, ...query }: ListTimeToValueCustomersInput,
) {
  const asOf = todayIn(context.timeZone, context.clock.now())
  const after = cursor === undefined ? undefined : positionOf(cursor)
  const rows = await selectListed(context.transaction, { ...query, value, asOf }, { after, limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  const members = new Map((await listMembers(context)).map((member) => [member.id, member.name]))
  return {
    items: page.map((row) => ({
      accountId: row.account_id,
      name: row.name,
      ownerName: members.get(row.owner_id ?? '') ?? null,
      programKey: row.program_key,
      startedOn: row.started_on,
      firstValueOn: row.first_value_on,
      endedOn: row.ended_on,
      band: row.band,
      days: row.days,
      watched: row.watched,
    })),
    nextCursor: last ? encodeCursor([last.place, last.account_id]) : null,
    total: rows[0]?.total ?? 0,
  }
}

function positionOf(cursor: string): ListedPosition {
  const [place, accountId] = decodeCursor(cursor)
  if (typeof place === 'number' && typeof accountId === 'string' && isId(accountId)) return { place, accountId }
  throw invalid('http.invalid_cursor')
}
