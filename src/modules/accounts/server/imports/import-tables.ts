import type { Generated } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'

export type ImportTables = {
  'accounts.imports': {
    workspace_id: string
    import_id: string
    name: string
    file_name: string
    file_bytes: number
    state: 'uploaded' | 'mapped' | 'judged' | 'applied' | 'undone' | 'failed'
    pending: 'judge' | 'apply' | 'undo' | null
    failure: string | null
    reading: unknown
    columns: unknown
    options: unknown
    row_count: number
    counts: unknown
    result: unknown
    undo_result: unknown
    created_by_name: string
    created_at: string
    judged_at: string | null
    applied_at: string | null
    undone_at: string | null
    version: Generated<number>
  }
  'accounts.import_files': { workspace_id: string; import_id: string; content: Buffer }
  'accounts.import_rows': {
    workspace_id: string
    import_id: string
    line: number
    cells: unknown
    values: unknown
    verdict: string | null
    changes: Generated<unknown>
    issues: Generated<unknown>
    proposals: Generated<unknown>
    has_warning: Generated<boolean>
    decision: unknown
    account_id: string | null
    outcome: unknown
    undo: 'removed' | 'restored' | 'kept' | null
  }
  'accounts.import_mappings': { workspace_id: string; headings: string; fields: unknown; used_at: string }
}

export const importTables = (db: Db) => db.withTables<ImportTables>()
