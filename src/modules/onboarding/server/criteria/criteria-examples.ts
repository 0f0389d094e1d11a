import type { z } from 'zod'
import { builtInExitCriteria } from '../../content/built-in.ts'
import type { readCriteriaExamples } from '../../contract.ts'
import { filled } from './insert-starting-criteria.ts'

/** What proved itself elsewhere, to begin from when goals and criteria are written. */
export function criteriaExamples(): z.input<typeof readCriteriaExamples.response> {
  const [standard] = builtInExitCriteria.sets
  return {
    standard: (standard?.criteria ?? []).map((criterion) => ({
      key: criterion.key,
      text: { ja: filled(criterion.text.ja), en: filled(criterion.text.en) },
      category: criterion.category,
      isMust: criterion.isMust,
      verifiedBy: criterion.verifiedBy,
      target: criterion.target ?? null,
      unit: criterion.unit ?? '',
      windowDays: criterion.windowDays ?? null,
    })),
    products: builtInExitCriteria.productExamples.map(({ observableFacts, ...example }) => ({
      ...example,
      facts: observableFacts,
    })),
  }
}
