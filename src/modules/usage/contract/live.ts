import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { rejectionReasons } from '../domain/intake/incoming-event.ts'

export const eventKinds = ['track', 'page', 'screen', 'identify', 'group', 'alias'] as const

const liveEventSchema = z.object({
  batchNo: z.string(),
  position: z.number(),
  kind: z.enum(eventKinds).nullable(),
  /** What was done; null where the kind says it all. */
  name: z.string().nullable(),
  person: z.string().nullable(),
  /** The customer's ID as the sender gave it. */
  groupId: z.string().nullable(),
  /** Null where nobody knows yet whose it is. */
  account: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** By the sender, corrected by its clock; null of a repetition, which counts no more. */
  occurredAt: z.string().nullable(),
  receivedAt: z.string(),
  /** The sender's clock claimed a time that had not come yet. */
  isAhead: z.boolean(),
  /** The same message had come before. */
  isRepeated: z.boolean(),
})
export type LiveEvent = z.infer<typeof liveEventSchema>

const params = z.object({ id: z.uuid() })
const isBatchNo = (text: string) => /^\d{1,19}$/.test(text) && BigInt(text) < 2n ** 63n

export const listLiveEvents = endpoint({
  method: 'GET',
  path: '/usage/sources/{id}/events',
  summary: 'The last 50 events that came from a source, the newest first',
  params,
  response: z.object({ items: z.array(liveEventSchema), readAt: z.string() }),
})

export const readLiveEvent = endpoint({
  method: 'GET',
  path: '/usage/sources/{id}/events/{batchNo}/{position}',
  summary: 'An event as it came',
  params: params.extend({
    batchNo: z.string().max(19).refine(isBatchNo),
    position: z.coerce.number().int().min(0).max(32_767),
  }),
  response: z.object({ receivedAt: z.string(), json: z.string() }),
})

const rejectionSchema = z.object({
  id: z.string(),
  receivedAt: z.string(),
  reason: z.enum(rejectionReasons),
  eventName: z.string().nullable(),
  /** The event as it came, its beginning where it is long. */
  body: z.string(),
})

export const listRejections = endpoint({
  method: 'GET',
  path: '/usage/sources/{id}/rejections',
  summary: 'Events of a source that were not taken in, with the reason, the newest first',
  params,
  query: z.object({
    reason: z.enum(rejectionReasons).optional(),
    cursor: z.string().max(2_000).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  response: z.object({
    items: z.array(rejectionSchema),
    nextCursor: z.string().nullable(),
    /** Of the last 10,000. */
    reasons: z.array(z.object({ reason: z.enum(rejectionReasons), count: z.number() })),
  }),
})
