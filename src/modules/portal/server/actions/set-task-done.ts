import { setHomeworkDone } from '#modules/onboarding/server/api.ts'
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
