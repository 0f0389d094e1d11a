import { invalid } from '#platform/kernel/errors.ts'

export interface Dependent {
  key: string
  /** Finish to start: it begins on the day its predecessors end, at the earliest. Unknown keys are ignored. */
  dependsOn: readonly string[]
}

/** The tasks with every predecessor before its successors. Throws invalid `onboarding.dependency_cycle`. */
export function inDependencyOrder<Task extends Dependent>(tasks: readonly Task[]): Task[] {
  const byKey = new Map(tasks.map((task) => [task.key, task]))
  const visiting = new Set<string>()
  const ordered = new Set<Task>()
  const visit = (task: Task) => {
    if (ordered.has(task)) return
    if (visiting.has(task.key)) throw invalid('onboarding.dependency_cycle', { task: task.key })
    visiting.add(task.key)
    for (const key of task.dependsOn) {
      const predecessor = byKey.get(key)
      if (predecessor !== undefined) visit(predecessor)
    }
    ordered.add(task)
  }
  for (const task of tasks) visit(task)
  return [...ordered]
}

/** The keys of all direct and indirect successors. */
export function successorsOf(tasks: readonly Dependent[], key: string): Set<string> {
  const successors = new Set<string>()
  for (const task of inDependencyOrder(tasks)) {
    if (task.dependsOn.some((each) => each === key || successors.has(each))) successors.add(task.key)
  }
  return successors
}
