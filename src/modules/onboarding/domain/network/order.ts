import { invalid } from '#platform/kernel/errors.ts'
import type { Dependent } from './link.ts'

/**
 * The tasks with every predecessor before its successors, in time linear to tasks and links. Throws invalid
 * `onboarding.dependency_cycle`, which names the circle.
 */
export function inDependencyOrder<Task extends Dependent>(tasks: readonly Task[]): Task[] {
  const { ordered, cycle } = walk(tasks)
  if (cycle !== undefined) throw invalid('onboarding.dependency_cycle', { tasks: cycle.join(' → ') })
  return ordered
}

/** The keys of a circle of tasks that wait for each other, its first key again at the end; undefined without one. */
export function findCycle(tasks: readonly Dependent[]): string[] | undefined {
  return walk(tasks).cycle
}

/** Depth first with a stack of its own: a chain of thousands of tasks must not exhaust the call stack. */
function walk<Task extends Dependent>(tasks: readonly Task[]): { ordered: Task[]; cycle?: string[] } {
  const byKey = new Map(tasks.map((task) => [task.key, task]))
  const ordered: Task[] = []
  const isOrdered = new Map<string, boolean>()
  for (const root of tasks) {
    if (isOrdered.has(root.key)) continue
    const path = [{ task: root, next: 0 }]
    isOrdered.set(root.key, false)
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const link = step.task.dependsOn[step.next]
      if (link === undefined) {
        ordered.push(step.task)
        isOrdered.set(step.task.key, true)
        path.pop()
        continue
      }
      step.next += 1
      const predecessor = byKey.get(link.task)
      if (predecessor === undefined) continue
      const state = isOrdered.get(predecessor.key)
      if (state === false) {
        const keys = path.map(({ task }) => task.key)
        const circle = keys.slice(keys.indexOf(predecessor.key)).toReversed()
        return { ordered, cycle: [predecessor.key, ...circle] }
      }
      if (state === undefined) {
        isOrdered.set(predecessor.key, false)
        path.push({ task: predecessor, next: 0 })
      }
    }
  }
  return { ordered }
}
