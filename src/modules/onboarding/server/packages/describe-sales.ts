import type { Context } from '#platform/context/context.ts'
import { daysBetween } from '#platform/kernel/dates.ts'
import { notFound } from '#platform/kernel/errors.ts'
import type { Sale } from '../../contract.ts'
import { hoursUse } from '../../domain/packages/hours.ts'
import { selectTasks } from '../plan/task-queries.ts'
import { findProject } from '../projects/project-queries.ts'
import type { Project } from '../projects/project-tables.ts'
import { todayOf } from '../today.ts'
import { selectHours, selectSales } from './package-queries.ts'
import type { HoursRow, SaleRow } from './package-tables.ts'
import { selectSaleChanges } from './revision-queries.ts'

/** Throws not found `onboarding.no_such_project`. */
export async function listSales(context: Context, projectId: string): Promise<{ items: Sale[] }> {
  const project = await findProject(context.transaction, projectId)
  if (!project) throw notFound('onboarding.no_such_project')
  return { items: await describeSales(context, project) }
}

/** What was sold to the project, with every hour. */
export async function describeSales(context: Context, project: Project): Promise<Sale[]> {
  const hours = await selectHours(context.transaction, project)
  const changes = await selectSaleChanges(context.transaction, project)
  const tasks = await selectTasks(context.transaction, [project.project_id])
  const names = new Map(tasks.map((task) => [task.task_id, task.texts.name[context.locale]]))
  return (await selectSales(context.transaction, project)).map((sale) => {
    const own = hours.filter(({ package_sale_id }) => package_sale_id === sale.package_sale_id)
    return {
      id: sale.package_sale_id,
      version: sale.version,
      name: sale.name,
      priceMinor: sale.price_minor,
      currency: sale.currency,
      contents: sale.contents,
      soldOn: sale.sold_on,
      isShared: sale.is_shared,
      use: useOf(context, project, sale, own),
      forecastUntil: project.value_on,
      changes: changes
        .filter(({ package_sale_id }) => package_sale_id === sale.package_sale_id)
        .map((row) => ({
          at: row.changed_at,
          by: row.changed_by,
          because: row.because,
          minutesBefore: row.minutes_before,
          minutesAfter: row.minutes_after,
          priceBefore: row.price_before,
          priceAfter: row.price_after,
        })),
      bookings: own.map((row) => ({
        id: row.package_hours_id,
        on: row.worked_on,
        by: row.worked_by,
        what: row.what,
        minutes: row.minutes,
        isBillable: row.is_billable,
        task: row.task_id === null ? null : { id: row.task_id, name: names.get(row.task_id) ?? '' },
        recordedBy: row.recorded_by,
        struck: row.struck_by === null ? null : { by: row.struck_by, because: row.struck_because ?? '' },
      })),
    }
  })
}

/** Throws not found `onboarding.no_such_sale`. */
export async function describeSale(context: Context, project: Project, saleId: string): Promise<Sale> {
  const found = (await describeSales(context, project)).find(({ id }) => id === saleId)
  if (!found) throw notFound('onboarding.no_such_sale')
  return found
}

/** How the hours of a sale stand, from the day it was sold to the project's value date. */
export function useOf(
  context: Context,
  project: Project,
  sale: SaleRow,
  hours: readonly HoursRow[],
): ReturnType<typeof hoursUse> {
  const booked = hours.map((row) => ({
    minutes: row.minutes,
    isBillable: row.is_billable,
    isStruck: row.struck_by !== null,
  }))
  const end = project.ended_on ?? todayOf(context)
  const daysGone = Math.max(0, daysBetween(sale.sold_on, end))
  return hoursUse(sale.included_minutes, booked, {
    daysGone,
    days: Math.max(daysGone, daysBetween(sale.sold_on, project.ended_on ?? project.value_on)),
  })
}
