import { z } from 'zod'
import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { conflict, notFound } from '#platform/kernel/errors.ts'
import { planMoved } from '../../../events.ts'
import { deleteTasks, selectTasks } from '../../plan/task-queries.ts'
import { type Task, toTask } from '../../plan/task-tables.ts'
import { programHeadSchema } from '../../projects/program-head.ts'
import { lockOpenProject, touchProject } from '../../projects/require-project.ts'
import { findTaskWithHistory } from '../../replan/history-queries.ts'
import { findProgramMove, markUndone, restoreTasks } from './move-queries.ts'

const taskSchema = z.custom<Parameters<typeof toTask>[0]>(
  (value) => typeof value === 'object' && value !== null && 'task_id' in value,
)
const beforeSchema = z.object({ head: programHeadSchema, tasks: z.array(taskSchema) })
const versionsSchema = z.record(z.string(), z.number())

/**
 * Brings a project back to the version and plan it had. Throws not found `onboarding.no_such_move`, conflict
 * `onboarding.move_undone`, `onboarding.plan_changed_since`, `onboarding.project_closed`.
 */
export async function undoMove(context: Context, key: string, moveId: string): Promise<{ projectId: string }> {
  const { transaction } = context
  const found = await findProgramMove(transaction, key, moveId)
  if (!found) throw notFound('onboarding.no_such_move')
  const project = await lockOpenProject(context, found.project_id)
  const move = (await findProgramMove(transaction, key, moveId)) ?? found
  if (move.undone_at !== null) throw conflict('onboarding.move_undone')
  const current = await selectTasks(transaction, [project.project_id])
  const before = beforeSchema.parse(move.before)
  if (project.program_version !== move.to_version || !areUntouched(current, versionsSchema.parse(move.task_versions)))
    throw conflict('onboarding.plan_changed_since')
  const past = before.tasks.map(toTask)
  const kept = new Set(past.map(({ task_id }) => task_id))
  const added = current.filter(({ task_id }) => !kept.has(task_id)).map(({ task_id }) => task_id)
  if (await findTaskWithHistory(transaction, project, added)) throw conflict('onboarding.plan_changed_since')
  await deleteTasks(transaction, project, added)
  await restoreTasks(transaction, project, past)
  await touchProject(context, project, { program_version: move.from_version, program: JSON.stringify(before.head) })
  await markUndone(transaction, move, { undone_at: instantOf(context), undone_by: context.actor.name })
  const { project_id: projectId, account_id: accountId } = project
  const params = { projectId, program: before.head.name, from: move.to_version, to: move.from_version }
  await recordTimelineEntry(context, { accountId, kind: 'onboarding.program_move_undone', params })
  await recordEvent(context, planMoved, { projectId, tasks: past.length, valueDateDays: 0 }, accountId)
  return { projectId }
}

function areUntouched(current: readonly Task[], versions: Readonly<Record<string, number>>): boolean {
  return (
    current.length === Object.keys(versions).length &&
    current.every((task) => Object.hasOwn(versions, task.task_id) && versions[task.task_id] === task.version)
  )
}
