import type { Context } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'
import { setPiece } from '../plan/pieces/set-piece.ts'
import { setStatus } from '../plan/set-status.ts'
import { todayOf } from '../today.ts'
import { requireSharedTask } from './require-shared-task.ts'

/**
 * Marks a shared task of the customer's (or joint) side as done or open again. Setting what is set does nothing. Throws
 * not found `onboarding.no_such_task` for anything the customer does not see or that is ours to do, conflict
 * `onboarding.project_closed`, `onboarding.kickoff_by_gate`.
 */
export async function setHomeworkDone(
  context: Context,
  input: { accountId: string; taskId: string; isDone: boolean },
): Promise<void> {
  const found = await requireSharedTask(context, input)
  if (found.task.side === 'vendor' || found.task.status === 'skipped') throw notFound('onboarding.no_such_task')
  if (input.isDone === (found.task.status === 'done')) return
  await setStatus(context, found, { status: input.isDone ? 'done' : 'todo', doneOn: todayOf(context) })
}

/** Ticks one piece of the customer's (or joint) work, or takes the tick back. Throws as `setHomeworkDone`, `onboarding.no_such_piece`. */
export async function setHomeworkPiece(
  context: Context,
  { piece, isDone, ...target }: { accountId: string; taskId: string; piece: number; isDone: boolean },
): Promise<void> {
  const found = await requireSharedTask(context, target)
  if (found.task.side === 'vendor' || found.task.status === 'skipped') throw notFound('onboarding.no_such_task')
  await setPiece(context, found, { piece, isDone })
}
