import type { Db } from '#platform/database/transaction.ts'
import type { TicketSeverity, TicketStatus } from '../domain/ticket.ts'

type IntegrationTables = {
  'integrations.ticket_keys': {
    workspace_id: string
    source: string
    external_id: string
    ticket_id: string
    account_id: string | null
  }
  'integrations.tickets': {
    workspace_id: string
    account_id: string
    ticket_id: string
    source: string
    external_id: string
    subject: string
    status: TicketStatus
    severity: TicketSeverity
    opened_at: string
    first_replied_at: string | null
    solved_at: string | null
    reopened_count: number
    satisfaction: number | null
    rated_at: string | null
    requester_email: string | null
    url: string | null
    updated_at: string
  }
  'integrations.waiting_tickets': {
    workspace_id: string
    ticket_id: string
    caller_key: string
    caller_name: string
    ticket: unknown
    waiting_since: string
  }
  'integrations.known_callers': {
    workspace_id: string
    caller_key: string
    caller_name: string
    account_id: string
    said_by: string
    said_at: string
  }
  'accounts.published_accounts': { workspace_id: string; account_id: string; name: string }
}

/** The module's own tables, and what it reads of others, on an open transaction. */
export const tables = (db: Db) => db.withTables<IntegrationTables>()
