import type { Generated } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { CalendarMethod } from '#platform/outbound/mail.ts'
import type { MailKind, NewsKind } from '../domain/mail-kind.ts'
import type { MessageState } from '../domain/message-state.ts'

export type MessagingTables = {
  'messaging.messages': {
    workspace_id: string
    account_id: string
    message_id: string
    kind: MailKind
    dedupe_key: string
    locale: 'ja' | 'en'
    to_email: string
    to_name: string
    subject: string
    body: string
    reply_to: string | null
    private_link: string | null
    state: MessageState
    attempts: Generated<number>
    failure: Generated<string | null>
    created_by: string
    created_at: string
    claimed_at: Generated<string | null>
    settled_at: Generated<string | null>
    settled_by: Generated<string | null>
    version: Generated<number>
    stakeholder_id: string | null
    calendar: Generated<string | null>
    calendar_method: Generated<CalendarMethod | null>
    sent_by: Generated<string | null>
  }
  'messaging.message_edits': {
    workspace_id: string
    account_id: string
    message_id: string
    version: number
    to_email: string
    subject: string
    body: string
    edited_by: string
    edited_at: string
  }
  'messaging.suppressed_addresses': {
    workspace_id: string
    email: string
    reason: string
    created_by: string
    created_at: string
  }
  'messaging.opt_outs': {
    workspace_id: string
    email: string
    kind: NewsKind
    created_at: string
  }
  'messaging.readers': {
    workspace_id: string
    email: string
    locale: 'ja' | 'en'
  }
  'messaging.settings': {
    workspace_id: string
    automatic_kinds: MailKind[]
    signature: string
    sender_name: string
  }
}

/** The module's own tables on an open transaction. */
export const tables = (db: Db) => db.withTables<MessagingTables>()
