import type { Context } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'

/** A comment of the portal's visitor (the context's actor), visible to both sides; the same client id is taken once. */
export async function commentFromPortal(
  _context: Context,
  input: { accountId: string; taskId: string; body: string; clientId: string },
): Promise<{ id: string }> {
  throw notFound('onboarding.no_such_task', { task: input.taskId })
}
