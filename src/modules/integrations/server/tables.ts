import type { Generated, Insertable } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { RecordCounts, TicketDelivery } from '../contract.ts'
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
  'integrations.ticket_sources': {
    workspace_id: string
    ticket_source_id: string
    name: string
    key: string
    sealed_secret: Buffer
    former_secret: Buffer | null
    former_until: string | null
    is_active: Generated<boolean>
    created_by: string
    created_at: string
    version: Generated<number>
  }
  'integrations.ticket_deliveries': {
    workspace_id: string
    ticket_source_id: string
    delivery_id: string
    received_at: string
    outcome: TicketDelivery['outcome']
    reason: TicketDelivery['reason']
    signature: string | null
    external_id: string | null
  }
  'integrations.subscriptions': {
    workspace_id: string
    account_id: string
    external_id: string
    start_on: string
    end_on: string | null
    plan: string | null
    seats: number | null
    mrr_minor: number | null
    currency: string
    is_trial: boolean
    billing: 'monthly' | 'annual'
    auto_renewal: boolean | null
  }
  'integrations.churn_events': {
    workspace_id: string
    account_id: string
    external_id: string
    churned_on: string
    reason: string | null
    note: string | null
  }
  'integrations.record_imports': {
    workspace_id: string
    record_import_id: string
    kind: string
    file_name: string
    content: Buffer | null
    state: 'judged' | 'applied' | 'undone'
    reading: unknown
    columns: unknown
    options: unknown
    row_count: number
    counts: unknown
    undo_counts: Generated<unknown>
    aftermath: Generated<unknown>
    created_by: string
    created_at: string
    applied_at: Generated<string | null>
    undone_at: Generated<string | null>
    version: Generated<number>
  }
  'integrations.record_import_rows': {
    workspace_id: string
    record_import_id: string
    line: number
    cells: unknown
    verdict: keyof RecordCounts
    account_id: string | null
    problems: unknown
    outcome: unknown
    undo: 'removed' | 'restored' | 'kept' | null
  }
  'accounts.published_accounts': { workspace_id: string; account_id: string; name: string }
}

export type RecordImportRow = Insertable<IntegrationTables['integrations.record_imports']>

/** The module's own tables, and what it reads of others, on an open transaction. */
export const tables = (db: Db) => db.withTables<IntegrationTables>()
