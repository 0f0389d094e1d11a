import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { conflict, notFound } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { Sale } from '../../contract.ts'
import { keyOf, type Project } from '../projects/project-tables.ts'
import { lockOpenProject, lockProject, touchProject } from '../projects/require-project.ts'
import { refuseFuture } from '../today.ts'
import { describeSale } from './describe-sales.ts'
import { insertSale, selectSales, updateSale } from './package-queries.ts'
import type { SaleRow } from './package-tables.ts'
import { requirePackage } from './save-package.ts'

/**
 * Keeps the package as it is now; the same client id is taken once. Throws not found `onboarding.no_such_package`,
 * conflict `onboarding.package_retired`, invalid `onboarding.date_in_future`.
 */
export async function sellPackage(
  context: Context,
  projectId: string,
  { clientId, packageId, soldOn }: { clientId: string; packageId: string; soldOn: string },
): Promise<Sale> {
  const project = await lockOpenProject(context, projectId)
  const known = (await selectSales(context.transaction, project)).find(({ client_id }) => client_id === clientId)
  if (known) return describeSale(context, project, known.package_sale_id)
  const row = await requirePackage(context, packageId)
  if (row.is_retired) throw conflict('onboarding.package_retired')
  refuseFuture(context, soldOn, 'soldOn')
  const id = newId(context.clock.now())
  const { name, price_minor, currency, included_minutes, contents } = row
  await insertSale(context.transaction, {
    ...keyOf(project),
    package_sale_id: id,
    client_id: clientId,
    package_id: packageId,
    name,
    price_minor,
    currency,
    included_minutes,
    contents,
    sold_on: soldOn,
    warned_on: null,
  })
  await touchProject(context, project)
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: 'onboarding.package_sold',
    params: { projectId, name },
  })
  return describeSale(context, project, id)
}

/** Shows the customer its hours, or hides them. Throws as `requireSale`, conflict `onboarding.changed_meanwhile`. */
export async function shareSale(
  context: Context,
  target: SaleTarget,
  { version, isShared }: { version: number; isShared: boolean },
): Promise<Sale> {
  const project = await lockProject(context, target.id)
  const sale = await requireSale(context, project, target.packageSaleId)
  if (sale.version !== version) throw conflict('onboarding.changed_meanwhile')
  await updateSale(context.transaction, sale, { is_shared: isShared })
  await touchProject(context, project)
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: isShared ? 'onboarding.package_shared' : 'onboarding.package_hidden',
    params: { projectId: project.project_id, name: sale.name },
  })
  return describeSale(context, project, sale.package_sale_id)
}

export interface SaleTarget {
  id: string
  packageSaleId: string
}

/** A sale in its locked project. Throws not found `onboarding.no_such_sale`. */
export async function requireSale(context: Context, project: Project, saleId: string): Promise<SaleRow> {
  const row = (await selectSales(context.transaction, project)).find(
    ({ package_sale_id }) => package_sale_id === saleId,
  )
  if (!row) throw notFound('onboarding.no_such_sale')
  return row
}
