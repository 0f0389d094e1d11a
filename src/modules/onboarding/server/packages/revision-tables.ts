import type { Selectable } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'

type RevisionTables = {
  'onboarding.package_revisions': {
    workspace_id: string
    package_id: string
    version: number
    name: string
    price_minor: number
    currency: string
    included_minutes: number
    contents: string[]
    is_retired: boolean
    changed_by: string
    changed_at: string
  }
  'onboarding.package_sale_changes': {
    workspace_id: string
    account_id: string
    project_id: string
    package_sale_id: string
    version: number
    minutes_before: number
    minutes_after: number
    price_before: number
    price_after: number
    because: string
    changed_by: string
    changed_at: string
  }
}

export const tables = (db: Db) => db.withTables<RevisionTables>()

export type RevisionRow = Selectable<RevisionTables['onboarding.package_revisions']>
export type SaleChangeRow = Selectable<RevisionTables['onboarding.package_sale_changes']>
