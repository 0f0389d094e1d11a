import type { Generated } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { HandoffStatus } from '../../domain/forms/handoff.ts'
import type { SheetKind } from '../../domain/forms/sheet.ts'
import type { AccountsTables } from '../tables.ts'

export type HandoffTables = AccountsTables & {
  'accounts.form_definitions': {
    workspace_id: string
    form_definition_id: string
    kind: SheetKind
    form_key: string
    form_version: number
    status: 'draft' | 'published' | 'retired'
    is_default: Generated<boolean>
    definition: unknown
    created_by: string
    created_at: string
    updated_at: string
    published_at: string | null
    version: Generated<number>
  }
  'accounts.sheets': {
    workspace_id: string
    account_id: string
    kind: SheetKind
    form_key: string
    form_version: number
    answers: Generated<unknown>
    answer_versions: Generated<unknown>
    filled_required: number
    required: number
    missing: Generated<string[]>
    created_at: string
    updated_at: string
    updated_by: string
    version: Generated<number>
  }
  'accounts.sheet_changes': {
    workspace_id: string
    account_id: string
    sheet_change_id: string
    kind: SheetKind
    answer_key: string
    before: unknown
    after: unknown
    actor_kind: string
    actor_id: string
    actor_name: string
    changed_at: string
  }
  'accounts.handoffs': {
    workspace_id: string
    account_id: string
    status: Generated<HandoffStatus>
    won_on: string | null
    due_on: string | null
    first_submitted_on: string | null
    submitted_on: string | null
    sent_back_on: string | null
    accepted_on: string | null
    submitted_by: string | null
    accepted_by: string | null
    times_sent_back: Generated<number>
    created_at: string
    updated_at: string
  }
  'accounts.handoff_steps': {
    workspace_id: string
    account_id: string
    handoff_step_id: string
    step: 'submitted' | 'accepted' | 'sent_back' | 'asked'
    reason: string | null
    body: string | null
    answer_keys: Generated<string[]>
    sheet_version: number
    actor_kind: string
    actor_name: string
    occurred_at: string
  }
}

/** The module's tables, those of sheets and handovers among them, on an open transaction. */
export const tables = (db: Db) => db.withTables<HandoffTables>()
