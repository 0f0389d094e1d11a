import { z } from 'zod'
import { declareEvent } from '#platform/events/event.ts'
import { mailKinds } from './domain/mail-kind.ts'

/** The mail server took a mail, or a person found out that it arrived. `dedupeKey` is what it was queued under. */
export const mailSent = declareEvent(
  'messaging.mail_sent',
  z.object({ messageId: z.string(), kind: z.enum(mailKinds), dedupeKey: z.string() }),
)
