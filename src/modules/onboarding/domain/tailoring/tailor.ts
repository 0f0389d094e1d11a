import { evaluate, type Facts } from '#platform/kernel/conditions/condition.ts'
import { keyOfLink, type LinkInput } from '../network/link.ts'
import type { Program, ProgramTask } from '../program.ts'

export interface LeftOut {
  key: string
  /** `unknown`: nobody has answered yet what would decide it. */
  verdict: 'unmet' | 'unknown'
}

export interface Tailored {
  program: Program
  leftOut: LeftOut[]
}

/**
 * The program for one customer: without the tasks whose condition does not hold. What waited for a task that is left out
 * waits for what that task waited for.
 */
export function tailor(program: Program, facts: Facts): Tailored {
  const leftOut = program.tasks.flatMap(({ key, when }): LeftOut[] => {
    const verdict = when === undefined ? 'met' : evaluate(when, facts)
    return verdict === 'met' ? [] : [{ key, verdict }]
  })
  return { program: withoutTasks(program, new Set(leftOut.map(({ key }) => key))), leftOut }
}

/** The program without these tasks; what waited for one of them waits for what that task waited for. */
export function withoutTasks(program: Program, missing: ReadonlySet<string>): Program {
  if (missing.size === 0) return program
  const byKey = new Map(program.tasks.map((task) => [task.key, task]))
  const tasks = program.tasks
    .filter(({ key }) => !missing.has(key))
    .map((task) => ({ ...task, dependsOn: inheritedLinks(task, byKey, missing) }))
  return { ...program, tasks }
}

function inheritedLinks(
  task: ProgramTask,
  byKey: ReadonlyMap<string, ProgramTask>,
  missing: ReadonlySet<string>,
): LinkInput[] {
  const links = new Map<string, LinkInput>()
  const pending = [...task.dependsOn]
  const seen = new Set<string>()
  for (let link = pending.shift(); link !== undefined; link = pending.shift()) {
    const key = keyOfLink(link)
    if (!missing.has(key)) {
      if (!links.has(key)) links.set(key, link)
    } else if (!seen.has(key)) {
      seen.add(key)
      pending.push(...(byKey.get(key)?.dependsOn ?? []))
    }
  }
  return [...links.values()]
}
