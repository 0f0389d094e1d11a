import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import { tables } from '../tables.ts'

export interface TicketFilters {
  state?: 'open' | 'done' | undefined
  status?: 'open' | 'pending' | 'solved' | 'closed' | undefined
  severity?: 'low' | 'normal' | 'high' | 'urgent' | 'severe' | undefined
  source?: string | undefined
  accountId?: string | undefined
  q?: string | undefined
}

export interface TicketPosition {
  openedAt: string
  ticketId: string
}

const selectTickets = (db: Db) =>
  tables(db)
    .selectFrom('integrations.tickets as tickets')
    .innerJoin('accounts.published_accounts as customers', (join) =>
      join
        .onRef('customers.workspace_id', '=', 'tickets.workspace_id')
        .onRef('customers.account_id', '=', 'tickets.account_id'),
    )
    .select([
      'tickets.ticket_id',
      'tickets.account_id',
      'tickets.source',
      'tickets.external_id',
      'tickets.subject',
      'tickets.status',
      'tickets.severity',
      'tickets.opened_at',
      'tickets.first_replied_at',
      'tickets.solved_at',
      'tickets.reopened_count',
      'tickets.satisfaction',
      'tickets.requester_email',
      'tickets.url',
      'tickets.updated_at',
    ])
    .select('customers.name as account_name')
    // To the microsecond: a cursor from a rounded instant would skip or repeat rows.
    .select(sql<string>`tickets.opened_at::text`.as('position'))

export type ListedTicket = Awaited<ReturnType<typeof selectTicketPage>>[number]

/** The last opened first, after a position. */
export function selectTicketPage(
  db: Db,
  { state, status, severity, source, accountId, q }: TicketFilters,
  limit: number,
  after: TicketPosition | undefined,
) {
  let query = selectTickets(db)
  if (state) query = query.where('tickets.status', 'in', state === 'open' ? ['open', 'pending'] : ['solved', 'closed'])
  if (status) query = query.where('tickets.status', '=', status)
  if (severity) query = query.where('tickets.severity', 'in', severity === 'severe' ? ['high', 'urgent'] : [severity])
  if (source) query = query.where('tickets.source', '=', source)
  if (accountId) query = query.where('tickets.account_id', '=', accountId)
  if (q) query = query.where('tickets.subject', 'ilike', `%${q.replace(/[\\%_]/g, '\\$&')}%`)
  if (after)
    query = query.where(
      sql<boolean>`(tickets.opened_at, tickets.ticket_id) < (${after.openedAt}::timestamptz, ${after.ticketId}::uuid)`,
    )
  return query.orderBy('tickets.opened_at', 'desc').orderBy('tickets.ticket_id', 'desc').limit(limit).execute()
}

/** A customer's tickets: those not solved first and the severe ones of them before the others, then the last opened. */
export function selectTicketsOf(db: Db, accountId: string, limit: number) {
  return selectTickets(db)
    .where('tickets.account_id', '=', accountId)
    .orderBy(sql`tickets.status in ('open', 'pending')`, 'desc')
    .orderBy(sql`tickets.status in ('open', 'pending') and tickets.severity in ('high', 'urgent')`, 'desc')
    .orderBy('tickets.opened_at', 'desc')
    .orderBy('tickets.ticket_id', 'desc')
    .limit(limit)
    .execute()
}

/** The systems that tickets came from, by jumps through the keys' index instead of reading all of them. */
export async function selectSources(db: Db): Promise<string[]> {
  const { rows } = await sql<{ source: string }>`
    with recursive found as (
      (select source from integrations.ticket_keys order by source limit 1)
      union all
      select (select keys.source from integrations.ticket_keys as keys
        where keys.workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid
          and keys.source > found.source order by keys.source limit 1)
      from found where found.source is not null
    )
    select source from found where source is not null limit 100`.execute(db)
  return rows.map(({ source }) => source)
}

export async function countTicketsOf(db: Db, accountId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from integrations.tickets where account_id = ${accountId}`.execute(db)
  return rows[0]?.count ?? 0
}
