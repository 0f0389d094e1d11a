import { evaluate, type Facts } from '#platform/kernel/conditions/condition.ts'
import type { Program } from '../program.ts'
import { withoutTasks } from './tailor.ts'

export interface Additions {
  /** Tasks that the program has for such a customer and that the project does not have. */
  keys: string[]
  /** The program as the project has it, and as it would be with them. */
  from: Program
  to: Program
}

/**
 * The conditional work that has come to apply since a project was made from the program, besides what was dismissed. Work
 * that the project has stays, even where its condition no longer holds: whether it is still needed is for people to say.
 */
export function additionsTo(
  program: Program,
  { facts, present, dismissed }: { facts: Facts; present: ReadonlySet<string>; dismissed: ReadonlySet<string> },
): Additions {
  const absent = program.tasks.filter(({ key }) => !present.has(key))
  const keys = absent
    .filter(({ key, when }) => when !== undefined && !dismissed.has(key) && evaluate(when, facts) === 'met')
    .map(({ key }) => key)
  const missing = new Set(absent.map(({ key }) => key))
  const from = withoutTasks(program, missing)
  return { keys, from, to: withoutTasks(program, missing.difference(new Set(keys))) }
}
