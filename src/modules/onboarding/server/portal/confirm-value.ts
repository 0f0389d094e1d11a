import type { Context } from '#platform/context/context.ts'
import { type ConfirmationInput, writeConfirmation } from '../outcome/confirm-value.ts'
import { lockProjectOf } from '../projects/require-project.ts'

/**
 * The customer's own confirmation that value was reached. It never changes; the same client id gives the same answer.
 * Throws as `writeConfirmation`.
 */
export async function confirmValueFromPortal(
  context: Context,
  { accountId, ...input }: Omit<ConfirmationInput, 'how'> & { accountId: string },
): Promise<{ id: string }> {
  const project = await lockProjectOf(context, accountId)
  const { id } = await writeConfirmation(context, project, { ...input, how: null })
  return { id }
}
