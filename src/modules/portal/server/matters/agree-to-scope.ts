import { agreeScopeFromPortal } from '#modules/onboarding/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import type { Visitor } from '../visits/require-visitor.ts'

export async function agreeToScope(context: Context, visitor: Visitor, input: { statement: number }): Promise<void> {
  await agreeScopeFromPortal(context, { accountId: visitor.accountId, statement: input.statement })
  await visitor.note('scope_agreed')
}
