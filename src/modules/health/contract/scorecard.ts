import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { keySchema } from '../domain/keys.ts'
import { scorecardSchema } from '../domain/scorecard/scorecard.ts'
import { causeSchema, judgedSchema } from './account-health.ts'
import { bandSchema, clientIdSchema, wordsSchema } from './inputs.ts'

const params = z.object({ scorecardKey: keySchema })

export const scorecardStates = ['in_force', 'unpublished', 'ended'] as const

const listSchema = z.object({
  items: z.array(
    z.object({
      key: z.string(),
      name: wordsSchema,
      /** 0 before it is published for the first time. */
      version: z.number(),
      state: z.enum(scorecardStates),
      phases: z.array(z.string()),
      touchModels: z.array(z.string()),
      /** The names of the segments that it is for; none: for everybody. */
      segments: z.array(z.string()),
      measures: z.number(),
      customers: z.number(),
      hasDraft: z.boolean(),
      publishedBy: z.string(),
      publishedAt: z.string().nullable(),
      endedAt: z.string().nullable(),
    }),
  ),
})
export type ScorecardList = z.infer<typeof listSchema>

export const listScorecards = endpoint({
  method: 'GET',
  path: '/scorecards',
  summary: 'All scorecards in the order in which they are tried: a customer is judged by the first in force that fits',
  response: listSchema,
})

const scorecardDetailSchema = z.object({
  key: z.string(),
  version: z.number(),
  state: z.enum(scorecardStates),
  definition: scorecardSchema,
  draft: z
    .object({ definition: scorecardSchema, edit: z.number(), basedOn: z.number(), by: z.string(), at: z.string() })
    .nullable(),
  versions: z.array(
    z.object({ version: z.number(), note: z.string().nullable(), by: z.string(), at: z.string().nullable() }),
  ),
  /** What measures may look at in this workspace. */
  attributes: z.array(
    z.object({
      key: z.string(),
      kind: z.string(),
      unit: z.string().nullable(),
      options: z.array(z.string()),
      /** Of options that people or content named. */
      optionNames: z.record(z.string(), wordsSchema),
      name: wordsSchema.nullable(),
    }),
  ),
})
export type ScorecardDetail = z.infer<typeof scorecardDetailSchema>

export const readScorecard = endpoint({
  method: 'GET',
  path: '/scorecards/{scorecardKey}',
  summary: 'A scorecard with its draft, its versions and what measures may look at',
  params,
  response: scorecardDetailSchema,
})

export const saveScorecardDraft = endpoint({
  method: 'PUT',
  path: '/scorecards/{scorecardKey}/draft',
  summary: 'Save the draft of the next version; nothing is scored by it yet',
  params,
  /** `edit` is that of the draft the change is based on, 0 for none. */
  body: z.object({ edit: z.int().min(0), definition: scorecardSchema }),
  response: scorecardDetailSchema,
})

export const dropScorecardDraft = endpoint({
  method: 'DELETE',
  path: '/scorecards/{scorecardKey}/draft',
  summary: 'Throw the draft away',
  params,
})

const effectSchema = z.object({
  customers: z.number(),
  /** How many go from one band to another; those who stay are not among them. */
  moves: z.array(z.object({ from: bandSchema, to: bandSchema, customers: z.number() })),
  before: z.array(z.number()).length(10),
  after: z.array(z.number()).length(10),
  /** Whose score changes most, with the reasons. */
  largest: z.array(
    z.object({
      account: z.object({ id: z.string(), name: z.string() }),
      from: z.number().nullable(),
      to: z.number().nullable(),
      fromBand: bandSchema,
      toBand: bandSchema,
      causes: z.array(causeSchema),
    }),
  ),
})
export type ScorecardEffect = z.infer<typeof effectSchema>

export const previewScorecard = endpoint({
  method: 'POST',
  path: '/scorecards/{scorecardKey}/preview',
  summary: 'What a definition would change for all customers; writes nothing',
  params,
  body: z.object({ definition: scorecardSchema }),
  response: effectSchema,
})

export const previewCustomer = endpoint({
  method: 'POST',
  path: '/scorecards/{scorecardKey}/preview/customer',
  summary: 'What a definition would make of one customer, measure by measure; writes nothing',
  params,
  body: z.object({ definition: scorecardSchema, accountId: z.uuid() }),
  response: z.object({
    /** Whether it would be judged by this scorecard; else by the one named, or by none. */
    applies: z.boolean(),
    judgedBy: wordsSchema.nullable(),
    before: judgedSchema.nullable(),
    after: judgedSchema,
    causes: z.array(causeSchema),
  }),
})
export type CustomerPreview = z.infer<typeof previewCustomer.response>

export const createScorecard = endpoint({
  method: 'POST',
  path: '/scorecards',
  summary: 'Begin a scorecard as a draft that comes before all others; nobody is judged by it before it is published',
  body: z.object({ definition: scorecardSchema, clientId: clientIdSchema }),
  response: scorecardDetailSchema,
})

export const endScorecard = endpoint({
  method: 'POST',
  path: '/scorecards/{scorecardKey}/end',
  summary: 'Judge nobody by it any longer; what it judged stays explained by it',
  params,
  response: scorecardDetailSchema,
})

export const resumeScorecard = endpoint({
  method: 'POST',
  path: '/scorecards/{scorecardKey}/resume',
  summary: 'Let a scorecard that was ended judge again',
  params,
  response: scorecardDetailSchema,
})

export const orderScorecards = endpoint({
  method: 'PUT',
  path: '/scorecard-order',
  summary: 'In which order scorecards are tried; all of them have to be named',
  body: z.object({ keys: z.array(keySchema).min(1).max(500) }),
  response: listSchema,
})

export const publishScorecard = endpoint({
  method: 'POST',
  path: '/scorecards/{scorecardKey}/publish',
  summary: 'Let the draft be the next version and score all customers by it',
  params,
  body: z.object({ edit: z.int().min(1), note: z.string().max(500).nullable() }),
  response: scorecardDetailSchema,
})

export const rollBackScorecard = endpoint({
  method: 'POST',
  path: '/scorecards/{scorecardKey}/roll-back',
  summary: 'Let an earlier version stand again, as the next version',
  params,
  body: z.object({ version: z.int().min(1), note: z.string().max(500).nullable() }),
  response: scorecardDetailSchema,
})
