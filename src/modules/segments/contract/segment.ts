import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { conditionSchema } from '../domain/condition.ts'

export const segmentKinds = ['live', 'static'] as const

// Control characters and text of nothing but spaces name nothing.
const nameSchema = z.string().trim().min(1).max(100)
const descriptionSchema = z.string().trim().max(1_000)

const segmentSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  kind: z.enum(segmentKinds),
  condition: conditionSchema,
  memberCount: z.number(),
  refreshedAt: z.string(),
  /** Why its members cannot be told any more: `attribute_gone` and the like; they stay as they were. */
  problem: z.string().nullable(),
  createdBy: z.string(),
  createdAt: z.string(),
  version: z.number(),
  archivedAt: z.string().nullable(),
})
export type SegmentRecord = z.infer<typeof segmentSchema>

const listedSchema = segmentSchema.extend({
  /** In the last seven days, those who were in it from the start not counted. */
  entered: z.number(),
  left: z.number(),
})
export type ListedSegment = z.infer<typeof listedSchema>

const params = z.object({ id: z.uuid() })

export const listSegments = endpoint({
  method: 'GET',
  path: '/segments',
  summary: 'All segments by name, with how many customers are in each and how many moved lately',
  query: z.object({ archived: z.enum(['no', 'only']).default('no') }),
  response: z.object({ items: z.array(listedSchema) }),
})

export const readSegment = endpoint({
  method: 'GET',
  path: '/segments/{id}',
  summary: 'A segment with its condition',
  params,
  response: segmentSchema,
})

export const previewSegment = endpoint({
  method: 'POST',
  path: '/segments/preview',
  summary: 'Whom a condition selects now, before it is saved',
  body: z.object({ condition: conditionSchema }),
  response: z.object({
    /** All customers that are not archived. */
    total: z.number(),
    count: z.number(),
    sample: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
})

export const previewSegmentTests = endpoint({
  method: 'POST',
  path: '/segments/preview/tests',
  summary: 'How many customers each question of a condition selects by itself',
  body: z.object({ condition: conditionSchema }),
  response: z.object({
    total: z.number(),
    /** In reading order, with the path (`of.0.of.1`). */
    tests: z.array(z.object({ path: z.string(), met: z.number(), unknown: z.number() })),
  }),
})

export const createSegment = endpoint({
  method: 'POST',
  path: '/segments',
  summary: 'Create a segment; a static one keeps whom the condition selects now',
  body: z.object({
    name: nameSchema,
    description: descriptionSchema.default(''),
    kind: z.enum(segmentKinds),
    /** Of static ones: without it, it begins empty. */
    condition: conditionSchema.nullable(),
  }),
  response: segmentSchema,
})

export const changeSegment = endpoint({
  method: 'PATCH',
  path: '/segments/{id}',
  summary: 'Change a segment; with another condition, customers enter and leave at once',
  params,
  body: z.object({
    version: z.int().min(1),
    name: nameSchema.optional(),
    description: descriptionSchema.optional(),
    /** Of live ones only. */
    condition: conditionSchema.optional(),
    isArchived: z.boolean().optional(),
  }),
  response: segmentSchema,
})

export const refreshSegment = endpoint({
  method: 'POST',
  path: '/segments/{id}/refresh',
  summary: 'Tell the members anew at once instead of within a quarter of an hour',
  params,
  response: z.object({ entered: z.number(), left: z.number(), memberCount: z.number() }),
})

export const readSegmentHistory = endpoint({
  method: 'GET',
  path: '/segments/{id}/history',
  summary: 'How many customers were in a segment, entered and left, day by day',
  params,
  query: z.object({ days: z.coerce.number().int().min(7).max(366).default(90) }),
  response: z.object({
    days: z.array(z.object({ on: z.string(), count: z.number(), entered: z.number(), left: z.number() })),
  }),
})
