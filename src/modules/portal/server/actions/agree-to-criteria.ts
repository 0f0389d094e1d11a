import { agreeCriteriaFromPortal } from '#modules/onboarding/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import type { Visitor } from '../visits/require-visitor.ts'

export async function agreeToCriteria(context: Context, visitor: Visitor): Promise<void> {
  await agreeCriteriaFromPortal(context, { accountId: visitor.accountId })
  await visitor.note('criteria_agreed')
}
