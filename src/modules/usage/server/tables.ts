import type { Generated } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { uploadStates } from '../contract.ts'
import type { uploadFormats } from '../domain/uploads/upload-plan.ts'

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
  'usage.uploads': {
    workspace_id: string
    upload_id: string
    source_id: string
    file_name: string
    format: (typeof uploadFormats)[number]
    content: Buffer | null
    state: (typeof uploadStates)[number]
    reading: unknown
    columns: unknown
    event_name: string | null
    row_count: number
    done_chunk: number
    done_rows: number
    counts: unknown
    written: number
    first_at: string | null
    last_at: string | null
    created_by: string
    created_at: string
    applied_by: string | null
    applied_at: string | null
    version: Generated<number>
  }
  'usage.upload_chunks': {
    workspace_id: string
    upload_id: string
    chunk_no: number
    rows: number
    body: Buffer
    verdicts: unknown
    counts: unknown
  }
}

/** The module's own tables on an open transaction. */
export const tables = (db: Db) => db.withTables<UsageTables>()
