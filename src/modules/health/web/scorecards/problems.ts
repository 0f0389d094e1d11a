import type { z } from 'zod'
import type { LocalText } from '../../domain/keys.ts'
import { scorecardSchema } from '../../domain/scorecard/scorecard.ts'

/** Each has its words under `problem.`. */
export type ProblemKind =
  | 'weights_sum'
  | 'points_ascending'
  | 'bands_ascending'
  | 'decay_ascending'
  | 'nobody'
  | 'name'
  | 'no_measure'
  | 'no_choices'
  | 'no_condition'
  | 'repeated'
  | 'too_many'
  | 'number'

export interface Problem {
  kind: ProblemKind
  /** Of the group, measure or rule that it is about. */
  name: LocalText | null
}

/** What keeps a definition from being saved, in the order of the page, each once. */
export function problemsOf(definition: unknown): Problem[] {
  const { error } = scorecardSchema.safeParse(definition)
  const problems = (error?.issues ?? []).map((issue) => ({ kind: kindOf(issue), name: nameAt(definition, issue.path) }))
  return [...new Map(problems.map((each) => [JSON.stringify(each), each])).values()]
}

function kindOf({ code, message, path }: z.core.$ZodIssue): ProblemKind {
  const at = path.filter((part) => typeof part === 'string')
  if (message === 'weights_sum') return 'weights_sum'
  if (message === 'repeated_key') return 'repeated'
  if (message === 'ascending')
    return at.includes('decay') ? 'decay_ascending' : at.includes('bands') ? 'bands_ascending' : 'points_ascending'
  if (message === 'too_many' || code === 'too_big')
    return at.at(-1) === 'ja' || at.at(-1) === 'en' ? 'name' : tooBig(at)
  if (at[0] === 'phases' || at[0] === 'touchModels') return 'nobody'
  if (at.includes('name')) return 'name'
  if (at.at(-1) === 'measures' || at.at(-1) === 'groups') return 'no_measure'
  if (at.includes('shares')) return 'no_choices'
  if (at.at(-1) === 'when' || at.at(-1) === 'values') return 'no_condition'
  return 'number'
}

const lists = ['groups', 'measures', 'caps', 'holds', 'points', 'shares', 'when', 'values', 'segments']
const tooBig = (at: readonly string[]) => (lists.includes(at.at(-1) ?? '') ? 'too_many' : 'number')

/** The name of the innermost thing on the path that has one; null for the scorecard itself. */
function nameAt(definition: unknown, path: readonly PropertyKey[]): LocalText | null {
  let found: LocalText | null = null
  let here: unknown = definition
  for (const part of path) {
    here = typeof here === 'object' && here !== null ? Reflect.get(here, part) : undefined
    const name = typeof here === 'object' && here !== null ? Reflect.get(here, 'name') : undefined
    if (isText(name)) found = name
  }
  return found
}

const isText = (value: unknown): value is LocalText =>
  typeof value === 'object' && value !== null && 'ja' in value && 'en' in value
