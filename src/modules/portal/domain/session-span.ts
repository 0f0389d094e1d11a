/** How long a browser stays let in after its last visit. */
export const sessionDays = 14
/** Visits closer together than this are one visit in the log. */
export const visitGap = 10 * 60_000

const day = 86_400_000

/** When the session ends unless it is used again: never after its link. */
export function sessionEnd(now: number, linkEndsAt: string): string {
  return new Date(Math.min(now + sessionDays * day, Date.parse(linkEndsAt))).toISOString()
}
