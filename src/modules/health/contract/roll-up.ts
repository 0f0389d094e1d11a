import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { rollUpMethods } from '../domain/roll-up/roll-up.ts'
import { accountParams, bandSchema, daySchema } from './inputs.ts'

const rollUpSchema = z.object({
  day: z.string(),
  method: z.enum(rollUpMethods),
  /** What the workspace wants; revenue in several currencies, or none at all, leaves the mean. */
  wantedMethod: z.enum(rollUpMethods),
  score: z.number().nullable(),
  band: bandSchema,
  limits: z.object({ good: z.number(), watch: z.number() }),
  customers: z.number(),
  /** How many of them have a score. */
  scored: z.number(),
  /** The lowest first, 200 at most. */
  members: z.array(
    z.object({
      account: z.object({ id: z.string(), name: z.string() }),
      score: z.number().nullable(),
      band: bandSchema,
      /** How much of the group's score it makes out, in percent; null where it does not count. */
      share: z.number().nullable(),
    }),
  ),
})

export const readRollUp = endpoint({
  method: 'GET',
  path: '/accounts/{id}/health/roll-up',
  summary: 'How the customers below a parent stand together on a day, with each of them',
  params: accountParams,
  query: z.object({ day: daySchema.optional() }),
  response: z.object({ rollUp: rollUpSchema.nullable() }),
})
export type AccountRollUp = z.infer<typeof readRollUp.response>
