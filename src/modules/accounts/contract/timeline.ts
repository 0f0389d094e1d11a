import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { cleanText } from '../domain/text.ts'
import { accountParams, pageQuery } from './inputs.ts'

export const timelineEntrySchema = z.object({
  id: z.string(),
  /** `<module>.<what>`: `accounts.note`, `onboarding.project_started`. Its words are the message `<module>.timeline.<what>`. */
  kind: z.string(),
  /** What the words are filled with. */
  params: z.record(z.string(), z.unknown()),
  body: z.string().nullable(),
  visibility: z.enum(['internal', 'customer']),
  actorKind: z.string(),
  actorName: z.string(),
  occurredAt: z.string(),
})
export type TimelineEntry = z.infer<typeof timelineEntrySchema>

export const contactChannels = ['phone', 'chat', 'mail', 'visit'] as const

export const timelineKindSchema = z.string().regex(/^[a-z_]{1,40}\.[a-z0-9_]{1,60}$/)

/** The message that tells an entry of this kind: `accounts.phase_moved` is told by `accounts.timeline.phase_moved`. */
export function timelineMessageKey(kind: string): string {
  return kind.replace('.', '.timeline.')
}

export const listTimeline = endpoint({
  method: 'GET',
  path: '/accounts/{id}/timeline',
  summary: 'What happened with the customer, newest first',
  params: accountParams,
  query: z.object({
    ...pageQuery,
    /** Kinds to show, separated by commas; all when left out. */
    kinds: z
      .string()
      .max(2_000)
      .transform((text) => text.split(','))
      .pipe(z.array(timelineKindSchema).max(50))
      .optional(),
  }),
  response: z.object({ items: z.array(timelineEntrySchema), nextCursor: z.string().nullable() }),
})

export const addNote = endpoint({
  method: 'POST',
  path: '/accounts/{id}/timeline',
  summary: 'Write a note; internal unless said otherwise',
  params: accountParams,
  body: z.object({
    body: z
      .string()
      .max(20_000)
      .transform((text) => cleanText(text, 'multiple'))
      .pipe(z.string().min(1)),
    visibility: z.enum(['internal', 'customer']).default('internal'),
    /** By which way the customer itself got in touch; null for a note of our own. */
    contact: z.enum(contactChannels).nullable().default(null),
  }),
  response: timelineEntrySchema,
})
