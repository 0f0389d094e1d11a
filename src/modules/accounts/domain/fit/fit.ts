import { z } from 'zod'
import { evaluate, type Facts } from '#platform/kernel/conditions/condition.ts'
import { localTextSchema, refuseRepeatedKeys } from '../local-text.ts'
import { conditionSchema } from './condition-schema.ts'

const share = z.int().min(0).max(100)

/** Which customers we serve well: what speaks for one, how much each point weighs, and where the lines are drawn. */
export const idealCustomerSchema = z
  .strictObject({
    /** Scores from 0 to 100 at which a customer fits, and at which it needs care. */
    fitFrom: share,
    cautionFrom: share,
    criteria: z
      .array(
        z.strictObject({
          key: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
          label: localTextSchema,
          weight: z.int().min(1).max(10),
          /** Without it the customer is a poor fit, whatever the rest says. */
          isMust: z.boolean(),
          condition: conditionSchema,
        }),
      )
      .min(1)
      .max(30),
    /** What to do instead, or first. */
    alternatives: z.strictObject({ caution: localTextSchema, poor_fit: localTextSchema }),
  })
  .superRefine((ideal, context) => {
    refuseRepeatedKeys(ideal.criteria, context, 'criteria')
    if (ideal.cautionFrom > ideal.fitFrom)
      context.addIssue({ code: 'custom', path: ['cautionFrom'], params: { code: 'accounts.fit_lines_crossed' } })
  })
export type IdealCustomer = z.infer<typeof idealCustomerSchema>

export const fitVerdicts = ['fit', 'caution', 'poor_fit', 'unknown'] as const
export type FitVerdict = (typeof fitVerdicts)[number]

export interface Fit {
  verdict: FitVerdict
  /** 0–100 of the weight that is known; null where nothing is. */
  score: number | null
  /** Share of the weight of which something is known, 0–1. */
  known: number
  criteria: { key: string; verdict: 'met' | 'unmet' | 'unknown' }[]
}

/** With less known than this, a verdict would be a guess. */
const enoughKnown = 0.5

/** How well a customer fits. What is not known counts neither for nor against it. */
export function judgeFit(ideal: IdealCustomer, facts: Facts): Fit {
  const criteria = ideal.criteria.map((criterion) => ({ criterion, verdict: verdictOf(criterion, facts) }))
  const weightOf = (...verdicts: string[]) =>
    criteria
      .filter(({ verdict }) => verdicts.includes(verdict))
      .reduce((sum, { criterion }) => sum + criterion.weight, 0)
  const stated = weightOf('met', 'unmet')
  const known = stated / weightOf('met', 'unmet', 'unknown')
  const score = stated === 0 ? null : Math.round((weightOf('met') / stated) * 100)
  const isRuledOut = criteria.some(({ criterion, verdict }) => criterion.isMust && verdict === 'unmet')
  return {
    verdict: isRuledOut ? 'poor_fit' : score === null || known < enoughKnown ? 'unknown' : verdictAt(ideal, score),
    score,
    known,
    criteria: criteria.map(({ criterion, verdict }) => ({ key: criterion.key, verdict })),
  }
}

/** "Is it answered?" is a question that an answer not yet given leaves open: missing is not bad. */
function verdictOf({ condition }: IdealCustomer['criteria'][number], facts: Facts) {
  const verdict = evaluate(condition, facts)
  const isUnstated = condition.rules.every(({ fact }) => (facts.get(fact) ?? []).length === 0)
  return isUnstated ? 'unknown' : verdict
}

function verdictAt({ fitFrom, cautionFrom }: IdealCustomer, score: number): FitVerdict {
  if (score >= fitFrom) return 'fit'
  return score >= cautionFrom ? 'caution' : 'poor_fit'
}

/**
 * The share of successes with its 95 % interval after Wilson (1927), which stays within 0 and 1 for few cases too; null
 * without a case.
 */
export function shareOf(successes: number, cases: number): { share: number; low: number; high: number } | null {
  if (cases === 0) return null
  const z = 1.959964
  const share = successes / cases
  const denominator = 1 + z ** 2 / cases
  const middle = share + z ** 2 / (2 * cases)
  const margin = z * Math.sqrt((share * (1 - share)) / cases + z ** 2 / (4 * cases ** 2))
  return {
    share,
    low: Math.max(0, (middle - margin) / denominator),
    high: Math.min(1, (middle + margin) / denominator),
  }
}
