import { sql } from 'kysely'
import { z } from 'zod'
import { requireAccount } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { isId } from '#platform/kernel/ids.ts'
import type { Ticket } from '../../contract.ts'
import { ticketMeasures } from '../attributes/ticket-attribute-queries.ts'
import {
  countTicketsOf,
  type ListedTicket,
  selectSources,
  selectTicketPage,
  selectTicketsOf,
  type TicketFilters,
  type TicketPosition,
} from './list-queries.ts'
import { countWaiting } from './waiting-queries.ts'

const iso = (at: string) => new Date(at).toISOString()

const toTicket = (row: ListedTicket): Ticket => ({
  id: row.ticket_id,
  accountId: row.account_id,
  accountName: row.account_name,
  source: row.source,
  externalId: row.external_id,
  subject: row.subject,
  status: row.status,
  severity: row.severity,
  openedAt: iso(row.opened_at),
  firstRepliedAt: row.first_replied_at === null ? null : iso(row.first_replied_at),
  solvedAt: row.solved_at === null ? null : iso(row.solved_at),
  reopenedCount: row.reopened_count,
  satisfaction: row.satisfaction,
  requesterEmail: row.requester_email,
  url: row.url,
  updatedAt: iso(row.updated_at),
})

interface ListTicketsInput extends TicketFilters {
  cursor?: string | undefined
  limit: number
}

export async function listTickets(context: Context, { cursor, limit, ...filters }: ListTicketsInput) {
  const after = cursor === undefined ? undefined : positionOf(cursor)
  const rows = await selectTicketPage(context.transaction, filters, limit + 1, after)
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    items: page.map(toTicket),
    nextCursor: last ? encodeCursor([last.position, last.ticket_id]) : null,
    sources: await selectSources(context.transaction),
    waiting: await countWaiting(context.transaction),
  }
}

function positionOf(cursor: string): TicketPosition {
  const [openedAt, ticketId] = decodeCursor(cursor)
  const isPosition = typeof openedAt === 'string' && typeof ticketId === 'string' && isId(ticketId)
  if (isPosition && !Number.isNaN(Date.parse(openedAt))) return { openedAt, ticketId }
  throw invalid('http.invalid_cursor')
}

const known = z.object({
  'integrations.open_tickets': z.number(),
  'integrations.open_severe_tickets': z.number(),
  'integrations.tickets_28d': z.number(),
  'integrations.first_response_hours_90d': z.number().nullable(),
  'integrations.resolution_hours_90d': z.number().nullable(),
  'integrations.csat_avg3': z.number().nullable(),
})

const shownTickets = 20

/** The tickets of one customer by the same measures that segments and health scores ask. Throws not found. */
export async function readAccountTickets(context: Context, accountId: string) {
  await requireAccount(context, accountId)
  const asOf = todayIn(context.timeZone, context.clock.now())
  const measures = ticketMeasures(Object.keys(known.shape), { asOf, timeZone: context.timeZone }, accountId)
  const { rows } = await sql`${measures}`.execute(context.transaction)
  const row = rows.length === 0 ? undefined : known.parse(rows[0])
  return {
    isKnown: row !== undefined,
    open: row?.['integrations.open_tickets'] ?? 0,
    openSevere: row?.['integrations.open_severe_tickets'] ?? 0,
    last28Days: row?.['integrations.tickets_28d'] ?? 0,
    firstResponseHours: row?.['integrations.first_response_hours_90d'] ?? null,
    resolutionHours: row?.['integrations.resolution_hours_90d'] ?? null,
    satisfaction: row?.['integrations.csat_avg3'] ?? null,
    total: await countTicketsOf(context.transaction, accountId),
    items: (await selectTicketsOf(context.transaction, accountId, shownTickets)).map(toTicket),
  }
}
