import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { idSchema, versionSchema } from '../field.ts'

const weekSchema = z.int().min(0).max(6000)

const capacitiesSchema = z.object({
  /** For onboarding, in a week of five working days; of everybody who has no number of their own. */
  vendorMinutes: weekSchema,
  customerMinutes: weekSchema,
  people: z.array(z.object({ id: z.string(), name: z.string(), minutes: weekSchema.nullable() })),
  version: z.number(),
})
export type Capacities = z.infer<typeof capacitiesSchema>

export const readCapacities = endpoint({
  method: 'GET',
  path: '/capacities',
  summary: 'What each person can be asked for in a week, in minutes',
  response: capacitiesSchema,
})

export const saveCapacities = endpoint({
  method: 'PUT',
  path: '/capacities',
  summary: 'Say what each person can be asked for in a week; who is left out has what everybody has',
  body: z.object({
    version: versionSchema,
    vendorMinutes: weekSchema,
    customerMinutes: weekSchema,
    people: z.array(z.object({ id: idSchema, minutes: weekSchema })).max(2000),
  }),
  response: capacitiesSchema,
})
