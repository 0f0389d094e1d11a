import type { PlainDateString } from '#platform/kernel/dates.ts'

/** The latest of the days; the empty text, which stands for no day, comes before every other. */
export function laterOf(first: PlainDateString, ...others: readonly PlainDateString[]): PlainDateString {
  let latest = first
  for (const day of others) if (day > latest) latest = day
  return latest
}

export function earlierOf(first: PlainDateString, second: PlainDateString): PlainDateString {
  if (second < first) return second
  return first
}
