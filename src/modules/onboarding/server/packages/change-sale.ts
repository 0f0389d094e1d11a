import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { conflict } from '#platform/kernel/errors.ts'
import type { Sale } from '../../contract.ts'
import { warnFrom } from '../../domain/packages/hours.ts'
import { keyOf } from '../projects/project-tables.ts'
import { lockProject, touchProject } from '../projects/require-project.ts'
import { describeSale } from './describe-sales.ts'
import { updateSale } from './package-queries.ts'
import { insertSaleChange } from './revision-queries.ts'
import { requireSale, type SaleTarget } from './sell-package.ts'

interface NewTerms {
  version: number
  includedMinutes: number
  priceMinor: number
  because: string
}

/**
 * Agrees anew on the hours and the price, after the end of the project too; hours below what is used are an overrun that
 * shows. With hours to spare again, their using up is warned of anew. Throws as `requireSale`, conflict
 * `onboarding.changed_meanwhile`, `onboarding.terms_unchanged`.
 */
export async function changeSale(
  context: Context,
  target: SaleTarget,
  { version, includedMinutes, priceMinor, because }: NewTerms,
): Promise<Sale> {
  const project = await lockProject(context, target.id)
  const sale = await requireSale(context, project, target.packageSaleId)
  if (sale.version !== version) throw conflict('onboarding.changed_meanwhile')
  if (sale.included_minutes === includedMinutes && sale.price_minor === priceMinor)
    throw conflict('onboarding.terms_unchanged')
  const { use } = await describeSale(context, project, sale.package_sale_id)
  const isWarned = use.used / includedMinutes >= warnFrom
  await insertSaleChange(context.transaction, {
    ...keyOf(project),
    package_sale_id: sale.package_sale_id,
    version,
    minutes_before: sale.included_minutes,
    minutes_after: includedMinutes,
    price_before: sale.price_minor,
    price_after: priceMinor,
    because,
    changed_by: context.actor.name,
    changed_at: instantOf(context),
  })
  await updateSale(context.transaction, sale, {
    included_minutes: includedMinutes,
    price_minor: priceMinor,
    ...(!isWarned && { warned_on: null }),
  })
  await touchProject(context, project)
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: 'onboarding.package_terms_changed',
    params: { projectId: project.project_id, name: sale.name },
    body: because,
  })
  return describeSale(context, project, sale.package_sale_id)
}
