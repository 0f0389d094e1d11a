import { wilson, z975 } from '#platform/kernel/statistics/wilson.ts'

export interface FinishedProject {
  isPaid: boolean
  /** Calendar days from the contract to the first value; null where it was not reached. */
  daysToValue: number | null
  hasGraduated: boolean
  /** Null while too little time has passed to say. */
  isRetained: boolean | null
}

interface Share {
  n: number
  of: number
  /** 0–1; null without cases. */
  share: number | null
  low: number | null
  high: number | null
}

export interface GroupOutcome {
  projects: number
  timeToValue: { n: number; median: number | null; low: number | null; high: number | null }
  graduated: Share
  retained: Share
}

/** Fewer cases than this on either side say nothing about a difference. */
export const fewestToCompare = 10

const shareOf = (n: number, of: number): Share => ({ n, of, share: null, low: null, high: null, ...wilson(n, of) })

/** The median with its distribution-free 95 % interval from order statistics (Conover 1999); none below six cases. */
function medianOf(values: readonly number[]): GroupOutcome['timeToValue'] {
  const sorted = values.toSorted((a, b) => a - b)
  const n = sorted.length
  const upper = sorted[Math.floor(n / 2)]
  if (upper === undefined) return { n, median: null, low: null, high: null }
  const median = n % 2 === 1 ? upper : ((sorted[n / 2 - 1] ?? upper) + upper) / 2
  const reach = (z975 * Math.sqrt(n)) / 2
  const low = n < 6 ? undefined : sorted[Math.max(0, Math.floor(n / 2 - reach))]
  const high = n < 6 ? undefined : sorted[Math.min(n - 1, Math.ceil(n / 2 + reach))]
  return { n, median, low: low ?? null, high: high ?? null }
}

/** What came of a group of projects. Pure. */
export function outcomeOf(projects: readonly FinishedProject[]): GroupOutcome {
  const days = projects.flatMap(({ daysToValue }) => (daysToValue === null ? [] : [daysToValue]))
  const known = projects.filter(({ isRetained }) => isRetained !== null)
  return {
    projects: projects.length,
    timeToValue: medianOf(days),
    graduated: shareOf(projects.filter(({ hasGraduated }) => hasGraduated).length, projects.length),
    retained: shareOf(known.filter(({ isRetained }) => isRetained === true).length, known.length),
  }
}
