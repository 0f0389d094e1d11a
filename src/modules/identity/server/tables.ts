import type { Generated } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { Role } from '../contract.ts'

export type IdentityTables = {
  'identity.workspaces': {
    workspace_id: string
    name: string
    vendor_name: string
    product_name: string
    locale: 'ja' | 'en'
    time_zone: string
    fiscal_year_start_month: Generated<number>
    closed_weekdays: Generated<number[]>
    japanese_holidays: Generated<boolean>
    closed_days: Generated<string[]>
    open_days: Generated<string[]>
    created_at: string
  }
  'identity.users': {
    id: string
    name: string
    email: string
    email_verified: Generated<boolean>
    locale: 'ja' | 'en' | null
  }
  'identity.credentials': {
    id: string
    user_id: string
    account_id: string
    provider_id: string
    password: string | null
  }
  'identity.sessions': {
    id: string
    user_id: string
  }
  'identity.memberships': {
    workspace_id: string
    user_id: string
    role: Role
    created_at: string
    deactivated_at: string | null
  }
  'identity.invitations': {
    workspace_id: string
    invitation_id: string
    email: string
    role: Role
    invited_by: string
    created_at: string
    expires_at: string
    accepted_at: string | null
    revoked_at: string | null
  }
  'identity.api_keys': {
    workspace_id: string
    api_key_id: string
    name: string
    role: Role
    created_by: string
    created_at: string
    last_used_on: string | null
    revoked_at: string | null
  }
  'identity.audit_entries': {
    workspace_id: string
    audit_entry_id: string
    occurred_at: string
    actor_kind: string
    actor_id: string
    actor_name: string
    action: string
    entity: string
    entity_id: string | null
    details: unknown
    ip: string | null
  }
}

/** The module's own tables on an open transaction. */
export const tables = (db: Db) => db.withTables<IdentityTables>()
