import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'
import type { TaskView } from '../../../contract.ts'
import { donePieces, withPiece } from '../../../domain/plan/pieces.ts'
import { lockCarried } from '../../ongoing/carried.ts'
import type { Project } from '../../projects/project-tables.ts'
import { touchProject } from '../../projects/require-project.ts'
import { todayOf } from '../../today.ts'
import { readTask } from '../read-task.ts'
import { setStatus } from '../set-status.ts'
import { findTask, updateTask } from '../task-queries.ts'
import { cutOf, type Task } from '../task-tables.ts'

export interface PieceChange {
  /** Its place in the task, from 0. */
  piece: number
  isDone: boolean
}

/** As `setPiece`, by us. Throws not found `onboarding.no_such_task`, `onboarding.no_such_piece`, conflict `onboarding.project_closed`. */
export async function setTaskPiece(
  context: Context,
  target: { id: string; taskId: string },
  change: PieceChange,
): Promise<TaskView> {
  const project = await lockCarried(context, target.id, target.taskId)
  const task = await findTask(context.transaction, project, target.taskId)
  if (!task || task.status === 'skipped') throw notFound('onboarding.no_such_task')
  await setPiece(context, { project, task }, change)
  return readTask(context, project, target.taskId)
}

/**
 * Ticks a piece of a task, or takes the tick back, in a project that the caller has locked: the last one finishes the task.
 * Setting what is set does nothing. Throws not found `onboarding.no_such_piece`.
 */
export async function setPiece(
  context: Context,
  { project, task }: { project: Project; task: Task },
  change: PieceChange,
): Promise<void> {
  const chunk = task.texts.chunks[change.piece]
  if (chunk === undefined) throw notFound('onboarding.no_such_piece')
  const cut = cutOf(task)
  if (donePieces(cut).includes(change.piece) === change.isDone) return
  const { status, ticked } = withPiece(cut, change)
  await setStatus(context, { project, task }, { status, doneOn: todayOf(context) })
  await updateTask(context.transaction, project, task.task_id, { done_pieces: ticked })
  if (status === task.status) await touchProject(context, project)
  if (status === 'done' || !change.isDone) return
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: 'onboarding.piece_completed',
    params: { projectId: project.project_id, task: task.texts.name, piece: chunk.name },
    visibility: task.visibility,
  })
}
