import { agreePlanFromPortal } from '#modules/onboarding/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import type { Visitor } from '../visits/require-visitor.ts'

export async function agreeToPlan(context: Context, visitor: Visitor, { plan }: { plan: number }): Promise<void> {
  await agreePlanFromPortal(context, { accountId: visitor.accountId, plan })
  await visitor.note('plan_agreed')
}
