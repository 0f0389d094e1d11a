import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { measureDefinitionSchema } from '../domain/measures/measure.ts'

export {
  type EventSet,
  type MeasureDefinition,
  measureDefinitionSchema,
  measureKinds,
  type PropertyCondition,
  propertyOperators,
  unitOf as measureUnitOf,
} from '../domain/measures/measure.ts'

const nameSchema = z.string().trim().min(1).max(100)

const measureSchema = z.object({
  id: z.string(),
  nameJa: z.string(),
  nameEn: z.string(),
  definition: measureDefinitionSchema,
  version: z.number(),
  createdBy: z.string(),
  createdAt: z.string(),
  archivedAt: z.string().nullable(),
  /** Whether earlier events are still being counted for it. */
  isCatchingUp: z.boolean(),
})
export type Measure = z.infer<typeof measureSchema>

const bodySchema = z.object({ nameJa: nameSchema, nameEn: nameSchema, definition: measureDefinitionSchema })
const params = z.object({ id: z.uuid() })

export const listMeasures = endpoint({
  method: 'GET',
  path: '/usage/measures',
  summary: 'The measures that were defined over usage events',
  response: z.object({ items: z.array(measureSchema) }),
})

export const createMeasure = endpoint({
  method: 'POST',
  path: '/usage/measures',
  summary: 'Define a measure; it becomes an attribute of every customer',
  body: bodySchema,
  response: measureSchema,
})

export const changeMeasure = endpoint({
  method: 'PUT',
  path: '/usage/measures/{id}',
  summary: 'Change a measure',
  params,
  body: bodySchema.extend({ version: z.int() }),
  response: measureSchema,
})

export const archiveMeasure = endpoint({
  method: 'POST',
  path: '/usage/measures/{id}/archive',
  summary: 'Put a measure away; scores that used it no longer know it',
  params,
  response: measureSchema,
})

const sampleSchema = z.object({ accountId: z.string(), name: z.string(), value: z.number() })

export const previewMeasure = endpoint({
  method: 'POST',
  path: '/usage/measures/preview',
  summary: 'What a measure would tell today: how many customers it knows, quartiles, highest and lowest',
  body: z.object({ definition: measureDefinitionSchema }),
  response: z.object({
    known: z.number(),
    unknown: z.number(),
    /** Least, lower quartile, median, upper quartile, greatest. */
    quantiles: z.array(z.number()),
    highest: z.array(sampleSchema),
    lowest: z.array(sampleSchema),
    /** Of a set with conditions that is not counted yet: how many of the last events of these names fit it. */
    sampled: z.object({ looked: z.number(), fitting: z.number() }).nullable(),
  }),
})
