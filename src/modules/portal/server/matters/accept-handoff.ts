import { acceptHandoffFromPortal } from '#modules/onboarding/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import type { Visitor } from '../visits/require-visitor.ts'

export async function acceptHandoff(context: Context, visitor: Visitor, input: { version: number }): Promise<void> {
  await acceptHandoffFromPortal(context, { accountId: visitor.accountId, version: input.version })
  await visitor.note('handoff_accepted')
}
