/** Deeper than any input of the product; what follows walks inputs by recursion. */
const deepest = 40

const isStorable = (text: string) => text.isWellFormed() && !text.includes('\u0000')

/**
 * Where an input holds what PostgreSQL can't keep, or nothing here can walk: U+0000, half a surrogate pair, in a value
 * or in a key, or too many levels. Undefined when all of it can be kept.
 */
export function findUnstorable(input: unknown): readonly string[] | undefined {
  const open: { value: unknown; path: readonly string[] }[] = [{ value: input, path: [] }]
  for (let one = open.pop(); one; one = open.pop()) {
    const { value, path } = one
    if (typeof value === 'string' && !isStorable(value)) return path
    if (typeof value !== 'object' || value === null) continue
    if (path.length >= deepest) return path
    for (const [key, inner] of Object.entries(value)) {
      if (!isStorable(key)) return path
      if (typeof inner === 'string' ? !isStorable(inner) : typeof inner === 'object')
        open.push({ value: inner, path: [...path, key] })
    }
  }
  return undefined
}
