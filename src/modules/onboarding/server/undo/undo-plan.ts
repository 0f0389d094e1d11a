import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { daysBetween } from '#platform/kernel/dates.ts'
import { conflict } from '#platform/kernel/errors.ts'
import { findCycle } from '../../domain/network/order.ts'
import { planMoved } from '../../events.ts'
import { setStatus } from '../plan/set-status.ts'
import { deleteTasks, selectTasks } from '../plan/task-queries.ts'
import { planned, type Task } from '../plan/task-tables.ts'
import type { Project } from '../projects/project-tables.ts'
import { lockOpenProject, lockProject, touchProject } from '../projects/require-project.ts'
import { findTaskWithHistory } from '../replan/history-queries.ts'
import { deleteProposal } from '../replan/proposal-queries.ts'
import { todayOf } from '../today.ts'
import { forgetTaken } from '../wbs/import-queries.ts'
import { makerOf } from './keep-undo.ts'
import { changedSince } from './read-undo.ts'
import { bringBackTasks, deleteUndo, findUndo, restoreTasks } from './undo-queries.ts'

/**
 * Takes back the actor's last change of the plan. Throws not found `onboarding.no_such_project`, conflict
 * `onboarding.project_closed`, `onboarding.nothing_to_undo` where it is not the last one, `onboarding.changed_since` which
 * names the tasks, `onboarding.task_has_history`, invalid `onboarding.dependency_cycle`.
 */
export async function undoPlan(context: Context, projectId: string, { changeId }: { changeId: string }) {
  const { transaction } = context
  const project = await lockOpenProject(context, projectId)
  const undo = await findUndo(transaction, project, makerOf(context))
  if (undo?.changeId !== changeId) throw conflict('onboarding.nothing_to_undo')
  const current = await selectTasks(transaction, [projectId])
  const others = changedSince(undo, current)
  if (others.length > 0) {
    const names = others.map(({ texts }) => texts.name[context.locale])
    throw conflict('onboarding.changed_since', { names: names.join(context.locale === 'ja' ? '、' : ', ') })
  }
  if (await findTaskWithHistory(transaction, project, undo.added)) throw conflict('onboarding.task_has_history')
  const result = planBefore(current, undo)
  const cycle = findCycle(result.map(planned))
  if (cycle !== undefined) throw conflict('onboarding.dependency_cycle', { tasks: cycle.join(' → ') })

  await deleteTasks(transaction, project, undo.added)
  const now = new Map(current.map((task) => [task.task_id, task]))
  await bringBackTasks(
    transaction,
    undo.before.filter(({ task_id }) => !now.has(task_id)),
  )
  for (const was of undo.before) {
    const task = now.get(was.task_id)
    // Whatever follows from a tick follows from taking it back as well.
    if (task)
      await setStatus(context, { project, task }, { status: was.status, doneOn: was.done_on ?? todayOf(context) })
  }
  await restoreTasks(transaction, project, undo.before)
  await forgetTaken(transaction, project, [...undo.before.map(({ task_id }) => task_id), ...undo.added])
  await deleteProposal(transaction, project)
  await touchProject(context, project, {
    vendor_closed_on: project.vendor_closed_on.filter((day) => !undo.closed.vendor.includes(day)),
    customer_closed_on: project.customer_closed_on.filter((day) => !undo.closed.customer.includes(day)),
  })
  await deleteUndo(transaction, project, makerOf(context))
  return await tell(context, project, { current, result, tasks: undo.before.length + undo.added.length })
}

function planBefore(current: readonly Task[], undo: { before: readonly Task[]; added: readonly string[] }): Task[] {
  const before = new Map(undo.before.map((task) => [task.task_id, task]))
  const stays = current.filter(({ task_id }) => !undo.added.includes(task_id) && !before.has(task_id))
  return [...stays, ...undo.before]
}

async function tell(
  context: Context,
  project: Project,
  { current, result, tasks }: { current: readonly Task[]; result: readonly Task[]; tasks: number },
) {
  const { project_id: projectId, account_id: accountId, program } = project
  const dueOn = (all: readonly Task[]) => all.find(({ key }) => key === program.valueTaskKey)?.due_on
  const [from, to] = [dueOn(current), dueOn(result)]
  const valueDate = from === undefined || to === undefined ? null : { from, to, days: daysBetween(from, to) }
  const params = { projectId, tasks, valueDateDays: valueDate?.days ?? 0 }
  await recordTimelineEntry(context, { accountId, kind: 'onboarding.plan_undone', params })
  await recordEvent(context, planMoved, params, accountId)
  const { version } = await lockProject(context, projectId)
  return { tasks, valueDate, version }
}
