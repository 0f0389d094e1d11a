import type { Context } from '#platform/context/context.ts'
import { conflict, notFound } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import { money } from '#platform/kernel/money.ts'
import type { Package } from '../../contract.ts'
import { insertPackage, selectPackages, updatePackage } from './package-queries.ts'
import type { PackageRow } from './package-tables.ts'

type PackageInput = Omit<Package, 'id' | 'version' | 'isRetired'>

const packageView = (row: PackageRow): Package => ({
  id: row.package_id,
  version: row.version,
  name: row.name,
  priceMinor: row.price_minor,
  currency: row.currency,
  includedMinutes: row.included_minutes,
  contents: row.contents,
  isRetired: row.is_retired,
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
  return packageView(await requirePackage(context, packageId))
}

/** Throws not found `onboarding.no_such_package`. */
export async function requirePackage(context: Context, packageId: string): Promise<PackageRow> {
  const row = (await selectPackages(context.transaction)).find(({ package_id }) => package_id === packageId)
  if (!row) throw notFound('onboarding.no_such_package')
  return row
}

function rowOf({ name, priceMinor, currency, includedMinutes, contents }: PackageInput) {
  const { amountMinor } = money(priceMinor, currency)
  return { name, price_minor: amountMinor, currency, included_minutes: includedMinutes, contents }
}
