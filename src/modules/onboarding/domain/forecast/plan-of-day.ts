import type { PlainDateString } from '#platform/kernel/dates.ts'
import type { TaskDates } from '../network/bounds.ts'
import type { Link } from '../network/link.ts'
import type { OnboardingElement, Side, TaskStatus } from '../task.ts'
import type { ForecastTask } from './network.ts'

export interface KeptTask {
  key: string
  side: Side
  element: OnboardingElement
  status: TaskStatus
  doneOn: PlainDateString | null
  baseline: TaskDates
  dependsOn: readonly Link[]
  /** The day on which it was added to a plan that ran already; null: it was there from the start. */
  addedOn: PlainDateString | null
}

/**
 * The plan as it was known on a past day: agreed dates, and what was done by then. `agreed` are the dates of that day where
 * a later agreement replaced them. What was moved, begun or left out since is not looked at, since nobody wrote down when.
 */
export function planOfDay(
  tasks: readonly KeptTask[],
  on: PlainDateString,
  agreed: ReadonlyMap<string, TaskDates> | undefined,
): ForecastTask[] {
  const there = tasks.filter(
    ({ key, addedOn }) => (addedOn === null || addedOn <= on) && (agreed === undefined || agreed.has(key)),
  )
  const keys = new Set(there.map(({ key }) => key))
  return there.map(({ key, side, element, status, doneOn, baseline, dependsOn }) => {
    const isDone = status === 'done' && doneOn !== null && doneOn <= on
    return {
      key,
      side,
      element,
      status: isDone ? 'done' : 'todo',
      ...(isDone && { doneOn }),
      ...(agreed?.get(key) ?? baseline),
      isPinned: false,
      dependsOn: dependsOn.filter((link) => keys.has(link.task)),
    }
  })
}
