/**
 * draft: waits for a person to send it · queued: waits for the mail server · sending: handed over at this moment ·
 * sent · failed: refused for good · unknown: handed over, but the connection broke before the answer; never repeated
 * without a person · visible_only: no mail server is configured · suppressed: the address gets no mail.
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
] as const
export type MessageState = (typeof messageStates)[number]
