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

/** The 97.5 % point of the normal distribution: intervals hold 95 %. */
const z = 1.959964

/** Wilson's score interval (Wilson 1927): honest for few cases and for shares near 0 and 1. */
export function wilson(n: number, of: number): Share {
  if (of === 0) return { n, of, share: null, low: null, high: null }
  const share = n / of
  const middle = (share + (z * z) / (2 * of)) / (1 + (z * z) / of)
  const half = (z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))) / (1 + (z * z) / of)
  return { n, of, share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}

/** The median with its distribution-free 95 % interval from order statistics (Conover 1999); none below six cases. */
function medianOf(values: readonly number[]): GroupOutcome['timeToValue'] {
  const sorted = values.toSorted((a, b) => a - b)
  const n = sorted.length
  const upper = sorted[Math.floor(n / 2)]
  if (upper === undefined) return { n, median: null, low: null, high: null }
  const median = n % 2 === 1 ? upper : ((sorted[n / 2 - 1] ?? upper) + upper) / 2
  const reach = (z * Math.sqrt(n)) / 2
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
    graduated: wilson(projects.filter(({ hasGraduated }) => hasGraduated).length, projects.length),
    retained: wilson(known.filter(({ isRetained }) => isRetained === true).length, known.length),
  }
}
