import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { backFillSteps } from '../domain/back-test/past-days.ts'
import { daySchema } from './inputs.ts'

export { backFillSteps } from '../domain/back-test/past-days.ts'

const backFillSchema = z.object({
  id: z.string(),
  every: z.enum(backFillSteps),
  from: z.string(),
  to: z.string(),
  days: z.number(),
  /** Days that are computed. */
  done: z.number(),
  /** Scores written. */
  scores: z.number(),
  askedBy: z.string(),
  askedAt: z.string(),
  finishedAt: z.string().nullable(),
  stoppedBy: z.string().nullable(),
})
export type BackFill = z.infer<typeof backFillSchema>

const standing = z.object({ backFill: backFillSchema.nullable() })

export const readBackFill = endpoint({
  method: 'GET',
  path: '/health/back-fill',
  summary: 'How far past scores are computed; null where nobody asked for them',
  response: standing,
})

export const startBackFill = endpoint({
  method: 'POST',
  path: '/health/back-fill',
  summary:
    'Compute scores of past days by what was known then, in the background; days that were scored stay as they are',
  body: z.object({
    every: z.enum(backFillSteps),
    /** The first day with data unless said otherwise. */
    from: daySchema.optional(),
  }),
  response: standing,
})

export const stopBackFill = endpoint({
  method: 'POST',
  path: '/health/back-fill/stop',
  summary: 'Compute no more past scores; those that are computed stay',
  response: standing,
})
