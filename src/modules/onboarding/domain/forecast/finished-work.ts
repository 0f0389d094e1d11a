import type { PlainDateString } from '#platform/kernel/dates.ts'
import { isToStart, type Link } from '../network/link.ts'
import type { OnboardingElement, Side, TaskStatus } from '../task.ts'
import type { FinishedWork } from './durations.ts'
import { dayOf, type OpenDays } from './open-days.ts'

export interface PastTask {
  key: string
  element: OnboardingElement
  side: Side
  status: TaskStatus
  startOn: PlainDateString
  baselineStartOn: PlainDateString
  baselineDueOn: PlainDateString
  doneOn: PlainDateString | null
  dependsOn: readonly Link[]
}

/**
 * How long the finished tasks of one project took. Nobody writes down when work began: it is taken to begin when it was
 * planned to, or when what it waited for was done, whichever is later, so that a delay counts for the task that caused it.
 */
export function finishedWork(
  programKey: string,
  tasks: readonly PastTask[],
  { today, open }: { today: PlainDateString; open: OpenDays },
): FinishedWork[] {
  const doneOn = new Map(tasks.map((task) => [task.key, task.status === 'done' ? task.doneOn : null]))
  return tasks.flatMap((task): FinishedWork[] => {
    if (task.status !== 'done' || task.doneOn === null) return []
    const done = dayOf(today, task.doneOn)
    const freed = task.dependsOn.flatMap((link) => {
      const day = isToStart(link) ? doneOn.get(link.task) : null
      return day === null || day === undefined ? [] : [dayOf(today, day)]
    })
    const begun = Math.min(done, Math.max(dayOf(today, task.startOn), ...freed))
    const between = (from: number, to: number) => Math.max(1, open.before(to + 1) - open.before(from))
    return [
      {
        programKey,
        taskKey: task.key,
        element: task.element,
        side: task.side,
        plannedDays: between(dayOf(today, task.baselineStartOn), dayOf(today, task.baselineDueOn)),
        actualDays: between(begun, done),
      },
    ]
  })
}
