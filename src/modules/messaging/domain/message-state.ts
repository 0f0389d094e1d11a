/**
 * draft: waits for a person to send it · queued: waits for the mail server · sending: handed over at this moment ·
 * sent · failed: refused for good · unknown: handed over, but the connection broke before the answer; never repeated
 * without a person · visible_only: no mail server is configured · suppressed: the address gets no mail · discarded: a
 * person decided against it.
 */
export const messageStates = [
  'draft',
  'queued',
  'sending',
  'sent',
  'failed',
  'unknown',
  'visible_only',
  'suppressed',
  'discarded',
] as const
export type MessageState = (typeof messageStates)[number]

const leavesByHand: readonly MessageState[] = ['draft', 'failed', 'unknown', 'visible_only', 'suppressed']

/** Whether a person may queue the mail, for the first time or again. */
export function canBeSent(state: MessageState): boolean {
  return leavesByHand.includes(state)
}

/** A mail that has been with the server for longer than this was lost sight of: whoever sent it is gone. */
export const lostSightAfter = 15 * 60_000

/** How often the mail server may put a mail off before it counts as refused; with the queue's back-off about a day. */
export const maxAttempts = 10
