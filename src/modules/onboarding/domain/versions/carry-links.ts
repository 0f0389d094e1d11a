import type { Dependent, Link } from '../network/link.ts'
import { findCycle } from '../network/order.ts'

/** What a task waits for: in the earlier version of its program, in the wanted one, and in the project. */
export interface LinkSources {
  earlier: readonly Link[]
  wanted: readonly Link[]
  present: readonly Link[]
}

/**
 * The task's links with the difference of the two versions carried over: what people linked or unlinked by hand stays as it
 * is. `known` are the tasks that there will be, `added` those of them that are new.
 */
export function carryLinks(
  { earlier, wanted, present }: LinkSources,
  { known, added }: { known: ReadonlySet<string>; added: ReadonlySet<string> },
): Link[] {
  const to = (links: readonly Link[], key: string) => JSON.stringify(links.filter(({ task }) => task === key))
  const isChanged = ({ task }: Link) => added.has(task) || to(earlier, task) !== to(wanted, task)
  return [
    ...present.filter((link) => !isChanged(link)),
    ...wanted.filter((link) => known.has(link.task) && isChanged(link)),
  ]
}

/**
 * The network without those links by hand that close a circle with the version's: what the version asks for goes before.
 * A circle of the version's own links is left for the plan's arithmetic to refuse.
 */
export function withoutCircles<Task extends Dependent>(
  network: readonly Task[],
  isByHand: (key: string, link: Link) => boolean,
): Task[] {
  let tasks = [...network]
  while (true) {
    const circle = findCycle(tasks)
    if (circle === undefined) return tasks
    // Each key of a circle is waited for by the one after it.
    const predecessorOf = new Map(circle.slice(1).map((key, index) => [key, circle[index]]))
    const kept = tasks.map((task) => ({
      ...task,
      dependsOn: task.dependsOn.filter(
        (link) => predecessorOf.get(task.key) !== link.task || !isByHand(task.key, link),
      ),
    }))
    const isOpened = kept.some((task, index) => task.dependsOn.length !== tasks[index]?.dependsOn.length)
    if (!isOpened) return tasks
    tasks = kept
  }
}
