/** How far ahead of us a sender's clock may be before its word is not taken, in milliseconds. */
const tolerance = 5 * 60_000

export interface EventTime {
  /** When it happened, by our clock, in milliseconds since the epoch. Never later than it was received. */
  occurredAt: number
  /** Whether the sender's clock claimed a time that had not come yet: it counts as of its receipt, and is shown so. */
  isAhead: boolean
}

/**
 * When an event happened by our clock. A sender that says when it sent tells by this how wrong its clock is (Segment:
 * `timestamp = receivedAt − (sentAt − originalTimestamp)`); of one that does not, the time is taken as it is said.
 */
export function correctTime(claimedAt: number | undefined, sentAt: number | undefined, receivedAt: number): EventTime {
  if (claimedAt === undefined) return { occurredAt: receivedAt, isAhead: false }
  const corrected = sentAt === undefined ? claimedAt : receivedAt - (sentAt - claimedAt)
  if (corrected <= receivedAt) return { occurredAt: corrected, isAhead: false }
  return { occurredAt: receivedAt, isAhead: corrected > receivedAt + tolerance }
}
