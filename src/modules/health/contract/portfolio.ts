import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { bandSchema } from './inputs.ts'

const moverSchema = z.object({
  account: z.object({ id: z.string(), name: z.string() }),
  from: z.number(),
  to: z.number(),
  band: bandSchema,
})
export type Mover = z.infer<typeof moverSchema>

const portfolioSchema = z.object({
  /** The last day that was scored; null before the first time. */
  day: z.string().nullable(),
  customers: z.number(),
  bands: z.object({ good: z.number(), watch: z.number(), risk: z.number(), held: z.number(), unknown: z.number() }),
  /** Scores from 0–9 to 90–100. */
  histogram: z.array(z.number()).length(10),
  /** Whose data are too few for more than an indication, and whom somebody decided upon. */
  reference: z.number(),
  decided: z.number(),
  mean: z.number().nullable(),
  since: z.string(),
  down: z.array(moverSchema),
  up: z.array(moverSchema),
  movedDown: z.number(),
  movedUp: z.number(),
})
export type Portfolio = z.infer<typeof portfolioSchema>

export const readPortfolio = endpoint({
  method: 'GET',
  path: '/health',
  summary: 'The health of all customers: bands, distribution, who moved within a week, and how many are hardly known',
  response: portfolioSchema,
})

export const listHealth = endpoint({
  method: 'GET',
  path: '/health/customers',
  summary: 'Customers with their scores, the lowest first, by band or by how much is known of them',
  query: z.object({
    band: bandSchema.optional(),
    only: z.enum(['reference', 'decided']).optional(),
    cursor: z.string().max(2_000).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({
    items: z.array(
      z.object({
        account: z.object({ id: z.string(), name: z.string() }),
        score: z.number().nullable(),
        band: bandSchema,
        coverage: z.number(),
        isReference: z.boolean(),
        isDecided: z.boolean(),
        /** Against a week before; null where there was no score then. */
        change: z.number().nullable(),
      }),
    ),
    nextCursor: z.string().nullable(),
  }),
})
export type HealthListQuery = z.output<typeof listHealth.query>
export type HealthListAnswer = z.infer<typeof listHealth.response>
