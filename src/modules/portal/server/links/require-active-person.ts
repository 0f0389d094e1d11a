import type { StakeholderRecord } from '#modules/accounts/contract.ts'
import { listStakeholders } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'

/** Somebody of the customer who has not left it. Throws notFound `portal.person_left`. */
export async function requireActivePerson(
  context: Context,
  accountId: string,
  stakeholderId: string,
): Promise<StakeholderRecord> {
  const person = (await listStakeholders(context, accountId)).find((one) => one.id === stakeholderId)
  if (!person?.isActive) throw notFound('portal.person_left')
  return person
}
