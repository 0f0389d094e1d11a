import { type Context, instantOf } from '#platform/context/context.ts'
import { newId } from '#platform/kernel/ids.ts'
import { selectTasks } from '../plan/task-queries.ts'
import type { Task } from '../plan/task-tables.ts'
import { keyOf, type Project } from '../projects/project-tables.ts'
import { saveUndo } from './undo-queries.ts'

export const makerOf = ({ actor }: Context) => `${actor.kind}:${actor.id}`

interface Made {
  /** The tasks that the change could touch, as they were. */
  before: readonly Task[]
  /** IDs of those that it added. */
  added?: readonly string[]
  closed?: { vendor: readonly string[]; customer: readonly string[] }
}

/**
 * Remembers a change that was just written, so that who made it can take it back; called last, once all its writes are done.
 * Returns its ID, null where nothing changed.
 */
export async function keepUndo(context: Context, project: Project, made: Made): Promise<string | null> {
  const { before, added = [], closed = { vendor: [], customer: [] } } = made
  const current = await selectTasks(context.transaction, [project.project_id])
  const versions = new Map(current.map(({ task_id, version }) => [task_id, version]))
  const changed = before.filter((task) => versions.get(task.task_id) !== task.version)
  const newlyClosed = {
    vendor: closed.vendor.filter((day) => !project.vendor_closed_on.includes(day)),
    customer: closed.customer.filter((day) => !project.customer_closed_on.includes(day)),
  }
  const isUnchanged = changed.length + added.length + newlyClosed.vendor.length + newlyClosed.customer.length === 0
  if (isUnchanged) return null
  const changeId = newId(context.clock.now())
  const touched = [...changed.map(({ task_id }) => task_id), ...added]
  await saveUndo(context.transaction, {
    ...keyOf(project),
    made_by: makerOf(context),
    change_id: changeId,
    made_at: instantOf(context),
    before: JSON.stringify(changed),
    after: JSON.stringify(Object.fromEntries(touched.flatMap((id) => [[id, versions.get(id)]]))),
    added: [...added],
    closed: JSON.stringify(newlyClosed),
  })
  return changeId
}
