import type { Context } from '#platform/context/context.ts'
import { conflict, notFound } from '#platform/kernel/errors.ts'
import type { PlanChange, TaskView } from '../../contract.ts'
import type { TaskStatus } from '../../domain/task.ts'
import { lockCarried } from '../ongoing/carried.ts'
import type { Project } from '../projects/project-tables.ts'
import { touchProject } from '../projects/require-project.ts'
import { undoOf, writePlan } from '../replan/apply-plan.ts'
import { computePlan } from '../replan/compute-plan.ts'
import { detailsOf } from '../replan/reword-task.ts'
import { refuseFuture, todayOf } from '../today.ts'
import { keepUndo } from '../undo/keep-undo.ts'
import { readTask } from './read-task.ts'
import { requireOwner } from './require-owner.ts'
import { setStatus } from './set-status.ts'
import { findTask, updateTask } from './task-queries.ts'
import type { Task } from './task-tables.ts'

export interface TaskChange {
  version: number
  status?: TaskStatus | undefined
  doneOn?: string | undefined
  owner?: { kind: 'user' | 'stakeholder'; id: string } | null | undefined
  startOn?: string | undefined
  dueOn?: string | undefined
  isPinned?: boolean | undefined
  visibility?: 'internal' | 'customer' | undefined
  name?: string | undefined
  effortMinutes?: number | undefined
}

/**
 * Changes a task; new dates push what follows. After the graduation only what was carried over, and not its dates. Throws not found `onboarding.no_such_task`, conflict
 * `onboarding.changed_meanwhile`, `onboarding.task_closed`, `onboarding.kickoff_by_gate`, invalid
 * `onboarding.no_such_person`.
 */
export async function changeTask(
  context: Context,
  target: { id: string; taskId: string },
  input: TaskChange,
): Promise<{ task: TaskView; changes: PlanChange['changes']; changeId: string | null }> {
  const { project, changes, changeId } = await applyTaskChange(context, target, input)
  return { task: await readTask(context, project, target.taskId), changes, changeId }
}

/** As `changeTask`, without reading the task as its page shows it: for whoever changes many. */
export async function applyTaskChange(
  context: Context,
  target: { id: string; taskId: string },
  input: TaskChange,
): Promise<{ project: Project; changes: PlanChange['changes']; changeId: string | null }> {
  const project = await lockCarried(context, target.id, target.taskId)
  const task = await findTask(context.transaction, project, target.taskId)
  if (!task) throw notFound('onboarding.no_such_task')
  if (task.version !== input.version) throw conflict('onboarding.changed_meanwhile')
  const { startOn, dueOn, status } = input

  const isMoved = startOn !== undefined || dueOn !== undefined
  // What was carried over is settled in a plan that stays as it ended.
  const hasEnded = project.ended_on !== null
  if (hasEnded && isMoved) throw conflict('onboarding.project_closed')
  const edit = { kind: 'move' as const, taskId: task.task_id, startOn, dueOn }
  const computed = isMoved ? await computePlan(context, project, [edit]) : undefined
  if (computed) await writePlan(context, project, computed)
  const details = await columnsOf(context, project, task, input)
  if (Object.keys(details).length > 0) await updateTask(context.transaction, project, task.task_id, details)
  if (status !== undefined && status !== task.status) {
    const { doneOn = todayOf(context) } = input
    refuseFuture(context, doneOn, 'doneOn')
    await setStatus(context, { project, task }, { status, doneOn })
  } else await touchProject(context, project)
  const changeId = hasEnded ? null : await keepUndo(context, project, computed ? undoOf(computed) : { before: [task] })
  return { project, changes: computed?.change.changes ?? [], changeId }
}

async function columnsOf(context: Context, project: Project, task: Task, input: TaskChange) {
  const { owner, isPinned, visibility, name, effortMinutes } = input
  if (owner) await requireOwner(context, project.account_id, owner)
  return {
    ...(isPinned !== undefined && { is_pinned: isPinned }),
    ...(visibility !== undefined && { visibility }),
    ...((name !== undefined || effortMinutes !== undefined) &&
      detailsOf(task, [{ name, locale: context.locale, effortMinutes }])),
    ...(owner !== undefined && {
      owner_user_id: owner?.kind === 'user' ? owner.id : null,
      owner_stakeholder_id: owner?.kind === 'stakeholder' ? owner.id : null,
    }),
  }
}
