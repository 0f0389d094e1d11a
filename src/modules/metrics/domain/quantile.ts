/**
 * Quantile of numbers sorted ascending, by linear interpolation between order statistics: type 7 of Hyndman & Fan (1996),
 * "Sample Quantiles in Statistical Packages"; the default of R, NumPy and PERCENTILE.INC. `p` is 0–1; null when empty.
 */
export function quantile(sorted: readonly number[], p: number): number | null {
  const position = (sorted.length - 1) * p
  const lower = sorted[Math.floor(position)]
  const upper = sorted[Math.ceil(position)]
  if (lower === undefined || upper === undefined) return null
  return lower + (upper - lower) * (position - Math.floor(position))
}

/** Arithmetic mean; null when empty. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}
