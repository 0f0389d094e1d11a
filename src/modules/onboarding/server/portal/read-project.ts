import type { Context } from '#platform/context/context.ts'
import type { PortalProject } from '../../contract.ts'

/** The customer's latest project as the customer may see it; undefined when it has none. */
export async function readProjectForPortal(_context: Context, _accountId: string): Promise<PortalProject | undefined> {
  return undefined
}
