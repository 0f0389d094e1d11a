import { z } from 'zod'
import { requestStates, scopePlaces } from '../../domain/scope.ts'
import { scopeEffectSchema } from './scope.ts'

/** What the customer sees of scope, obstacles and faults: an allow-list of what was shared, one by one. */
export const portalMattersSchema = z.object({
  scope: z
    .object({
      statement: z.number(),
      items: z.array(z.object({ text: z.string(), place: z.enum(scopePlaces) })),
      note: z.string(),
      agreed: z.object({ name: z.string(), on: z.string() }).nullable(),
    })
    .nullable(),
  requests: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      phase: z.union([z.literal(1), z.literal(2)]),
      state: z.enum(requestStates),
      effect: scopeEffectSchema,
      works: z.array(z.object({ name: z.string() })),
      decided: z.object({ name: z.string(), on: z.string() }).nullable(),
      version: z.number(),
    }),
  ),
  blockers: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      isWithCustomer: z.boolean(),
      since: z.string(),
      /** What was given with it: our answers to what their desks asked for. */
      documents: z.array(z.object({ id: z.string(), title: z.string(), url: z.string().nullable(), body: z.string() })),
    }),
  ),
  outcomes: z.array(z.object({ id: z.string(), title: z.string(), outcome: z.string(), on: z.string() })),
})
export type PortalMatters = z.infer<typeof portalMattersSchema>
