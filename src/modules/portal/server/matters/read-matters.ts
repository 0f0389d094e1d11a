import { requireAccount } from '#modules/accounts/server/api.ts'
import { readMattersForPortal } from '#modules/onboarding/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import type { PortalMattersView } from '../../contract.ts'

const nothing: PortalMattersView = { scope: null, requests: [], blockers: [], outcomes: [] }

/** What was shared with the customer. Throws not found `accounts.no_such_account`. */
export async function readMatters(context: Context, accountId: string): Promise<PortalMattersView> {
  await requireAccount(context, accountId)
  return (await readMattersForPortal(context, accountId)) ?? nothing
}
