import { addDays, daysBetween, startOfWeek } from '#platform/kernel/dates.ts'

interface Dates {
  startOn: string
  dueOn: string
}

interface Lane<Task> {
  task: Task
  /** Shares of the whole width, 0–1. */
  from: number
  to: number
}

export interface GanttLayout<Task> {
  lanes: Lane<Task>[]
  /** Mondays, thinned out so that at most about fourteen stand side by side. */
  weeks: { on: string; at: number; number: number }[]
  /** Where a day begins, 0–1; outside it when the day is not within the plan. */
  at: (day: string) => number
}

const mostWeeks = 14

/** Places tasks on one axis from the Monday before the first to the end of the last or of the days to include. */
export function layOutGantt<Task extends Dates>(
  tasks: readonly Task[],
  startOn: string,
  include: readonly string[] = [],
): GanttLayout<Task> {
  const days = [startOn, ...include, ...tasks.flatMap((task) => [task.startOn, task.dueOn])].toSorted()
  const first = startOfWeek(days[0] ?? startOn)
  const length = daysBetween(first, addDays(days.at(-1) ?? startOn, 2))
  const at = (day: string) => daysBetween(first, day) / length
  const weekCount = Math.ceil(length / 7)
  const step = Math.ceil(weekCount / mostWeeks)
  const weekOf = (index: number) => ({ on: addDays(first, index * 7), at: (index * 7) / length, number: index + 1 })
  return {
    lanes: tasks.map((task) => ({ task, from: at(task.startOn), to: at(addDays(task.dueOn, 1)) })),
    weeks: Array.from({ length: weekCount }, (_, index) => weekOf(index)).filter((_, index) => index % step === 0),
    at,
  }
}
