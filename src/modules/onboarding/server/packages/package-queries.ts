import { type Insertable, sql, type Updateable } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { keyOf, type ProjectKey } from '../projects/project-tables.ts'
import { type HoursRow, type PackageRow, type PackageTables, type SaleRow, tables } from './package-tables.ts'

type Packages = PackageTables['onboarding.packages']
type Sales = PackageTables['onboarding.package_sales']
type Hours = PackageTables['onboarding.package_hours']

/** Retired ones last; `sales` is how often each was sold. */
export function selectPackages(db: Db): Promise<(PackageRow & { sales: number })[]> {
  return tables(db)
    .selectFrom('onboarding.packages as packages')
    .selectAll('packages')
    .select((each) =>
      each
        .selectFrom('onboarding.package_sales as sales')
        .select(sql<number>`count(*)::int`.as('sales'))
        .whereRef('sales.workspace_id', '=', 'packages.workspace_id')
        .whereRef('sales.package_id', '=', 'packages.package_id')
        .$asScalar()
        .$notNull()
        .as('sales'),
    )
    .orderBy('is_retired')
    .orderBy('package_id')
    .execute()
}

/** Writes it unless the workspace has the client id already. */
export async function insertPackage(transaction: Transaction, row: Insertable<Packages>): Promise<void> {
  await tables(transaction)
    .insertInto('onboarding.packages')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** False when somebody else was first. */
export async function updatePackage(
  transaction: Transaction,
  { packageId, version }: { packageId: string; version: number },
  change: Updateable<Packages>,
): Promise<boolean> {
  const { numUpdatedRows } = await tables(transaction)
    .updateTable('onboarding.packages')
    .set({ ...change, version: sql`version + 1` })
    .where('package_id', '=', packageId)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export function selectSales(db: Db, key: ProjectKey): Promise<SaleRow[]> {
  return tables(db)
    .selectFrom('onboarding.package_sales')
    .selectAll()
    .where((where) => where.and(keyOf(key)))
    .orderBy('package_sale_id')
    .execute()
}

export async function insertSale(transaction: Transaction, row: Insertable<Sales>): Promise<void> {
  await tables(transaction).insertInto('onboarding.package_sales').values(row).execute()
}

export async function updateSale(
  transaction: Transaction,
  key: ProjectKey & { package_sale_id: string },
  change: Updateable<Sales>,
): Promise<void> {
  await tables(transaction)
    .updateTable('onboarding.package_sales')
    .set({ ...change, version: sql`version + 1` })
    .where((where) => where.and({ ...keyOf(key), package_sale_id: key.package_sale_id }))
    .execute()
}

/** Newest work first. */
export function selectHours(db: Db, key: ProjectKey): Promise<HoursRow[]> {
  return tables(db)
    .selectFrom('onboarding.package_hours')
    .selectAll()
    .where((where) => where.and(keyOf(key)))
    .orderBy('worked_on', 'desc')
    .orderBy('package_hours_id', 'desc')
    .execute()
}

export async function insertHours(transaction: Transaction, row: Insertable<Hours>): Promise<void> {
  await tables(transaction).insertInto('onboarding.package_hours').values(row).execute()
}

export async function updateHours(
  transaction: Transaction,
  key: ProjectKey & { package_hours_id: string },
  change: Updateable<Hours>,
): Promise<void> {
  await tables(transaction)
    .updateTable('onboarding.package_hours')
    .set(change)
    .where((where) => where.and({ ...keyOf(key), package_hours_id: key.package_hours_id }))
    .execute()
}

/**
 * Every onboarding that has ended, with whether a package was sold to it. Retained: the customer has not left; said only
 * 90 days after the end. One statement over all.
 */
export async function selectFinishedProjects(db: Db, retainedBefore: string) {
  const { rows } = await sql<{
    is_paid: boolean
    days_to_value: number | null
    has_graduated: boolean
    is_retained: boolean | null
  }>`
    select
      sales.project_id is not null as is_paid,
      coalesce(projects.earlier_first_value_on, projects.first_value_on) - projects.contract_start_on as days_to_value,
      coalesce(projects.verdict in ('passed', 'conditional'), false) as has_graduated,
      case when projects.ended_on <= ${retainedBefore}::date then accounts.phase <> 'churned' end as is_retained
    from onboarding.projects as projects
    join accounts.published_accounts as accounts
      on accounts.workspace_id = projects.workspace_id and accounts.account_id = projects.account_id
    left join (
      select distinct workspace_id, account_id, project_id from onboarding.package_sales
    ) as sales
      on sales.workspace_id = projects.workspace_id and sales.account_id = projects.account_id
      and sales.project_id = projects.project_id
    where projects.ended_on is not null`.execute(db)
  return rows
}
