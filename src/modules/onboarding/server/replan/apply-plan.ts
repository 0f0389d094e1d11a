import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { conflict } from '#platform/kernel/errors.ts'
import type { AppliedPlan, PlanEditInput } from '../../contract.ts'
import { planMoved } from '../../events.ts'
import { requireOwner } from '../plan/require-owner.ts'
import { setStatus } from '../plan/set-status.ts'
import { deleteTasks, insertTasks, updatePlan, updateTask } from '../plan/task-queries.ts'
import type { Project } from '../projects/project-tables.ts'
import { lockOpenProject, lockProject, touchProject } from '../projects/require-project.ts'
import { refuseFuture, todayOf } from '../today.ts'
import { keepUndo } from '../undo/keep-undo.ts'
import { type ComputedPlan, computePlan } from './compute-plan.ts'
import { findTaskWithHistory } from './history-queries.ts'
import { ownerColumns } from './plan-edits.ts'
import { deleteProposal } from './proposal-queries.ts'
import { detailsOf } from './reword-task.ts'

/**
 * Changes the plan as `previewPlan` says. Throws conflict `onboarding.changed_meanwhile`, `onboarding.project_closed`,
 * `onboarding.task_closed`, `onboarding.task_not_custom`, `onboarding.task_has_history`, `onboarding.kickoff_by_gate`, not
 * found `onboarding.no_such_task`, invalid `onboarding.dependency_cycle`, `onboarding.dependency_unknown`,
 * `onboarding.no_such_person`, `onboarding.date_in_future`.
 */
export async function applyPlan(
  context: Context,
  projectId: string,
  { version, edits }: { version: number; edits: readonly PlanEditInput[] },
): Promise<AppliedPlan> {
  const project = await lockOpenProject(context, projectId, version)
  const computed = await computePlan(context, project, edits)
  await writePlan(context, project, computed)
  const changeId = await keepUndo(context, project, undoOf(computed))
  const { version: current } = await lockProject(context, projectId)
  return { ...computed.change, version: current, changeId }
}

/** What `keepUndo` needs to take a computed plan back. */
export function undoOf({ tasks, rows }: ComputedPlan) {
  return { before: tasks, added: rows.inserted.map(({ task_id }) => task_id), closed: rows.closed }
}

/**
 * Writes a plan that was computed for the project as the caller has locked it, and tells of it; as `told` where what it was is
 * more than a change of the plan.
 */
export async function writePlan(
  context: Context,
  project: Project,
  computed: ComputedPlan,
  told?: { kind: string; params: Record<string, string | number> },
): Promise<void> {
  const { rows, result, tasks } = computed
  await writeRows(context, project, computed)
  const before = new Map(tasks.map((task) => [task.key, task]))
  const placed = [...result.tasks.values()].filter((task) => {
    const row = before.get(task.key)
    return (
      row === undefined ||
      row.start_on !== task.startOn ||
      row.due_on !== task.dueOn ||
      row.is_pinned !== task.isPinned ||
      row.work_days !== (task.workDays ?? null) ||
      JSON.stringify(row.links) !== JSON.stringify(task.dependsOn)
    )
  })
  await updatePlan(context.transaction, project, placed)
  await deleteProposal(context.transaction, project)
  await touchProject(context, project, {
    ...(rows.closed.vendor.length > 0 && {
      vendor_closed_on: [...new Set([...project.vendor_closed_on, ...rows.closed.vendor])].toSorted(),
    }),
    ...(rows.closed.customer.length > 0 && {
      customer_closed_on: [...new Set([...project.customer_closed_on, ...rows.closed.customer])].toSorted(),
    }),
  })
  await tell(context, project, computed, told)
}

async function tell(
  context: Context,
  { project_id: projectId, account_id: accountId }: Project,
  { rows, change }: ComputedPlan,
  told: { kind: string; params: Record<string, string | number> } | undefined,
): Promise<void> {
  const params = { projectId, tasks: change.changes.length, valueDateDays: change.valueDate?.days ?? 0 }
  const edited = change.added.length + change.removed.length + rows.phases.length
  const reworded = new Set([...rows.details, ...rows.owners].map(({ task }) => task.task_id)).size
  const hasMoved = change.changes.length + edited > 0
  if (told) await recordTimelineEntry(context, { accountId, ...told })
  else {
    if (reworded > 0)
      await recordTimelineEntry(context, {
        accountId,
        kind: 'onboarding.tasks_changed',
        params: { projectId, tasks: reworded },
      })
    if (hasMoved)
      await recordTimelineEntry(context, {
        accountId,
        kind: edited > 0 ? 'onboarding.plan_edited' : 'onboarding.plan_moved',
        params: {
          ...params,
          added: change.added.length,
          removed: change.removed.length,
          phaseTwo: rows.phases.filter(({ phase }) => phase === 2).length,
        },
      })
  }
  if (hasMoved) await recordEvent(context, planMoved, params, accountId)
}

async function writeRows(context: Context, project: Project, { rows, result }: ComputedPlan): Promise<void> {
  const { transaction } = context
  const both = (text: string) => ({ ja: text, en: text })
  const dated = rows.inserted.map((row) => {
    const task = result.tasks.get(row.key)
    if (task === undefined) return row
    const dates = { start_on: task.startOn, due_on: task.dueOn }
    return { ...row, ...dates, baseline_start_on: task.startOn, baseline_due_on: task.dueOn }
  })
  const owners = [...rows.newOwners, ...rows.owners.flatMap(({ owner }) => owner ?? [])]
  await requireOwner(context, project.account_id, ...owners)
  if (dated.length > 0) await insertTasks(transaction, dated)
  const removedIds = rows.removed.map(({ task_id }) => task_id)
  if (await findTaskWithHistory(transaction, project, removedIds)) throw conflict('onboarding.task_has_history')
  await deleteTasks(transaction, project, removedIds)
  for (const { task, name, effortMinutes } of rows.cut) {
    const texts = JSON.stringify({ ...task.texts, name: both(name), chunks: [] })
    await updateTask(transaction, project, task.task_id, { texts, effort_minutes: effortMinutes })
  }
  for (const [task, details] of Map.groupBy(rows.details, (each) => each.task))
    await updateTask(transaction, project, task.task_id, detailsOf(task, details))
  for (const { task, owner } of rows.owners) await updateTask(transaction, project, task.task_id, ownerColumns(owner))
  for (const { task, phase } of rows.phases) await updateTask(transaction, project, task.task_id, { phase })
  for (const { task, status, doneOn = todayOf(context) } of rows.statuses) {
    refuseFuture(context, doneOn, 'doneOn')
    await setStatus(context, { project, task }, { status, doneOn })
  }
}
