import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'

/** Each has a bit in the rollups. */
export const featuresAtMost = 62

const isKey = (text: string) => /^-?\d{1,19}$/.test(text) && BigInt.asIntN(64, BigInt(text)) === BigInt(text)
const eventKeySchema = z.string().max(20).refine(isKey)
const eventNameSchema = z.object({ key: z.string(), name: z.string() })

const featureSchema = z.object({
  featureNo: z.number(),
  name: z.string(),
  /** One of those by which it is judged whether the product is used for what it is for. */
  isKey: z.boolean(),
  /** Done by the customer's administrators. */
  isAdmin: z.boolean(),
  events: z.array(eventNameSchema),
  version: z.number(),
})
export type Feature = z.infer<typeof featureSchema>

const fields = {
  name: z.string().trim().min(1).max(100),
  isKey: z.boolean(),
  isAdmin: z.boolean(),
  eventKeys: z.array(eventKeySchema).min(1).max(500),
}
const params = z.object({ featureNo: z.coerce.number().int().min(0).max(61) })

export const listFeatures = endpoint({
  method: 'GET',
  path: '/usage/features',
  summary: 'The features of the product that matter, each a set of events, and how far their change is counted',
  response: z.object({
    items: z.array(featureSchema),
    /** Null where nothing is under way. `total` is null until it is known. */
    recount: z.object({ done: z.number(), total: z.number().nullable() }).nullable(),
  }),
})

export const createFeature = endpoint({
  method: 'POST',
  path: '/usage/features',
  summary: 'Add a feature; all days are counted anew with it',
  body: z.object(fields),
  response: featureSchema,
})

export const changeFeature = endpoint({
  method: 'PATCH',
  path: '/usage/features/{featureNo}',
  summary: 'Change a feature; all days are counted anew',
  params,
  body: z.object({ ...fields, version: z.int() }),
  response: featureSchema,
})

export const deleteFeature = endpoint({
  method: 'DELETE',
  path: '/usage/features/{featureNo}',
  summary: 'Remove a feature; its events stay, all days are counted anew',
  params,
})

export const searchEventNames = endpoint({
  method: 'GET',
  path: '/usage/event-names',
  summary: 'Names of events by words of theirs',
  query: z.object({ q: z.string().max(100).default('') }),
  response: z.object({ items: z.array(eventNameSchema) }),
})

export const listSuggestedEvents = endpoint({
  method: 'GET',
  path: '/usage/suggested-events',
  summary: 'The most frequent events that belong to no feature, by a sample of what is counted',
  response: z.object({
    /** `share` is of all events of the sample, as a ratio. */
    items: z.array(eventNameSchema.extend({ share: z.number() })),
  }),
})
