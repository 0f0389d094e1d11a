import { setHomeworkDone, setHomeworkPiece } from '#modules/onboarding/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import type { Visitor } from '../visits/require-visitor.ts'

export async function setTaskDone(
  context: Context,
  visitor: Visitor,
  { taskId, isDone }: { taskId: string; isDone: boolean },
): Promise<void> {
  await setHomeworkDone(context, { accountId: visitor.accountId, taskId, isDone })
  await visitor.note(isDone ? 'task_done' : 'task_reopened')
}

export async function setTaskPiece(
  context: Context,
  visitor: Visitor,
  change: { taskId: string; piece: number; isDone: boolean },
): Promise<void> {
  await setHomeworkPiece(context, { accountId: visitor.accountId, ...change })
  await visitor.note(change.isDone ? 'piece_done' : 'piece_reopened')
}
