import type { PlainDateString } from '#platform/kernel/dates.ts'

export const enablementLevels = [1, 2, 3, 4] as const
/**
 * How far the customer stands on its own: 1 uses it for the use case it began with, 2 can train new users, 3 extends it to
 * new use cases without heavy help of ours, 4 is self-sufficient.
 */
export type EnablementLevel = (typeof enablementLevels)[number]

export interface EnablementRecord {
  level: EnablementLevel
  /** False where it turned out that the level is no longer held, as when the trained admin left. */
  isShown: boolean
  shownOn: PlainDateString
}

/**
 * The level reached: the highest whose latest record shows it. A level includes those below, so losing a lower one, for
 * example the people who can train, ends the higher ones as well until they are shown again later. 0 without any evidence.
 * Of records of the same day the later in the list counts.
 */
export function enablementReached(records: readonly EnablementRecord[]): 0 | EnablementLevel {
  const inOrder = records.toSorted((a, b) => (a.shownOn < b.shownOn ? -1 : a.shownOn > b.shownOn ? 1 : 0))
  let reached: 0 | EnablementLevel = 0
  for (const { level, isShown } of inOrder) {
    if (isShown && level > reached) reached = level
    else if (!isShown && level <= reached) reached = levelBelow(level)
  }
  return reached
}

function levelBelow(level: EnablementLevel): 0 | EnablementLevel {
  return enablementLevels.filter((each) => each < level).at(-1) ?? 0
}
