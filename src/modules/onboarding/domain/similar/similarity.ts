import { foldForSearch, sharedBigrams } from '#platform/kernel/japanese-text.ts'

export const similarityFactors = ['purpose', 'industry', 'size', 'touch'] as const
export type SimilarityFactor = (typeof similarityFactors)[number]

/** What a customer is compared by; null or empty where nobody has said. */
export interface Traits {
  industry: string | null
  employees: number | null
  touchModel: 'high' | 'low' | 'tech' | null
  /** The pairs of letters of what it wants. */
  purpose: ReadonlySet<string>
}

export interface Similarity {
  /** 0–1 over the factors that are known of both; null where too little is. */
  score: number | null
  factors: { factor: SimilarityFactor; weight: number; share: number | null }[]
}

const weights: Readonly<Record<SimilarityFactor, number>> = { purpose: 4, industry: 3, size: 2, touch: 1 }
const allWeight = Object.values(weights).reduce((sum, weight) => sum + weight, 0)
/** With less of the weight known than this, likeness would be a guess. */
const enoughKnown = 0.4
/** From this on a past customer counts as alike. */
export const alikeFrom = 0.5

/** Employees that differ by this factor or more have nothing in common. */
const sizesApart = 8
/** Texts of one purpose in other words share about half of their pairs; fewer pairs than this say nothing. */
const samePurpose = 0.5
const fewestPairs = 8

const touchLadder = ['tech', 'low', 'high'] as const

/** How alike two customers are, factor by factor. What is not known of one of them counts neither for nor against. */
export function similarityOf(a: Traits, b: Traits): Similarity {
  const factors = similarityFactors.map((factor) => ({ factor, weight: weights[factor], share: shareOf(factor, a, b) }))
  const known = factors.flatMap(({ weight, share }) => (share === null ? [] : [{ weight, share }]))
  const weight = known.reduce((sum, each) => sum + each.weight, 0)
  const score = known.reduce((sum, each) => sum + each.weight * each.share, 0) / weight
  return { score: weight / allWeight < enoughKnown ? null : score, factors }
}

function shareOf(factor: SimilarityFactor, a: Traits, b: Traits): number | null {
  switch (factor) {
    case 'purpose':
      if (a.purpose.size < fewestPairs || b.purpose.size < fewestPairs) return null
      return Math.min(1, sharedBigrams(a.purpose, b.purpose) / samePurpose)
    case 'industry':
      if (a.industry === null || b.industry === null) return null
      return foldForSearch(a.industry) === foldForSearch(b.industry) ? 1 : 0
    case 'size':
      if (!a.employees || !b.employees) return null
      return Math.max(0, 1 - Math.abs(Math.log(a.employees / b.employees)) / Math.log(sizesApart))
    case 'touch':
      if (a.touchModel === null || b.touchModel === null) return null
      return 1 - Math.abs(touchLadder.indexOf(a.touchModel) - touchLadder.indexOf(b.touchModel)) / 2
  }
}
