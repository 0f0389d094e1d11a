import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { conflict } from '#platform/kernel/errors.ts'
import type { TaskStatus } from '../../domain/task.ts'
import { firstValueReached, taskCompleted } from '../../events.ts'
import type { Project } from '../projects/project-tables.ts'
import { touchProject } from '../projects/require-project.ts'
import { updateTask } from './task-queries.ts'
import type { Task } from './task-tables.ts'

/**
 * Sets a task's status with all that follows from it, in a project that the caller has locked. Setting what is set does
 * nothing. `doneBy` names who did it where that is not who acts. Work that was put off to phase 2 comes back into this one when it is taken up. Throws conflict `onboarding.kickoff_by_gate`: the kickoff is done by its own records.
 */
export async function setStatus(
  context: Context,
  { project, task }: { project: Project; task: Task },
  { status, doneOn, doneBy }: { status: TaskStatus; doneOn: string; doneBy?: string | null },
): Promise<void> {
  if (status === task.status) return
  if (task.kind === 'kickoff' && status === 'done') throw conflict('onboarding.kickoff_by_gate')
  const isDone = status === 'done'
  await updateTask(context.transaction, project, task.task_id, {
    status,
    done_on: isDone ? doneOn : null,
    done_by: isDone ? (doneBy ?? context.actor.name) : null,
    ...(status !== 'skipped' && { phase: 1 }),
    // Whoever takes a finished task up again begins with all its pieces.
    ...(task.status === 'done' && { done_pieces: [] }),
  })
  const isFirstValue = task.kind === 'first_value' && project.first_value_on === null && isDone
  // A tick taken back was not the first value, unless the customer confirmed it since.
  const isTakenBack =
    task.kind === 'first_value' && task.status === 'done' && project.value_confirmed_on === null && !isDone
  await touchProject(context, project, {
    ...(isFirstValue && { first_value_on: doneOn }),
    ...(isTakenBack && { first_value_on: null }),
  })
  const { project_id: projectId, account_id: accountId } = project
  if (isDone || task.status === 'done') {
    await recordTimelineEntry(context, {
      accountId,
      kind: isDone ? 'onboarding.task_completed' : 'onboarding.task_reopened',
      params: { projectId, task: task.texts.name, side: task.side },
      visibility: task.visibility,
    })
  }
  if (!isDone) return
  const event = { projectId, taskId: task.task_id, taskKey: task.key, side: task.side, on: doneOn }
  await recordEvent(context, taskCompleted, event, accountId)
  if (isFirstValue) await recordEvent(context, firstValueReached, { projectId, on: doneOn }, accountId)
}
