export const factTests = ['one_of', 'none_of', 'contains', 'at_least', 'at_most', 'filled'] as const
export type FactTest = (typeof factTests)[number]

/** One question about a fact, named by where it is from and what it is called: `account.industry`. */
export type Rule =
  | { fact: string; test: 'one_of' | 'none_of'; values: string[] }
  /** A text that holds one of these words, whatever their width and case. */
  | { fact: string; test: 'contains'; values: string[] }
  | { fact: string; test: 'at_least' | 'at_most'; value: number }
  | { fact: string; test: 'filled' }

/** All or any of some rules about what is known. */
export interface Condition {
  match: 'all' | 'any'
  rules: Rule[]
}

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
