import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { verdicts } from '../domain/back-test/separation.ts'
import { bandSchema, daySchema } from './inputs.ts'

export const readBackTest = endpoint({
  method: 'GET',
  path: '/health/back-test',
  summary: 'Whether the scores of a past day told who churned in the days after it',
  query: z.object({
    /** 90 days ago unless said otherwise. */
    day: daySchema.optional(),
    days: z.coerce.number().int().min(30).max(365).default(90),
  }),
  response: z.object({
    /** The day asked for, or the last one before it that has scores. */
    day: z.string(),
    /** When the scores were computed, where that was after their day. */
    computedAt: z.string().nullable(),
    until: z.string(),
    /** Whether all those days are over; else customers may still churn. */
    isComplete: z.boolean(),
    churned: z.number(),
    kept: z.number(),
    auc: z.object({ share: z.number(), low: z.number(), high: z.number() }).nullable(),
    lift: z
      .object({ lowest: z.number(), churned: z.number(), share: z.number(), overall: z.number(), lift: z.number() })
      .nullable(),
    verdict: z.enum(verdicts),
    /** How many of each band of that day churned. */
    bands: z.array(z.object({ band: bandSchema, customers: z.number(), churned: z.number() })),
  }),
})
