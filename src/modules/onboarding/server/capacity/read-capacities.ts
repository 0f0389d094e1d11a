import { listMembers } from '#modules/identity/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import type { Capacities } from '../../contract.ts'
import { findCapacityDefaults, selectMemberCapacities } from './capacity-queries.ts'

/** Until somebody says otherwise. */
const usualMinutes = { vendor: 1200, customer: 180 }

/** What each of ours can be asked for in a week, and what everybody else can. */
export async function readWeeklyMinutes(context: Context) {
  const defaults = await findCapacityDefaults(context.transaction)
  const own = new Map((await selectMemberCapacities(context.transaction)).map((row) => [row.user_id, row.minutes]))
  return {
    vendorMinutes: defaults?.vendor_minutes ?? usualMinutes.vendor,
    customerMinutes: defaults?.customer_minutes ?? usualMinutes.customer,
    own,
    version: defaults?.version ?? 1,
  }
}

export async function readCapacities(context: Context): Promise<Capacities> {
  const { own, ...rest } = await readWeeklyMinutes(context)
  const members = await listMembers(context)
  const people = members
    .filter(({ id, isActive }) => isActive || own.has(id))
    .map(({ id, name }) => ({ id, name, minutes: own.get(id) ?? null }))
  return { ...rest, people }
}
