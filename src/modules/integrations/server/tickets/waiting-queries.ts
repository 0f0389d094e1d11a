import { sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import type { TicketFacts } from '../../domain/ticket.ts'
import { tables } from '../tables.ts'
import { factsSchema } from './ticket-queries.ts'

interface WaitingRow {
  ticketId: string
  callerKey: string
  callerName: string
  facts: TicketFacts
}

export async function putWaiting(
  transaction: Transaction,
  workspaceId: string,
  now: string,
  rows: readonly WaitingRow[],
): Promise<void> {
  if (rows.length === 0) return
  await tables(transaction)
    .insertInto('integrations.waiting_tickets')
    .values(
      rows.map(({ ticketId, callerKey, callerName, facts }) => ({
        workspace_id: workspaceId,
        ticket_id: ticketId,
        caller_key: callerKey,
        caller_name: callerName,
        ticket: JSON.stringify(facts),
        waiting_since: now,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'ticket_id']).doUpdateSet((set) => ({
        // News that says nothing of the caller leaves who it was.
        caller_key: sql`case when excluded.caller_key like 'ticket:%' then waiting_tickets.caller_key
          else excluded.caller_key end`,
        caller_name: sql`case when excluded.caller_key like 'ticket:%' then waiting_tickets.caller_name
          else excluded.caller_name end`,
        ticket: set.ref('excluded.ticket'),
      })),
    )
    .execute()
}

/** At most 200 callers; the total counts all of their tickets. */
export async function selectWaitingCallers(db: Db) {
  const { rows } = await sql<{
    caller_key: string
    name: string
    tickets: number
    last_opened_at: string
    last_subject: string
    total: number
  }>`
    select caller_key, (array_agg(caller_name order by length(caller_name) desc, caller_name))[1] as name, count(*)::int as tickets,
      max(ticket ->> 'openedAt') as last_opened_at,
      (array_agg(ticket ->> 'subject' order by ticket ->> 'openedAt' desc))[1] as last_subject,
      (sum(count(*)) over ())::int as total
    from integrations.waiting_tickets group by caller_key
    order by count(*) desc, caller_key limit 200`.execute(db)
  return rows
}

/** A caller's waiting tickets, held against other writers by their keys. */
export async function holdWaitingOf(transaction: Transaction, callerKey: string) {
  const { rows } = await sql<{
    ticket_id: string
    source: string
    external_id: string
    caller_name: string
    ticket: unknown
  }>`
    select waiting.ticket_id, keys.source, keys.external_id, waiting.caller_name, waiting.ticket
    from integrations.waiting_tickets as waiting
    join integrations.ticket_keys as keys on keys.workspace_id = waiting.workspace_id
      and keys.ticket_id = waiting.ticket_id
    where waiting.caller_key = ${callerKey} order by keys.source, keys.external_id limit 10000
    for update of keys`.execute(transaction)
  return rows.map((row) => ({
    ticketId: row.ticket_id,
    source: row.source,
    externalId: row.external_id,
    callerName: row.caller_name,
    facts: factsSchema.parse(row.ticket),
  }))
}

export async function countWaiting(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from (
    select from integrations.waiting_tickets limit 10000) as waiting`.execute(db)
  return rows[0]?.count ?? 0
}

/** Customers by the keys under which their callers are remembered. */
export async function selectKnownCallers(db: Db, callerKeys: readonly string[]): Promise<Map<string, string>> {
  const rows = await tables(db)
    .selectFrom('integrations.known_callers')
    .select(['caller_key', 'account_id'])
    .where('caller_key', '=', sql<string>`any(${callerKeys}::text[])`)
    .execute()
  return new Map(rows.map((row) => [row.caller_key, row.account_id]))
}

interface KnownCallerRow {
  callerKey: string
  callerName: string
  accountId: string
  saidBy: string
  saidAt: string
}

export async function putKnownCaller(transaction: Transaction, workspaceId: string, row: KnownCallerRow) {
  await tables(transaction)
    .insertInto('integrations.known_callers')
    .values({
      workspace_id: workspaceId,
      caller_key: row.callerKey,
      caller_name: row.callerName,
      account_id: row.accountId,
      said_by: row.saidBy,
      said_at: row.saidAt,
    })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'caller_key']).doUpdateSet((set) => ({
        account_id: set.ref('excluded.account_id'),
        said_by: set.ref('excluded.said_by'),
        said_at: set.ref('excluded.said_at'),
      })),
    )
    .execute()
}

export function selectAllKnownCallers(db: Db) {
  return tables(db)
    .selectFrom('integrations.known_callers as callers')
    .innerJoin('accounts.published_accounts as customers', (join) =>
      join
        .onRef('customers.workspace_id', '=', 'callers.workspace_id')
        .onRef('customers.account_id', '=', 'callers.account_id'),
    )
    .select(['callers.caller_key', 'callers.caller_name', 'callers.account_id', 'callers.said_by', 'callers.said_at'])
    .select('customers.name as account_name')
    .orderBy('callers.said_at', 'desc')
    .orderBy('callers.caller_key')
    .limit(500)
    .execute()
}

export async function deleteKnownCaller(transaction: Transaction, callerKey: string): Promise<boolean> {
  const { numDeletedRows } = await tables(transaction)
    .deleteFrom('integrations.known_callers')
    .where('caller_key', '=', callerKey)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
