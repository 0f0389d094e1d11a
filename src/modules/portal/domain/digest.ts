import { addDays } from '#platform/kernel/dates.ts'
import type { Change } from './changes.ts'

/** The earlier instant from which a customer's first digest tells, in milliseconds. */
export const digestSpan = 7 * 86_400_000

/** Steps farther away can wait for the next digest. */
const stepsWithinDays = 14
const mostSteps = 3

/** What a reader has not done themselves: nobody needs to be told of their own doing. */
export const newsFor = (name: string, changes: readonly Change[]): Change[] =>
  changes.filter(({ by }) => by === '' || by !== name)

interface Step {
  side: string
  isDone: boolean
  dueOn: string
}

/** The customer's own open tasks that come next, the nearest first. */
export function nextSteps<Task extends Step>(tasks: readonly Task[], today: string): Task[] {
  const until = addDays(today, stepsWithinDays)
  return tasks
    .filter(({ side, isDone, dueOn }) => side === 'customer' && !isDone && dueOn <= until)
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
    .slice(0, mostSteps)
}
