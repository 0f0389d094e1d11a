import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'

const moved = z.object({
  from: z.string(),
  to: z.string(),
  days: z.number(),
  fromWeek: z.number(),
  toWeek: z.number(),
})

/** An allow-list of its own, as the home page has: what is not named here does not leave. */
export const portalMattersViewSchema = z.object({
  scope: z
    .object({
      statement: z.number(),
      items: z.array(z.object({ text: z.string(), place: z.enum(['in', 'phase_2', 'out']) })),
      note: z.string(),
      agreed: z.object({ name: z.string(), on: z.string() }).nullable(),
    })
    .nullable(),
  requests: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      phase: z.union([z.literal(1), z.literal(2)]),
      state: z.enum(['open', 'proposed', 'agreed', 'declined']),
      effect: z.object({ goLive: moved.nullable(), value: moved.nullable() }),
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
      documents: z.array(z.object({ id: z.string(), title: z.string(), url: z.string().nullable(), body: z.string() })),
    }),
  ),
  outcomes: z.array(z.object({ id: z.string(), title: z.string(), outcome: z.string(), on: z.string() })),
  /** Who looks after the customer after the graduation, and how. */
  handoff: z
    .object({
      csmName: z.string(),
      review: z.string(),
      cadence: z.string(),
      nextGoals: z.array(z.string()),
      introducedOn: z.string(),
      version: z.number(),
      accepted: z.object({ name: z.string(), on: z.string() }).nullable(),
    })
    .nullable(),
})
export type PortalMattersView = z.infer<typeof portalMattersViewSchema>

export const readPortalMatters = endpoint({
  method: 'GET',
  path: '/portal/matters',
  summary: 'What is in scope, what was put to the customer, what stands in the way and what came of faults',
  response: portalMattersViewSchema,
})

export const previewPortalMatters = endpoint({
  method: 'GET',
  path: '/accounts/{id}/portal-preview/matters',
  summary: 'The same as the customer sees it, for staff',
  params: z.object({ id: z.uuid() }),
  response: portalMattersViewSchema,
})

export const agreeToScope = endpoint({
  method: 'POST',
  path: '/portal/scope-agreement',
  summary: 'Agree to the scope in the version that was shown; it never changes',
  body: z.object({ statement: z.int().min(1) }),
})

export const decideOnRequest = endpoint({
  method: 'POST',
  path: '/portal/scope-requests/{id}/decision',
  summary: 'Agree to or decline what was put forward for a request; it never changes',
  params: z.object({ id: z.uuid() }),
  body: z.object({ version: z.int().min(1), isAgreed: z.boolean() }),
})

export const acceptHandoff = endpoint({
  method: 'POST',
  path: '/portal/handoff-acceptance',
  summary: 'Accept who looks after the customer from now on, in the version that was shown; it never changes',
  body: z.object({ version: z.int().min(1) }),
})
