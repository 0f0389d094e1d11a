import { type Selectable, sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import type { WorkspaceSettings } from '../../contract.ts'
import { type IdentityTables, tables } from '../tables.ts'

export interface NewWorkspace {
  workspace_id: string
  name: string
  vendor_name: string
  product_name: string
  locale: 'ja' | 'en'
  time_zone: string
  created_at: string
}

export async function insertWorkspace(transaction: Transaction, workspace: NewWorkspace): Promise<void> {
  await tables(transaction).insertInto('identity.workspaces').values(workspace).execute()
  await sql`insert into platform.tenants (workspace_id) values (${workspace.workspace_id})`.execute(transaction)
}

/** The workspace of the open transaction. */
export async function findWorkspace(db: Db) {
  return tables(db).selectFrom('identity.workspaces').selectAll().executeTakeFirst()
}

export async function findSettings(db: Db): Promise<WorkspaceSettings> {
  return toSettings(await selectWorkspace(db).executeTakeFirstOrThrow())
}

/** As `findSettings`; nobody else changes them until the transaction ends. */
export async function lockSettings(transaction: Transaction): Promise<WorkspaceSettings> {
  return toSettings(await selectWorkspace(transaction).forUpdate().executeTakeFirstOrThrow())
}

const selectWorkspace = (db: Db) => tables(db).selectFrom('identity.workspaces').selectAll()

function toSettings(row: Selectable<IdentityTables['identity.workspaces']>): WorkspaceSettings {
  return {
    name: row.name,
    vendorName: row.vendor_name,
    productName: row.product_name,
    locale: row.locale,
    timeZone: row.time_zone,
    fiscalYearStartMonth: row.fiscal_year_start_month,
    closedWeekdays: row.closed_weekdays,
    japaneseHolidays: row.japanese_holidays,
    closedDays: row.closed_days,
    openDays: row.open_days,
  }
}

export async function updateSettings(
  transaction: Transaction,
  workspaceId: string,
  settings: WorkspaceSettings,
): Promise<void> {
  await tables(transaction)
    .updateTable('identity.workspaces')
    .set({
      name: settings.name,
      vendor_name: settings.vendorName,
      product_name: settings.productName,
      locale: settings.locale,
      time_zone: settings.timeZone,
      fiscal_year_start_month: settings.fiscalYearStartMonth,
      closed_weekdays: settings.closedWeekdays,
      japanese_holidays: settings.japaneseHolidays,
      closed_days: settings.closedDays,
      open_days: settings.openDays,
    })
    .where('workspace_id', '=', workspaceId)
    .execute()
}
