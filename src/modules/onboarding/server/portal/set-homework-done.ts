import type { Context } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'

/**
 * Marks a shared task of the customer's (or joint) side as done or open again. Setting what is set does nothing. Throws
 * not found `onboarding.no_such_task` for anything the customer does not see, conflict `onboarding.project_closed`.
 */
export async function setHomeworkDone(
  _context: Context,
  input: { accountId: string; taskId: string; isDone: boolean },
): Promise<void> {
  throw notFound('onboarding.no_such_task', { task: input.taskId })
}
