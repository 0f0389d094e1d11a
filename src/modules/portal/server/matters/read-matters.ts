import { requireAccount } from '#modules/accounts/server/api.ts'
import { readHandoffForPortal, readMattersForPortal } from '#modules/onboarding/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import type { PortalMattersView } from '../../contract.ts'

const nothing = { scope: null, requests: [], blockers: [], outcomes: [] }

/** What was shared with the customer. Throws not found `accounts.no_such_account`. */
export async function readMatters(context: Context, accountId: string): Promise<PortalMattersView> {
  await requireAccount(context, accountId)
  const matters = (await readMattersForPortal(context, accountId)) ?? nothing
  return { ...matters, handoff: await readHandoffForPortal(context, accountId) }
}
