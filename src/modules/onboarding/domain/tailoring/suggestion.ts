import { type Condition, evaluate, type Facts, type Rule, type Verdict } from '#platform/kernel/conditions/condition.ts'

export interface Candidate {
  key: string
  isBuiltIn: boolean
  suits?: Condition | undefined
}

export interface Suitability {
  key: string
  /** Null where the program does not say whom it is for. */
  verdict: Verdict | null
  rules: { rule: Rule; verdict: Verdict }[]
}

/**
 * Which program suits a customer, and why each does or does not. Of several, one of the workspace's own goes before a
 * built-in one, then the one that asks for more, then the first; none where nothing suits for certain.
 */
export function suggestProgram(
  candidates: readonly Candidate[],
  facts: Facts,
): { suggestedKey: string | null; programs: Suitability[] } {
  const programs = candidates.map(({ key, suits }): Suitability => {
    if (suits === undefined) return { key, verdict: null, rules: [] }
    const rules = suits.rules.map((rule) => ({ rule, verdict: evaluate({ match: 'all', rules: [rule] }, facts) }))
    return { key, verdict: evaluate(suits, facts), rules }
  })
  const isSuiting = new Set(programs.filter(({ verdict }) => verdict === 'met').map(({ key }) => key))
  const [suggested] = candidates
    .filter(({ key }) => isSuiting.has(key))
    .toSorted(
      (a, b) =>
        Number(a.isBuiltIn) - Number(b.isBuiltIn) || (b.suits?.rules.length ?? 0) - (a.suits?.rules.length ?? 0),
    )
  return { suggestedKey: suggested?.key ?? null, programs }
}
