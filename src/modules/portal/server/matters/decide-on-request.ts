import { decideScopeFromPortal } from '#modules/onboarding/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import type { Visitor } from '../visits/require-visitor.ts'

export async function decideOnRequest(
  context: Context,
  visitor: Visitor,
  input: { requestId: string; version: number; isAgreed: boolean },
): Promise<void> {
  await decideScopeFromPortal(context, { accountId: visitor.accountId, ...input })
  await visitor.note('request_decided')
}
