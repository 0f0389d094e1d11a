import { confirmValueFromPortal } from '#modules/onboarding/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import type { Visitor } from '../visits/require-visitor.ts'

export interface ConfirmValueInput {
  clientId: string
  goalId: string | null
  words: string
  name: string
  title: string
  confirmedOn: string
}

export async function confirmValue(
  context: Context,
  visitor: Visitor,
  input: ConfirmValueInput,
): Promise<{ id: string }> {
  const confirmed = await confirmValueFromPortal(context, { accountId: visitor.accountId, ...input })
  await visitor.note('value_confirmed')
  return confirmed
}
