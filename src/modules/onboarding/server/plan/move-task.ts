import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { notFound } from '#platform/kernel/errors.ts'
import type { PlanChange } from '../../contract.ts'
import { previewMove as previewDomainMove } from '../../domain/plan/replan.ts'
import { isOpen } from '../../domain/task.ts'
import { planMoved } from '../../events.ts'
import { findProject } from '../projects/project-queries.ts'
import type { Project } from '../projects/project-tables.ts'
import { lockOpenProject, touchProject } from '../projects/require-project.ts'
import { readCalendars } from './read-calendars.ts'
import { selectTasks, updateTaskDates } from './task-queries.ts'
import { planned } from './task-tables.ts'

export interface MoveInput {
  /** The kickoff's task where left out. */
  taskId?: string | undefined
  startOn?: string | undefined
  dueOn?: string | undefined
  successors?: 'push' | 'shift' | undefined
}

/** What `moveTask` would change, from the same computation; nothing is written. */
export async function previewMove(context: Context, projectId: string, input: MoveInput): Promise<PlanChange> {
  const project = await findProject(context.transaction, projectId)
  if (!project) throw notFound('onboarding.no_such_project')
  return computeMove(context, project, input)
}

/**
 * Moves the kickoff or a task together with what follows; finished and pinned work stays. Throws conflict
 * `onboarding.changed_meanwhile`, `onboarding.task_closed`, not found `onboarding.no_such_task`.
 */
export async function moveTask(
  context: Context,
  projectId: string,
  { version, ...input }: MoveInput & { version: number },
): Promise<PlanChange> {
  const project = await lockOpenProject(context, projectId, version)
  const change = await computeMove(context, project, input)
  await applyMove(context, project, change)
  return { ...change, version: await touchProject(context, project) }
}

/** Writes the dates that were computed and tells of them. */
export async function applyMove(context: Context, project: Project, { changes, valueDate }: PlanChange): Promise<void> {
  if (changes.length === 0) return
  await updateTaskDates(context.transaction, project, changes)
  const params = { projectId: project.project_id, tasks: changes.length, valueDateDays: valueDate?.days ?? 0 }
  await recordTimelineEntry(context, { accountId: project.account_id, kind: 'onboarding.plan_moved', params })
  await recordEvent(context, planMoved, params, project.account_id)
}

export async function computeMove(context: Context, project: Project, input: MoveInput): Promise<PlanChange> {
  const { taskId, ...dates } = input
  const tasks = await selectTasks(context.transaction, [project.project_id])
  const moved = tasks.find((task) => (taskId === undefined ? task.kind === 'kickoff' : task.task_id === taskId))
  if (!moved) throw notFound('onboarding.no_such_task')
  const { valueTaskKey, dayKind } = project.program
  const preview = previewDomainMove(
    tasks.map(planned),
    { successors: moved.kind === 'kickoff' ? 'shift' : 'push', ...dates, taskKey: moved.key },
    { calendars: await readCalendars(context, project.account_id, dayKind), valueTaskKey },
  )
  const named = (key: string) => {
    const task = tasks.find((each) => each.key === key)
    return task ? [{ taskId: task.task_id, taskKey: key, name: task.texts.name }] : []
  }
  return {
    changes: preview.changes.flatMap(({ taskKey, from, to }) => named(taskKey).map((task) => ({ ...task, from, to }))),
    unmoved: {
      finished: tasks.filter((task) => !isOpen(task)).length,
      pinned: tasks.filter((task) => isOpen(task) && task.is_pinned && task !== moved).length,
    },
    blockedPins: preview.blockedPins.flatMap(named),
    valueDate: preview.valueDate,
    version: project.version,
  }
}
