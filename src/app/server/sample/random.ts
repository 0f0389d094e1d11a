export interface Random {
  /** From 0 up to 1. */
  next: () => number
  /** A whole number from `low` to `high`, both included. */
  integer: (low: number, high: number) => number
  pick: <T>(items: readonly [T, ...T[]] | readonly T[]) => T
  chance: (probability: number) => boolean
  /** Normal with mean 0 and deviation 1 (Box and Muller). */
  normal: () => number
}

/** The same numbers for the same seed on every machine (mulberry32), so that the sample company never changes by itself. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const integer = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    integer,
    pick: (items) => {
      const item = items[integer(0, items.length - 1)]
      if (item === undefined) throw new Error('There is nothing to pick from.')
      return item
    },
    chance: (probability) => next() < probability,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  }
}
