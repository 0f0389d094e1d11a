import { z } from 'zod'

/** The most that a text of a condition may hold, in characters. */
const longestValue = 200

export const factTests = ['one_of', 'none_of', 'contains', 'at_least', 'at_most', 'filled'] as const
export type FactTest = (typeof factTests)[number]

const ruleShape = {
  /** Where it is from and what it is called: `account.industry`. */
  fact: z.string().regex(/^[a-z]{1,20}\.[a-z][A-Za-z0-9_]{0,62}$/),
}
const values = z.array(z.string().trim().min(1).max(longestValue)).min(1).max(30)
const bound = z.number().min(-1e12).max(1e12)

export const ruleSchema = z.discriminatedUnion('test', [
  z.strictObject({ ...ruleShape, test: z.literal('one_of'), values }),
  z.strictObject({ ...ruleShape, test: z.literal('none_of'), values }),
  /** A text that holds one of these words, whatever their width and case. */
  z.strictObject({ ...ruleShape, test: z.literal('contains'), values }),
  z.strictObject({ ...ruleShape, test: z.literal('at_least'), value: bound }),
  z.strictObject({ ...ruleShape, test: z.literal('at_most'), value: bound }),
  z.strictObject({ ...ruleShape, test: z.literal('filled') }),
])
export type Rule = z.infer<typeof ruleSchema>

/** All or any of some rules about what is known. */
export const conditionSchema = z.strictObject({
  match: z.enum(['all', 'any']),
  rules: z.array(ruleSchema).min(1).max(10),
})
export type Condition = z.infer<typeof conditionSchema>

/** What is known; a fact that nobody has stated is absent. */
export type Facts = ReadonlyMap<string, readonly (string | number)[]>

/** `unknown`: what is asked about has not been stated yet. */
export type Verdict = 'met' | 'unmet' | 'unknown'

/** A condition over plain data. What is not known makes neither a yes nor a no, except where the rest decides alone. */
export function evaluate({ match, rules }: Condition, facts: Facts): Verdict {
  const verdicts = rules.map((rule) => evaluateRule(rule, facts))
  const decisive: Verdict = match === 'all' ? 'unmet' : 'met'
  if (verdicts.includes(decisive)) return decisive
  if (verdicts.includes('unknown')) return 'unknown'
  return match === 'all' ? 'met' : 'unmet'
}

function evaluateRule(rule: Rule, facts: Facts): Verdict {
  const stated = facts.get(rule.fact) ?? []
  // An answer that is not there is the very thing that "filled" asks about.
  if (rule.test === 'filled') return stated.length > 0 ? 'met' : 'unmet'
  if (stated.length === 0) return 'unknown'
  return isTrue(rule, stated) ? 'met' : 'unmet'
}

function isTrue(rule: Exclude<Rule, { test: 'filled' }>, stated: readonly (string | number)[]): boolean {
  switch (rule.test) {
    case 'one_of':
    case 'none_of': {
      const wanted = new Set(rule.values.map(fold))
      return stated.some((each) => wanted.has(fold(String(each)))) === (rule.test === 'one_of')
    }
    case 'contains':
      return rule.values.some((value) => stated.some((each) => fold(String(each)).includes(fold(value))))
    case 'at_least':
      return stated.some((each) => typeof each === 'number' && each >= rule.value)
    case 'at_most':
      return stated.some((each) => typeof each === 'number' && each <= rule.value)
  }
}

const fold = (text: string) => text.normalize('NFKC').trim().toLowerCase()
