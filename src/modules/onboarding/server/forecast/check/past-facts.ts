import { type PlainDateString, todayIn } from '#platform/kernel/dates.ts'
import { holderOf } from '../../../domain/blocker.ts'
import type { Hold } from '../../../domain/forecast/network.ts'
import type { KeptTask } from '../../../domain/forecast/plan-of-day.ts'
import type { Task } from '../../plan/task-tables.ts'
import type { PastBlocker } from './check-queries.ts'

/** The moment that an ID was made at, which its first 48 bits say. */
const madeAt = (id: string) => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
const hour = 3_600_000

/** The tasks of a project as the plan of a past day is made of them. */
export function keptTasks(tasks: readonly Task[], timeZone: string): KeptTask[] {
  const first = Math.min(...tasks.map(({ task_id }) => madeAt(task_id)))
  return tasks.map((task) => {
    const made = madeAt(task.task_id)
    return {
      key: task.key,
      side: task.side,
      element: task.element,
      status: task.status,
      doneOn: task.done_on,
      baseline: { startOn: task.baseline_start_on, dueOn: task.baseline_due_on },
      dependsOn: task.links,
      // The tasks of a start are made together.
      addedOn: made < first + hour ? null : todayIn(timeZone, made),
    }
  })
}

/** A blocker as it stood on that day. Until when it was expected to stand may have been written later: it is left out. */
export function holdOn(
  { id, raisedOn, resolvedOn, taskIds, steps }: PastBlocker,
  on: PlainDateString,
  tasks: readonly Task[],
): Hold | undefined {
  if (raisedOn > on || (resolvedOn !== null && resolvedOn <= on)) return undefined
  const step = steps.findLast((each) => each.on <= on)
  const holder = step && holderOf(step)
  if (holder === undefined) return undefined
  const keyById = new Map(tasks.map((task) => [task.task_id, task.key]))
  return { id, taskKeys: taskIds.flatMap((taskId) => keyById.get(taskId) ?? []), holder, raisedOn, expectedOn: null }
}
