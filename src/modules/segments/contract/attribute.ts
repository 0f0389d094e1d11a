import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { attributeKinds } from '../domain/condition.ts'

const wordsSchema = z.object({ ja: z.string(), en: z.string() })

const attributeSchema = z.object({
  /** `<module>.<what>`; without a name of its own, its words are the message `<module>:attributes.<what>`. */
  key: z.string(),
  kind: z.enum(attributeKinds),
  unit: z.enum(['percent', 'count', 'days', 'business_days', 'points', 'hours']).nullable(),
  name: wordsSchema.nullable(),
  /** What a choice may be; null where it cannot be listed. Without names: `<module>:attributeOptions.<what>.<key>`. */
  options: z.array(z.object({ key: z.string(), name: wordsSchema.nullable() })).nullable(),
})
export type AttributeRecord = z.infer<typeof attributeSchema>

export const listSegmentAttributes = endpoint({
  method: 'GET',
  path: '/segment-attributes',
  summary: 'Everything known of customers that segments may ask about',
  response: z.object({ items: z.array(attributeSchema) }),
})

export const listAttributeValues = endpoint({
  method: 'GET',
  path: '/segment-attributes/{key}/values',
  summary: 'The values of a text or choice that customers have, the most frequent first, 200 at most',
  params: z.object({ key: z.string().max(63) }),
  response: z.object({ items: z.array(z.object({ value: z.string(), customers: z.number() })) }),
})
