/** The 97.5 % point of the normal distribution: intervals hold 95 %. */
export const z975 = 1.959964

export interface Interval {
  /** 0–1. */
  share: number
  low: number
  high: number
}

/** A share with Wilson's score interval (Wilson 1927): honest for few cases and for shares near 0 and 1. Null of none. */
export function wilson(n: number, of: number): Interval | null {
  if (of === 0) return null
  const z = z975
  const share = n / of
  const middle = (share + (z * z) / (2 * of)) / (1 + (z * z) / of)
  const half = (z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))) / (1 + (z * z) / of)
  return { share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}
