import { type Interval, z975 } from '#platform/kernel/statistics/wilson.ts'

export interface Case {
  score: number
  isChurned: boolean
}

export const verdicts = ['too_few', 'no_better_than_chance', 'worse_than_chance', 'separates'] as const
export type SeparationVerdict = (typeof verdicts)[number]

export interface Separation {
  churned: number
  kept: number
  /**
   * The chance that a churned customer had the lower score than a kept one, ties counted half (the area under the ROC
   * curve), with its 95 % interval; null where either side is empty.
   */
  auc: Interval | null
  /** How much more often the fifth with the lowest scores churned than all did; null where nobody churned. */
  lift: { lowest: number; churned: number; share: number; overall: number; lift: number } | null
  verdict: SeparationVerdict
}

/** Below this many on either side an interval says nothing that anybody should act upon. */
const fewest = 10

/**
 * Whether scores of a past day told who churned afterwards. The area and its variance are DeLong's (1988), by the mid-ranks of
 * Sun and Xu (2014): n log n, and exact with ties. Where every pair is told apart the variance is zero; the interval is then
 * Hanley and McNeil's (1982), which does not pretend to be certain.
 */
export function separationOf(cases: readonly Case[]): Separation {
  const churned = cases.filter(({ isChurned }) => isChurned).map(({ score }) => score)
  const kept = cases.filter(({ isChurned }) => !isChurned).map(({ score }) => score)
  const auc = churned.length === 0 || kept.length === 0 ? null : aucOf(churned, kept)
  return {
    churned: churned.length,
    kept: kept.length,
    auc,
    lift: liftOf(cases, churned.length),
    verdict: verdictOf(auc, churned.length, kept.length),
  }
}

function verdictOf(auc: Interval | null, churned: number, kept: number): SeparationVerdict {
  if (auc === null || churned < fewest || kept < fewest) return 'too_few'
  if (auc.low > 0.5) return 'separates'
  return auc.high < 0.5 ? 'worse_than_chance' : 'no_better_than_chance'
}

/** For each value its rank among all, from 1; values alike share the middle of their ranks. */
export function midRanks(values: readonly number[]): number[] {
  const order = values.map((value, index) => ({ value, index })).toSorted((a, b) => a.value - b.value)
  const ranks: number[] = Array.from({ length: values.length }, () => 0)
  for (let start = 0; start < order.length; ) {
    let end = start
    while (end + 1 < order.length && order[end + 1]?.value === order[start]?.value) end += 1
    for (const { index } of order.slice(start, end + 1)) ranks[index] = (start + end) / 2 + 1
    start = end + 1
  }
  return ranks
}

function aucOf(churned: readonly number[], kept: readonly number[]): Interval {
  const [m, n] = [churned.length, kept.length]
  const all = midRanks([...churned, ...kept])
  const among = midRanks(churned)
  const amongKept = midRanks(kept)
  // For each churned customer the share of kept ones with a higher score, and for each kept one of churned ones with a lower.
  const byChurned = churned.map((_, index) => 1 - ((all[index] ?? 0) - (among[index] ?? 0)) / n)
  const byKept = kept.map((_, index) => ((all[m + index] ?? 0) - (amongKept[index] ?? 0)) / m)
  const share = byChurned.reduce((sum, each) => sum + each, 0) / m
  const variance = varianceOf(byChurned) / m + varianceOf(byKept) / n
  const half = z975 * Math.sqrt(variance > 0 ? variance : hanleyMcNeil(share, m, n))
  return { share, low: Math.max(0, share - half), high: Math.min(1, share + half) }
}

function varianceOf(values: readonly number[]): number {
  if (values.length < 2) return 0
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
}

/** With half a case added to both sides, so that a perfect separation of few cases stays uncertain. */
function hanleyMcNeil(share: number, m: number, n: number): number {
  const area = (share * m * n + 0.5) / (m * n + 1)
  const q1 = area / (2 - area)
  const q2 = (2 * area * area) / (1 + area)
  return (area * (1 - area) + (m - 1) * (q1 - area * area) + (n - 1) * (q2 - area * area)) / (m * n)
}

function liftOf(cases: readonly Case[], churned: number): Separation['lift'] {
  if (churned === 0) return null
  const lowest = Math.max(1, Math.floor(cases.length / 5))
  const ordered = cases.toSorted((a, b) => a.score - b.score)
  const limit = ordered[lowest - 1]?.score ?? 0
  // Who ties with the last of the fifth belongs to it: which of them comes first is chance.
  const fifth = ordered.filter(({ score }) => score <= limit)
  const inFifth = fifth.filter(({ isChurned }) => isChurned).length
  const share = inFifth / fifth.length
  const overall = churned / cases.length
  return { lowest: fifth.length, churned: inFifth, share, overall, lift: share / overall }
}
