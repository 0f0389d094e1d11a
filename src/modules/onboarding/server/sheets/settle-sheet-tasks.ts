import { readFinishedSheets } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { isOpen } from '../../domain/task.ts'
import { setStatus } from '../plan/set-status.ts'
import { selectTasks } from '../plan/task-queries.ts'
import type { Task } from '../plan/task-tables.ts'
import { findLatestProjectId } from '../projects/project-queries.ts'
import { lockProject } from '../projects/require-project.ts'
import { todayOf } from '../today.ts'

export type SheetStep = 'submitted' | 'accepted' | 'answered'

/** What has to happen to a sheet for the task to be done; a program with one task for the handover means its acceptance. */
function stepOf({ kind, key }: Pick<Task, 'kind' | 'key'>): SheetStep | undefined {
  if (kind === 'hearing') return 'answered'
  if (kind !== 'handoff') return undefined
  return key === 'submit_handoff' ? 'submitted' : 'accepted'
}

/**
 * Marks the open work of the customer's project done that consists of the handover sheet or the questionnaire, by whoever
 * finished the sheet and on that day. Only what `steps` name: a task that somebody took up again is not closed by the news
 * of another sheet. Does nothing where no project is open or the sheet has gaps.
 */
export async function settleSheetTasks(
  context: Context,
  accountId: string,
  steps: readonly SheetStep[] = ['submitted', 'accepted', 'answered'],
): Promise<void> {
  const projectId = await findLatestProjectId(context.transaction, accountId)
  if (projectId === undefined) return
  let project = await lockProject(context, projectId)
  if (project.ended_on !== null) return
  const finished = await readFinishedSheets(context, accountId)
  for (const task of await selectTasks(context.transaction, [projectId])) {
    const step = stepOf(task)
    const done = step !== undefined && steps.includes(step) ? finished[step] : null
    if (done === null || !isOpen(task)) continue
    await setStatus(context, { project, task }, { status: 'done', doneOn: done.on, doneBy: done.by })
    project = await lockProject(context, projectId)
  }
}

/** Opens the finished work again that consists of the handover sheet, as far as the sheet is not what it was: sent back, say. */
export async function reopenSheetTasks(context: Context, accountId: string): Promise<void> {
  const projectId = await findLatestProjectId(context.transaction, accountId)
  if (projectId === undefined) return
  let project = await lockProject(context, projectId)
  if (project.ended_on !== null) return
  const finished = await readFinishedSheets(context, accountId)
  for (const task of await selectTasks(context.transaction, [projectId])) {
    const step = stepOf(task)
    if (step === undefined || step === 'answered' || task.status !== 'done' || finished[step] !== null) continue
    await setStatus(context, { project, task }, { status: 'todo', doneOn: todayOf(context) })
    project = await lockProject(context, projectId)
  }
}
