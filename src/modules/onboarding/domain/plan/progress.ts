import type { PlainDateString } from '#platform/kernel/dates.ts'
import { isOpen, type Side, type TaskStatus } from '../task.ts'

export interface WeightedTask {
  key: string
  side: Side
  status: TaskStatus
  /** See `taskWeight`. */
  weight: number
}

/** Share of the work that is done, 0–1 by weight; skipped work does not count. Null when there is no work. */
export function progressOf(tasks: readonly WeightedTask[]): number | null {
  return shareOf(tasks, (task) => task.status === 'done')
}

/** Share of the work that the first agreed plan has due by the end of the day (planned value of earned value analysis). */
export function expectedProgress(
  tasks: readonly (WeightedTask & { baselineDueOn: PlainDateString })[],
  date: PlainDateString,
): number | null {
  return shareOf(tasks, (task) => task.baselineDueOn <= date)
}

/** Progress of each side's own work; joint work by itself. */
export function progressBySide(tasks: readonly WeightedTask[]): Record<Side, number | null> {
  const of = (side: Side) => progressOf(tasks.filter((task) => task.side === side))
  return { vendor: of('vendor'), customer: of('customer'), joint: of('joint') }
}

function shareOf<Task extends WeightedTask>(tasks: readonly Task[], counts: (task: Task) => boolean): number | null {
  const asked = tasks.filter((task) => task.status !== 'skipped')
  const total = weightOf(asked)
  return total === 0 ? null : weightOf(asked.filter(counts)) / total
}

function weightOf(tasks: readonly WeightedTask[]): number {
  return tasks.reduce((sum, task) => sum + task.weight, 0)
}

interface StepTask {
  key: string
  side: Side
  status: TaskStatus
  startOn: PlainDateString
  dueOn: PlainDateString
  dependsOn: readonly string[]
}

/**
 * The one thing that the side does next, joint work included: of the work that no open predecessor holds back, the one
 * due first. Undefined when it has nothing to do now.
 */
export function nextStep<Task extends StepTask>(tasks: readonly Task[], side: 'vendor' | 'customer'): Task | undefined {
  const open = new Set(tasks.filter(isOpen).map((task) => task.key))
  const order = ({ dueOn, startOn, key }: StepTask) => `${dueOn} ${startOn} ${key}`
  return tasks
    .filter((task) => open.has(task.key) && (task.side === side || task.side === 'joint'))
    .filter((task) => !task.dependsOn.some((key) => open.has(key)))
    .toSorted((a, b) => (order(a) < order(b) ? -1 : 1))[0]
}
