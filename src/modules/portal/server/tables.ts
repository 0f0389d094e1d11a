import type { Generated } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { AccessLevel } from '../domain/access-level.ts'

export type PortalTables = {
  'portal.links': {
    workspace_id: string
    account_id: string
    link_id: string
    stakeholder_id: string
    email: string | null
    created_by: string
    created_at: string
    expires_at: string
    revoked_at: Generated<string | null>
    revoked_by: Generated<string | null>
    level: AccessLevel
    invited_by: Generated<string | null>
    client_id: Generated<string | null>
  }
  'portal.sessions': {
    workspace_id: string
    account_id: string
    session_id: string
    link_id: string
    secret_hash: Buffer
    created_at: string
    last_seen_at: string
    expires_at: string
    ended_at: Generated<string | null>
  }
  'portal.brands': {
    workspace_id: string
    accent: string | null
    logo: Buffer | null
    logo_type: 'image/png' | 'image/jpeg' | 'image/webp' | null
    version: number
    changed_by: string
    changed_at: string
  }
  'portal.digests': {
    workspace_id: string
    account_id: string
    week_on: string
    made_at: string
  }
  'portal.accesses': {
    workspace_id: string
    account_id: string
    access_id: string
    /** Null where somebody came by a mail's or a check's own token. */
    link_id: string | null
    stakeholder_id: Generated<string | null>
    given_name: Generated<string | null>
    what: string
    occurred_at: string
    ip: string
    user_agent: string
  }
}

/** The module's own tables on an open transaction. */
export const tables = (db: Db) => db.withTables<PortalTables>()
