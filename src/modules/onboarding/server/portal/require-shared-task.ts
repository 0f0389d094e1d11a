import type { Context } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'
import { refuseSettled } from '../ongoing/carried.ts'
import { findTask } from '../plan/task-queries.ts'
import { lockProjectOf } from '../projects/require-project.ts'

/** A task that the customer sees, in its locked project, also one that was carried over at the graduation. What it does not see does not exist for it. */
export async function requireSharedTask(context: Context, target: { accountId: string; taskId: string }) {
  const project = await refuseSettled(context, await lockProjectOf(context, target.accountId), target.taskId)
  const task = await findTask(context.transaction, project, target.taskId)
  if (task?.visibility !== 'customer') throw notFound('onboarding.no_such_task')
  return { project, task }
}
