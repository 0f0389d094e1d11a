import type { Context } from '#platform/context/context.ts'
import { writeComment } from '../plan/comment-on-task.ts'
import { requireSharedTask } from './require-shared-task.ts'

/**
 * A comment of the portal's visitor (the context's actor), visible to both sides; the same client id is taken once. Throws
 * not found `onboarding.no_such_task`, conflict `onboarding.project_closed`.
 */
export async function commentFromPortal(
  context: Context,
  input: { accountId: string; taskId: string; body: string; clientId: string },
): Promise<{ id: string }> {
  const found = await requireSharedTask(context, input)
  const { id } = await writeComment(context, found, {
    clientId: input.clientId,
    body: input.body,
    visibility: 'customer',
  })
  return { id }
}
