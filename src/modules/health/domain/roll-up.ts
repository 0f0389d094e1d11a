export const rollUpWays = ['worst', 'arr_weighted', 'mean'] as const
export type RollUpWay = (typeof rollUpWays)[number]

export interface Child {
  score: number | null
  /** Minor units; null where unknown. */
  arr: number | null
}

/**
 * One score for a group of companies. Children without a score say nothing; null where none has one. Weighted by revenue,
 * a child whose revenue is unknown weighs as the mean of the others; where all are unknown it is the plain mean.
 */
export function rollUp(children: readonly Child[], way: RollUpWay): number | null {
  const judged = children.flatMap(({ score, arr }) => (score === null ? [] : [{ score, arr }]))
  if (judged.length === 0) return null
  if (way === 'worst') return Math.min(...judged.map(({ score }) => score))
  const known = judged.flatMap(({ arr }) => (arr === null ? [] : [arr]))
  const typical = known.length === 0 ? 1 : known.reduce((sum, arr) => sum + arr, 0) / known.length
  const weightOf = (arr: number | null) => (way === 'mean' ? 1 : (arr ?? typical))
  const total = judged.reduce((sum, { arr }) => sum + weightOf(arr), 0)
  if (total === 0) return rollUp(children, 'mean')
  return Math.round(judged.reduce((sum, { score, arr }) => sum + score * weightOf(arr), 0) / total)
}
