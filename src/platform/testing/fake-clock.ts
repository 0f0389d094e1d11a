import type { Clock } from '#platform/context/context.ts'

export interface FakeClock extends Clock {
  set: (instant: string) => void
  advance: (milliseconds: number) => void
}

/** A clock that stands still until it is told otherwise. `instant` is ISO text with a zone. */
export function createFakeClock(instant: string): FakeClock {
  let now = Date.parse(instant)
  return {
    now: () => now,
    set: (next) => {
      now = Date.parse(next)
    },
    advance: (milliseconds) => {
      now += milliseconds
    },
  }
}
