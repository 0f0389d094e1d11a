import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { channels, journeyPlanSchema, touchpointStates } from '../domain/journey.ts'
import { touchModels } from '../domain/measure.ts'

const versionedSchema = z.object({
  /** 0 for the built-in one. */
  version: z.number(),
  definition: journeyPlanSchema,
})

export const readJourneyPlan = endpoint({
  method: 'GET',
  path: '/journey-plan',
  summary: 'When customers are to be met, by phase and touch model',
  response: versionedSchema,
})

export const saveJourneyPlan = endpoint({
  method: 'PUT',
  path: '/journey-plan',
  summary: 'Save the next version of the planned touchpoints; earlier ones stay',
  body: z.object({ version: z.int().min(0), definition: journeyPlanSchema }),
  response: versionedSchema,
})

const wordsSchema = z.object({ ja: z.string(), en: z.string() })

const passageSchema = z.object({
  phase: z.string(),
  since: z.string(),
  /** When the customer left the phase; null while it is there. */
  until: z.string().nullable(),
  touchpoints: z.array(
    z.object({
      key: z.string(),
      name: wordsSchema,
      rhythm: z.enum(['once', 'every']),
      days: z.number(),
      /** Times by now, as planned and as they happened. */
      expected: z.number(),
      happened: z.number(),
      state: z.enum(touchpointStates),
      lastOn: z.string().nullable(),
    }),
  ),
  /** All that happened in the phase, planned or not, by channel. */
  touches: z.array(z.object({ channel: z.enum(channels), count: z.number(), lastOn: z.string() })),
})
export type Passage = z.infer<typeof passageSchema>

export const readAccountJourney = endpoint({
  method: 'GET',
  path: '/accounts/{id}/journey',
  summary: "A customer's planned touchpoints, phase by phase, against those that happened",
  params: z.object({ id: z.uuid() }),
  response: z.object({
    touchModel: z.enum(touchModels).nullable(),
    /** Touchpoints of the present phase that should have happened and did not. */
    missing: z.number(),
    passages: z.array(passageSchema),
  }),
})

const rowSchema = z.object({
  key: z.string(),
  name: wordsSchema,
  phase: z.string(),
  touchModel: z.enum(touchModels),
  /** Customers in the phase by now for whom it is due, and those who are behind. */
  due: z.number(),
  behind: z.number(),
  /** Times over all of them. */
  expected: z.number(),
  happened: z.number(),
})
export type JourneyRow = z.infer<typeof rowSchema>

export const readJourneyMap = endpoint({
  method: 'GET',
  path: '/journey-map',
  summary: 'Planned touchpoints against those that happened, over all customers in each phase today',
  response: z.object({
    items: z.array(rowSchema),
    /** Customers whose touch model is not set: they have no plan. */
    withoutTouchModel: z.number(),
  }),
})

export const listJourneyGaps = endpoint({
  method: 'GET',
  path: '/journey-map/gaps',
  summary: 'The customers who are behind on a touchpoint, those who miss most first',
  query: z.object({ key: z.string().max(40), touchModel: z.enum(touchModels) }),
  response: z.object({
    items: z.array(
      z.object({
        account: z.object({ id: z.string(), name: z.string() }),
        since: z.string(),
        expected: z.number(),
        happened: z.number(),
        lastOn: z.string().nullable(),
      }),
    ),
    /** Beyond the first 200. */
    more: z.number(),
  }),
})
