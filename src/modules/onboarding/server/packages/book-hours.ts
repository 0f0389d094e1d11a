import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { conflict, notFound } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { Sale } from '../../contract.ts'
import { warnFrom } from '../../domain/packages/hours.ts'
import { packageNearlyUsed } from '../../events.ts'
import { findTask } from '../plan/task-queries.ts'
import { keyOf, type Project } from '../projects/project-tables.ts'
import { lockProject, touchProject } from '../projects/require-project.ts'
import { refuseFuture, todayOf } from '../today.ts'
import { describeSale } from './describe-sales.ts'
import { insertHours, selectHours, updateHours, updateSale } from './package-queries.ts'
import type { SaleRow } from './package-tables.ts'
import { requireSale, type SaleTarget } from './sell-package.ts'

export interface NewHours {
  clientId: string
  on: string
  by: string
  what: string
  minutes: number
  isBillable: boolean
  taskId: string | null
}

/**
 * Books time, after the end of the project too; the same client id is taken once. When four fifths of what is included
 * are reached, that is told once. Throws as `requireSale`, invalid `onboarding.date_in_future`, not found
 * `onboarding.no_such_task`.
 */
export async function bookHours(context: Context, target: SaleTarget, input: NewHours): Promise<Sale> {
  const project = await lockProject(context, target.id)
  const sale = await requireSale(context, project, target.packageSaleId)
  const known = (await selectHours(context.transaction, project)).some(({ client_id }) => client_id === input.clientId)
  if (known) return describeSale(context, project, sale.package_sale_id)
  refuseFuture(context, input.on, 'on')
  if (input.taskId !== null && !(await findTask(context.transaction, project, input.taskId)))
    throw notFound('onboarding.no_such_task')
  await insertHours(context.transaction, {
    ...keyOf(project),
    package_hours_id: newId(context.clock.now()),
    package_sale_id: sale.package_sale_id,
    client_id: input.clientId,
    worked_on: input.on,
    worked_by: input.by,
    what: input.what,
    minutes: input.minutes,
    is_billable: input.isBillable,
    task_id: input.taskId,
    recorded_by: context.actor.name,
    recorded_at: instantOf(context),
    struck_by: null,
    struck_because: null,
  })
  await touchProject(context, project)
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: 'onboarding.hours_booked',
    params: { projectId: project.project_id, name: sale.name, minutes: input.minutes, by: input.by },
    body: input.what,
  })
  await warnOnce(context, project, sale)
  return describeSale(context, project, sale.package_sale_id)
}

/** Throws not found `onboarding.no_such_hours`, conflict `onboarding.hours_struck`. */
export async function strikeHours(
  context: Context,
  target: SaleTarget & { packageHoursId: string },
  { because }: { because: string },
): Promise<Sale> {
  const project = await lockProject(context, target.id)
  const sale = await requireSale(context, project, target.packageSaleId)
  const row = (await selectHours(context.transaction, project)).find(
    (one) => one.package_hours_id === target.packageHoursId && one.package_sale_id === sale.package_sale_id,
  )
  if (!row) throw notFound('onboarding.no_such_hours')
  if (row.struck_by !== null) throw conflict('onboarding.hours_struck')
  await updateHours(context.transaction, row, { struck_by: context.actor.name, struck_because: because })
  await touchProject(context, project)
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: 'onboarding.hours_struck',
    params: { projectId: project.project_id, name: sale.name, minutes: row.minutes, by: row.worked_by },
    body: because,
  })
  return describeSale(context, project, sale.package_sale_id)
}

async function warnOnce(context: Context, project: Project, sale: SaleRow): Promise<void> {
  if (sale.warned_on !== null) return
  const { use } = await describeSale(context, project, sale.package_sale_id)
  if (use.share < warnFrom) return
  await updateSale(context.transaction, sale, { warned_on: todayOf(context) })
  const { project_id: projectId, account_id: accountId } = project
  const { used, included } = use
  await recordTimelineEntry(context, {
    accountId,
    kind: 'onboarding.package_nearly_used',
    params: { projectId, name: sale.name, percent: Math.round(use.share * 100) },
  })
  const event = { projectId, packageSaleId: sale.package_sale_id, used, included }
  await recordEvent(context, packageNearlyUsed, event, accountId)
}
