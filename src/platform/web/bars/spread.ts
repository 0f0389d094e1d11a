/** The five numbers of a distribution. */
export interface Spread {
  lowest: number
  firstQuartile: number
  median: number
  thirdQuartile: number
  highest: number
}

/** Where values lie between 0 and 100 on a scale from the lowest to the highest; all at the middle when alike. */
export function placeOn(lowest: number, highest: number): (value: number) => number {
  return (value) => (highest === lowest ? 50 : ((value - lowest) / (highest - lowest)) * 100)
}

/** Points of a line 100 wide and 24 high, with a margin for the stroke; undefined values break the line. */
export function linePaths(values: readonly (number | undefined)[]): string[] {
  const known = values.filter((value) => value !== undefined)
  const place = placeOn(Math.min(...known), Math.max(...known))
  const step = values.length > 1 ? 96 / (values.length - 1) : 0
  const paths: string[] = []
  let current = ''
  for (const [index, value] of values.entries()) {
    if (value === undefined) {
      if (current) paths.push(current)
      current = ''
      continue
    }
    const point = `${(2 + index * step).toFixed(1)} ${(22 - place(value) * 0.2).toFixed(1)}`
    current += current ? ` L${point}` : `M${point}`
  }
  return current ? [...paths, current] : paths
}
