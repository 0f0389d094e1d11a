import { type BusinessCalendar, businessDaysBetween } from '#platform/kernel/calendar.ts'
import type { PlainDateString } from '#platform/kernel/dates.ts'
import { type Dependent, inDependencyOrder } from './dependency.ts'

interface DatedTask extends Dependent {
  startOn: PlainDateString
  dueOn: PlainDateString
}

/**
 * How many business days each task may end later without moving the value task, for the tasks that lead to it (critical
 * path method; total float). Those with 0 are the critical path.
 */
export function slackToValue(
  tasks: readonly DatedTask[],
  valueTaskKey: string,
  calendar: BusinessCalendar,
): ReadonlyMap<string, number> {
  const slack = new Map([[valueTaskKey, 0]])
  const byKey = new Map(tasks.map((task) => [task.key, task]))
  for (const successor of inDependencyOrder(tasks).toReversed()) {
    const successorSlack = slack.get(successor.key)
    if (successorSlack === undefined) continue
    for (const key of successor.dependsOn) {
      const task = byKey.get(key)
      if (task === undefined) continue
      const gap = Math.max(0, businessDaysBetween(calendar, task.dueOn, successor.startOn))
      slack.set(key, Math.min(slack.get(key) ?? Number.POSITIVE_INFINITY, gap + successorSlack))
    }
  }
  return slack
}
