import type { PlainDateString } from '#platform/kernel/dates.ts'
import type { Dependent, Link } from '../network/link.ts'
import { isOpen, type Side, type TaskStatus } from '../task.ts'

export interface WeightedTask {
  key: string
  side: Side
  status: TaskStatus
  /** See `taskWeight`. */
  weight: number
  /** Of open work in pieces, the share that is done, 0–1. */
  doneShare?: number | undefined
}

/** Share of the work that is done, 0–1 by weight, finished pieces included; skipped work does not count. Null when there is no work. */
export function progressOf(tasks: readonly WeightedTask[]): number | null {
  return shareOf(tasks, (task) => (task.status === 'done' ? 1 : (task.doneShare ?? 0)))
}

/** Share of the work that the first agreed plan has due by the end of the day (planned value of earned value analysis). */
export function expectedProgress(
  tasks: readonly (WeightedTask & { baselineDueOn: PlainDateString })[],
  date: PlainDateString,
): number | null {
  return shareOf(tasks, (task) => (task.baselineDueOn <= date ? 1 : 0))
}

/** Progress of each side's own work; joint work by itself. */
export function progressBySide(tasks: readonly WeightedTask[]): Record<Side, number | null> {
  const of = (side: Side) => progressOf(tasks.filter((task) => task.side === side))
  return { vendor: of('vendor'), customer: of('customer'), joint: of('joint') }
}

function shareOf<Task extends WeightedTask>(tasks: readonly Task[], doneOf: (task: Task) => number): number | null {
  const asked = tasks.filter((task) => task.status !== 'skipped')
  const total = weightOf(asked)
  return total === 0 ? null : asked.reduce((sum, task) => sum + task.weight * doneOf(task), 0) / total
}

function weightOf(tasks: readonly WeightedTask[]): number {
  return tasks.reduce((sum, task) => sum + task.weight, 0)
}

interface StepTask extends Dependent {
  side: Side
  status: TaskStatus
  startOn: PlainDateString
  dueOn: PlainDateString
}

/**
 * The one thing that the side does next, joint work included: of the work that no open predecessor holds back, the one
 * due first. Undefined when it has nothing to do now.
 */
export function nextStep<Task extends StepTask>(tasks: readonly Task[], side: 'vendor' | 'customer'): Task | undefined {
  return readySteps(tasks, side)[0]
}

/** All work of the side that no open predecessor holds back, joint work included, the one due first at the front. */
export function readySteps<Task extends StepTask>(tasks: readonly Task[], side: 'vendor' | 'customer'): Task[] {
  const open = new Map(tasks.filter(isOpen).map((task) => [task.key, task.status]))
  const order = ({ dueOn, startOn, key }: StepTask) => `${dueOn} ${startOn} ${key}`
  return tasks
    .filter((task) => open.has(task.key) && (task.side === side || task.side === 'joint'))
    .filter((task) => !task.dependsOn.some((link) => isHeldBack(link, open.get(link.task))))
    .toSorted((a, b) => (order(a) < order(b) ? -1 : 1))
}

/** Whether an open predecessor keeps the work from beginning; links to its end alone do not. */
function isHeldBack({ kind }: Link, predecessor: TaskStatus | undefined): boolean {
  if (predecessor === undefined) return false
  return kind === 'finish_start' || (kind === 'start_start' && predecessor === 'todo')
}
