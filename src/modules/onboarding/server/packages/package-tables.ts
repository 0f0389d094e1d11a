import type { Generated, Selectable } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'

interface OfSale {
  workspace_id: string
  account_id: string
  project_id: string
  package_sale_id: string
}

export type PackageTables = {
  'onboarding.packages': {
    workspace_id: string
    package_id: string
    client_id: string
    name: string
    price_minor: number
    currency: string
    included_minutes: number
    contents: string[]
    is_retired: Generated<boolean>
    version: Generated<number>
  }
  'onboarding.package_sales': OfSale & {
    client_id: string
    package_id: string
    name: string
    price_minor: number
    currency: string
    included_minutes: number
    contents: string[]
    sold_on: string
    is_shared: Generated<boolean>
    warned_on: string | null
    version: Generated<number>
  }
  'onboarding.package_hours': OfSale & {
    package_hours_id: string
    client_id: string
    worked_on: string
    worked_by: string
    what: string
    minutes: number
    is_billable: boolean
    task_id: string | null
    recorded_by: string
    recorded_at: string
    struck_by: string | null
    struck_because: string | null
  }
}

export const tables = (db: Db) => db.withTables<PackageTables>()

export type PackageRow = Selectable<PackageTables['onboarding.packages']>
export type SaleRow = Selectable<PackageTables['onboarding.package_sales']>
export type HoursRow = Selectable<PackageTables['onboarding.package_hours']>
