import type { Context } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'
import type { PlanUndo } from '../../contract.ts'
import { selectTasks } from '../plan/task-queries.ts'
import type { Task } from '../plan/task-tables.ts'
import { findProject } from '../projects/project-queries.ts'
import { makerOf } from './keep-undo.ts'
import { findUndo, type Undo } from './undo-queries.ts'

/** Throws not found `onboarding.no_such_project`. */
export async function readPlanUndo(context: Context, projectId: string): Promise<{ undo: PlanUndo | null }> {
  const project = await findProject(context.transaction, projectId)
  if (!project) throw notFound('onboarding.no_such_project')
  const undo = await findUndo(context.transaction, project, makerOf(context))
  if (undo === undefined) return { undo: null }
  const current = await selectTasks(context.transaction, [projectId])
  const before = new Map(undo.before.map((task) => [task.task_id, task]))
  const now = new Map(current.map((task) => [task.task_id, task]))
  const dates = (task: Task | undefined) => (task ? { startOn: task.start_on, dueOn: task.due_on } : null)
  const touched = [...new Set([...before.keys(), ...undo.added])]
  return {
    undo: {
      changeId: undo.changeId,
      madeAt: undo.madeAt,
      tasks: touched.flatMap((id) => {
        const task = before.get(id) ?? now.get(id)
        return task ? [{ name: task.texts.name, from: dates(now.get(id)), to: dates(before.get(id)) }] : []
      }),
      changedSince: changedSince(undo, current).map(({ texts }) => texts.name),
    },
  }
}

/** Tasks that stand in the way of taking the change back: changed by others since, or made to wait for what would go. */
export function changedSince(undo: Undo, current: readonly Task[]): Task[] {
  const now = new Map(current.map((task) => [task.task_id, task]))
  const known = new Set(Object.keys(undo.after))
  const going = new Set(current.filter(({ task_id }) => undo.added.includes(task_id)).map(({ key }) => key))
  const touched = [...known].flatMap((id): Task[] => {
    const task = now.get(id)
    if (task?.version === undo.after[id]) return []
    const shown = task ?? undo.before.find(({ task_id }) => task_id === id)
    return shown ? [shown] : []
  })
  const waiting = current.filter(
    ({ task_id, links }) => !known.has(task_id) && links.some(({ task }) => going.has(task)),
  )
  return [...touched, ...waiting]
}
