import { sql } from 'kysely'
import { z } from 'zod'
import type { Transaction } from '#platform/database/transaction.ts'
import { type TicketFacts, ticketSeverities, ticketStatuses } from '../../domain/ticket.ts'
import { tables } from '../tables.ts'

const instant = z.union([z.string(), z.date()]).transform((at) => new Date(at).toISOString())

/** As rows and kept documents hold a ticket. */
export const factsSchema = z.object({
  subject: z.string(),
  status: z.enum(ticketStatuses),
  severity: z.enum(ticketSeverities),
  openedAt: instant,
  firstRepliedAt: instant.nullable(),
  solvedAt: instant.nullable(),
  reopenedCount: z.number(),
  satisfaction: z.number().nullable(),
  ratedAt: instant.nullable(),
  requesterEmail: z.string().nullable(),
  url: z.string().nullable(),
  updatedAt: instant,
})

export interface TicketKey {
  source: string
  externalId: string
}

export interface HeldTicket extends TicketKey {
  ticketId: string
  accountId: string | null
  known: TicketFacts | undefined
}

/**
 * Takes the keys of tickets, making those that are new, and holds them against other writers until the transaction ends.
 * In the order of the keys, so that two deliveries with the same tickets wait for each other instead of locking up.
 */
export async function holdTickets(
  transaction: Transaction,
  workspaceId: string,
  keys: readonly (TicketKey & { newId: string })[],
): Promise<HeldTicket[]> {
  const given = sql`unnest(${keys.map((key) => key.source)}::text[], ${keys.map((key) => key.externalId)}::text[],
    ${keys.map((key) => key.newId)}::uuid[]) as given (source, external_id, ticket_id)`
  await sql`insert into integrations.ticket_keys (workspace_id, source, external_id, ticket_id)
    select ${workspaceId}::uuid, source, external_id, ticket_id from ${given} order by source, external_id
    on conflict do nothing`.execute(transaction)
  const { rows } = await sql<{
    source: string
    external_id: string
    ticket_id: string
    account_id: string | null
    known: unknown
  }>`
    with held as (
      select * from integrations.ticket_keys
      where (source, external_id) in (select source, external_id from ${given}) order by source, external_id for update
    )
    select held.source, held.external_id, held.ticket_id, held.account_id,
      coalesce(waiting.ticket, case when tickets.ticket_id is null then null else jsonb_build_object(
        'subject', tickets.subject, 'status', tickets.status, 'severity', tickets.severity, 'openedAt', tickets.opened_at,
        'firstRepliedAt', tickets.first_replied_at, 'solvedAt', tickets.solved_at, 'reopenedCount', tickets.reopened_count,
        'satisfaction', tickets.satisfaction, 'ratedAt', tickets.rated_at, 'requesterEmail', tickets.requester_email,
        'url', tickets.url, 'updatedAt', tickets.updated_at) end) as known
    from held
    left join integrations.tickets as tickets on tickets.workspace_id = held.workspace_id
      and tickets.account_id = held.account_id and tickets.ticket_id = held.ticket_id
    left join integrations.waiting_tickets as waiting on waiting.workspace_id = held.workspace_id
      and waiting.ticket_id = held.ticket_id`.execute(transaction)
  return rows.map((row) => ({
    source: row.source,
    externalId: row.external_id,
    ticketId: row.ticket_id,
    accountId: row.account_id,
    known: row.known === null ? undefined : factsSchema.parse(row.known),
  }))
}

export interface TicketRow extends TicketKey {
  ticketId: string
  accountId: string
  /** Where it was before, if it changes hands. */
  movedFrom: string | null
  facts: TicketFacts
}

/** Writes tickets where they belong, taking them away from where they were. */
export async function putTickets(
  transaction: Transaction,
  workspaceId: string,
  rows: readonly TicketRow[],
): Promise<void> {
  if (rows.length === 0) return
  const ids = rows.map(({ ticketId }) => ticketId)
  await sql`update integrations.ticket_keys as keys set account_id = given.account_id
    from unnest(${rows.map(({ source }) => source)}::text[], ${rows.map(({ externalId }) => externalId)}::text[],
      ${rows.map(({ accountId }) => accountId)}::uuid[]) as given (source, external_id, account_id)
    where keys.source = given.source and keys.external_id = given.external_id
      and keys.account_id is distinct from given.account_id`.execute(transaction)
  await sql`delete from integrations.waiting_tickets where ticket_id = any(${ids}::uuid[])`.execute(transaction)
  const moved = rows.filter(({ movedFrom }) => movedFrom !== null)
  if (moved.length > 0)
    await sql`delete from integrations.tickets where (account_id, ticket_id) in (
      select * from unnest(${moved.map(({ movedFrom }) => movedFrom)}::uuid[],
        ${moved.map(({ ticketId }) => ticketId)}::uuid[]))`.execute(transaction)
  await tables(transaction)
    .insertInto('integrations.tickets')
    .values(
      rows.map(({ source, externalId, ticketId, accountId, facts }) => ({
        workspace_id: workspaceId,
        account_id: accountId,
        ticket_id: ticketId,
        source,
        external_id: externalId,
        subject: facts.subject,
        status: facts.status,
        severity: facts.severity,
        opened_at: facts.openedAt,
        first_replied_at: facts.firstRepliedAt,
        solved_at: facts.solvedAt,
        reopened_count: facts.reopenedCount,
        satisfaction: facts.satisfaction,
        rated_at: facts.ratedAt,
        requester_email: facts.requesterEmail,
        url: facts.url,
        updated_at: facts.updatedAt,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'account_id', 'ticket_id']).doUpdateSet((set) => ({
        subject: set.ref('excluded.subject'),
        status: set.ref('excluded.status'),
        severity: set.ref('excluded.severity'),
        opened_at: set.ref('excluded.opened_at'),
        first_replied_at: set.ref('excluded.first_replied_at'),
        solved_at: set.ref('excluded.solved_at'),
        reopened_count: set.ref('excluded.reopened_count'),
        satisfaction: set.ref('excluded.satisfaction'),
        rated_at: set.ref('excluded.rated_at'),
        requester_email: set.ref('excluded.requester_email'),
        url: set.ref('excluded.url'),
        updated_at: set.ref('excluded.updated_at'),
      })),
    )
    .execute()
}

/** Keys that were made for tickets that were all refused. */
export async function dropEmptyKeys(transaction: Transaction, ticketIds: readonly string[]): Promise<void> {
  if (ticketIds.length === 0) return
  await sql`delete from integrations.ticket_keys as keys where ticket_id = any(${ticketIds}::uuid[]) and account_id is null
    and not exists (select from integrations.waiting_tickets as waiting
      where waiting.workspace_id = keys.workspace_id and waiting.ticket_id = keys.ticket_id)`.execute(transaction)
}

/** Tickets as if they had never come. */
export async function removeTickets(
  transaction: Transaction,
  tickets: readonly { ticketId: string; accountId: string | null }[],
): Promise<void> {
  if (tickets.length === 0) return
  const ids = tickets.map(({ ticketId }) => ticketId)
  const accountIds = tickets.map(({ accountId }) => accountId)
  await sql`delete from integrations.tickets where (account_id, ticket_id) in (
    select * from unnest(${accountIds}::uuid[], ${ids}::uuid[]))`.execute(transaction)
  await sql`delete from integrations.waiting_tickets where ticket_id = any(${ids}::uuid[])`.execute(transaction)
  await sql`delete from integrations.ticket_keys where ticket_id = any(${ids}::uuid[])`.execute(transaction)
}
