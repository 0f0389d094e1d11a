import { commentFromPortal } from '#modules/onboarding/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import type { Visitor } from '../visits/require-visitor.ts'

export async function comment(
  context: Context,
  visitor: Visitor,
  input: { taskId: string; body: string; clientId: string },
): Promise<{ id: string }> {
  const made = await commentFromPortal(context, { accountId: visitor.accountId, ...input })
  await visitor.note('commented')
  return made
}
