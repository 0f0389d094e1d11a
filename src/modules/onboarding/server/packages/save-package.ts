import { type Context, instantOf } from '#platform/context/context.ts'
import { conflict, notFound } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import { money } from '#platform/kernel/money.ts'
import type { Package, PackageRevision } from '../../contract.ts'
import { insertPackage, selectPackages, updatePackage } from './package-queries.ts'
import type { PackageRow } from './package-tables.ts'
import { insertRevision, selectRevisions } from './revision-queries.ts'

type PackageInput = Omit<Package, 'id' | 'version' | 'isRetired' | 'sales'>

type SoldPackage = PackageRow & { sales: number }

const packageView = (row: SoldPackage): Package => ({
  id: row.package_id,
  version: row.version,
  name: row.name,
  priceMinor: row.price_minor,
  currency: row.currency,
  includedMinutes: row.included_minutes,
  contents: row.contents,
  isRetired: row.is_retired,
  sales: row.sales,
})

export async function listPackages(context: Context): Promise<{ items: Package[] }> {
  return { items: (await selectPackages(context.transaction)).map(packageView) }
}

/** The same client id is taken once. Throws as `money`. */
export async function addPackage(context: Context, input: PackageInput & { clientId: string }): Promise<Package> {
  await insertPackage(context.transaction, {
    workspace_id: context.workspaceId,
    package_id: newId(context.clock.now()),
    client_id: input.clientId,
    ...rowOf(input),
  })
  const row = (await selectPackages(context.transaction)).find(({ client_id }) => client_id === input.clientId)
  if (!row) throw new Error('A package was lost while it was written.')
  await keepRevision(context, row)
  return packageView(row)
}

/** Throws not found `onboarding.no_such_package`, conflict `onboarding.changed_meanwhile`, and as `money`. */
export async function changePackage(
  context: Context,
  packageId: string,
  { version, isRetired, ...input }: PackageInput & { version: number; isRetired: boolean },
): Promise<Package> {
  await requirePackage(context, packageId)
  const change = { ...rowOf(input), is_retired: isRetired }
  if (!(await updatePackage(context.transaction, { packageId, version }, change)))
    throw conflict('onboarding.changed_meanwhile')
  const row = await requirePackage(context, packageId)
  await keepRevision(context, row)
  return packageView(row)
}

/** Throws not found `onboarding.no_such_package`. */
export async function requirePackage(context: Context, packageId: string): Promise<SoldPackage> {
  const row = (await selectPackages(context.transaction)).find(({ package_id }) => package_id === packageId)
  if (!row) throw notFound('onboarding.no_such_package')
  return row
}

/** What the package is now, to be read when it has changed again. */
async function keepRevision(context: Context, row: PackageRow): Promise<void> {
  const { workspace_id, package_id, version, name, price_minor, currency, included_minutes, contents, is_retired } = row
  await insertRevision(context.transaction, {
    workspace_id,
    package_id,
    version,
    name,
    price_minor,
    currency,
    included_minutes,
    contents,
    is_retired,
    changed_by: context.actor.name,
    changed_at: instantOf(context),
  })
}

/** What the package was, latest first. Throws as `requirePackage`. */
export async function listPackageRevisions(context: Context, packageId: string): Promise<{ items: PackageRevision[] }> {
  await requirePackage(context, packageId)
  const rows = await selectRevisions(context.transaction, packageId)
  return {
    items: rows.map((row) => ({
      version: row.version,
      by: row.changed_by,
      at: row.changed_at,
      name: row.name,
      priceMinor: row.price_minor,
      currency: row.currency,
      includedMinutes: row.included_minutes,
      contents: row.contents,
      isRetired: row.is_retired,
    })),
  }
}

function rowOf({ name, priceMinor, currency, includedMinutes, contents }: PackageInput) {
  const { amountMinor } = money(priceMinor, currency)
  return { name, price_minor: amountMinor, currency, included_minutes: includedMinutes, contents }
}
