import { foldForSearch } from './kana.ts'

/** The pairs of neighbouring letters in a text, folded as for search, without spaces and marks between words. */
export function bigramsOf(text: string): ReadonlySet<string> {
  const pairs = new Set<string>()
  for (const run of foldForSearch(text).split(/[^\p{L}\p{N}ー]+/u)) {
    const letters = [...run]
    for (let index = 1; index < letters.length; index++) pairs.add(`${letters[index - 1]}${letters[index]}`)
  }
  return pairs
}

/** How much two texts have in common, 0–1: twice the shared pairs over all pairs (Dice). 0 where one has none. */
export function sharedBigrams(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  let shared = 0
  for (const pair of a) if (b.has(pair)) shared += 1
  return (2 * shared) / (a.size + b.size)
}
