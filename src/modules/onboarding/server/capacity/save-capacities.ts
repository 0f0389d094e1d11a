import type { z } from 'zod'
import { listMembers } from '#modules/identity/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { conflict, invalid } from '#platform/kernel/errors.ts'
import type { Capacities, saveCapacities as endpoint } from '../../contract.ts'
import { replaceMemberCapacities, saveCapacityDefaults } from './capacity-queries.ts'
import { readCapacities } from './read-capacities.ts'

/** Throws conflict `onboarding.changed_meanwhile`, invalid `onboarding.no_such_member`. */
export async function saveCapacities(context: Context, input: z.infer<typeof endpoint.body>): Promise<Capacities> {
  const { version, vendorMinutes, customerMinutes, people } = input
  const { transaction, workspaceId: workspace_id } = context
  const minutes = new Map(people.map((person) => [person.id, person.minutes]))
  const known = new Set((await listMembers(context)).map(({ id }) => id))
  if ([...minutes.keys()].some((id) => !known.has(id))) throw invalid('onboarding.no_such_member')
  const defaults = { workspace_id, vendor_minutes: vendorMinutes, customer_minutes: customerMinutes, version }
  if (!(await saveCapacityDefaults(transaction, defaults))) throw conflict('onboarding.changed_meanwhile')
  await replaceMemberCapacities(
    transaction,
    [...minutes].map(([user_id, each]) => ({ workspace_id, user_id, minutes: each })),
  )
  return readCapacities(context)
}
