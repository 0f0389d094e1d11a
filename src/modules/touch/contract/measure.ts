import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { catalogueSchema, fits, measureSchema } from '../domain/measure.ts'

const versionedSchema = z.object({
  /** 0 for the built-in one. */
  version: z.number(),
  definition: catalogueSchema,
})

export const readMeasures = endpoint({
  method: 'GET',
  path: '/measures',
  summary: 'The catalogue of measures with the touch models each fits',
  response: versionedSchema,
})

export const saveMeasures = endpoint({
  method: 'PUT',
  path: '/measures',
  summary: 'Save the next version of the catalogue of measures; earlier ones stay',
  body: z.object({ version: z.int().min(0), definition: catalogueSchema }),
  response: versionedSchema,
})

const wordsSchema = z.object({ ja: z.string(), en: z.string() })

const recommendationSchema = z.object({
  measure: measureSchema,
  fit: z.enum(fits),
  reasons: z.array(
    z.object({
      fact: wordsSchema,
      verdict: z.enum(['met', 'unmet', 'unknown']),
      /** What is known of the customer; empty where nothing is. */
      known: z.array(wordsSchema),
    }),
  ),
  /** The last time it was begun with this customer. */
  started: z
    .object({
      on: z.string(),
      by: z.string(),
      projectId: z.string(),
      taskId: z.string(),
      isDone: z.boolean(),
    })
    .nullable(),
})
export type MeasureRecommendation = z.infer<typeof recommendationSchema>

export const recommendMeasures = endpoint({
  method: 'GET',
  path: '/accounts/{id}/measures',
  summary: 'Which measures suit a customer by its touch model and hearing, with the reasons, the fitting ones first',
  params: z.object({ id: z.uuid() }),
  response: z.object({
    touchModel: z.enum(['high', 'low', 'tech']).nullable(),
    /** The running onboarding that a measure would go into; null where there is none. */
    projectId: z.string().nullable(),
    items: z.array(recommendationSchema),
  }),
})

export const startMeasure = endpoint({
  method: 'POST',
  path: '/accounts/{id}/measures/{measureKey}/start',
  summary: "Begin a measure: it becomes a task in the plan of the customer's running onboarding",
  params: z.object({ id: z.uuid(), measureKey: z.string().max(40) }),
  /** Made by the caller once per press: sent twice, it begins once. */
  body: z.object({ clientId: z.string().min(8).max(100) }),
  response: z.object({ projectId: z.string(), taskId: z.string() }),
})
