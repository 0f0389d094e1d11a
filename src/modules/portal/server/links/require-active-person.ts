import type { StakeholderRecord } from '#modules/accounts/contract.ts'
import { findAccount, listStakeholders } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'

/** Who may be on the customer's page: undefined once they have left it, and for everybody of a customer that is archived. */
export async function findGuest(
  context: Context,
  { account_id: accountId, stakeholder_id: stakeholderId }: { account_id: string; stakeholder_id: string },
): Promise<StakeholderRecord | undefined> {
  const account = await findAccount(context, accountId)
  if (!account || account.archivedAt !== null) return undefined
  return (await listStakeholders(context, accountId)).find(({ id, isActive }) => id === stakeholderId && isActive)
}

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
