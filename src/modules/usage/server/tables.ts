import type { Generated } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'

export type UsageTables = {
  'usage.sources': {
    workspace_id: string
    source_id: string
    name: string
    kind: 'server' | 'browser' | 'upload'
    key_hint: string | null
    created_at: string
    created_by: string
    version: Generated<number>
    revoked_at: string | null
  }
}

/** The module's own tables on an open transaction. */
export const tables = (db: Db) => db.withTables<UsageTables>()
