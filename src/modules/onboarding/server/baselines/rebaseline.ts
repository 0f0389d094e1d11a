import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { newId } from '#platform/kernel/ids.ts'
import { selectTasks, setBaseline } from '../plan/task-queries.ts'
import type { Task } from '../plan/task-tables.ts'
import { keyOf, type Project } from '../projects/project-tables.ts'
import { lockOpenProject, touchProject } from '../projects/require-project.ts'
import { insertBaseline } from './baseline-queries.ts'

/**
 * Makes the plan as it stands the one that later plans are compared with. The one before is kept with the reason. Throws
 * conflict `onboarding.changed_meanwhile`, `onboarding.project_closed`.
 */
export async function rebaseline(
  context: Context,
  projectId: string,
  { version, reason }: { version: number; reason: string },
): Promise<{ id: string; version: number }> {
  const project = await lockOpenProject(context, projectId, version)
  const tasks = await selectTasks(context.transaction, [projectId])
  const id = await keepBaseline(context, project, { tasks, reason })
  await setBaseline(context.transaction, project)
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: 'onboarding.plan_rebaselined',
    params: { projectId },
    body: reason,
  })
  return { id, version: await touchProject(context, project) }
}

/** Keeps the agreed plan that another takes the place of now. */
export async function keepBaseline(
  context: Context,
  project: Project,
  { tasks, reason }: { tasks: readonly Task[]; reason: string },
): Promise<string> {
  const id = newId(context.clock.now())
  const replaced = tasks.map(({ key, baseline_start_on, baseline_due_on }) => ({
    key,
    startOn: baseline_start_on,
    dueOn: baseline_due_on,
  }))
  await insertBaseline(context.transaction, {
    ...keyOf(project),
    baseline_id: id,
    value_on: replaced.find(({ key }) => key === project.program.valueTaskKey)?.dueOn ?? project.value_on,
    reason,
    tasks: JSON.stringify(replaced),
    recorded_by: context.actor.name,
    recorded_at: instantOf(context),
  })
  return id
}
