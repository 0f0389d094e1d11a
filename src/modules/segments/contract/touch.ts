import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { touchModels, touchRulesSchema } from '../domain/touch-rules.ts'

const touchModelSchema = z.enum(touchModels)
const knownSchema = z.record(z.string(), z.union([z.null(), z.string(), z.number(), z.boolean(), z.array(z.string())]))

const versionedSchema = z.object({
  /** 0 for the built-in one. */
  version: z.number(),
  definition: touchRulesSchema,
})

export const readTouchRules = endpoint({
  method: 'GET',
  path: '/touch-rules',
  summary: 'By which rules customers get their touch model, and what each model costs',
  response: versionedSchema,
})

export const saveTouchRules = endpoint({
  method: 'PUT',
  path: '/touch-rules',
  summary: 'Save the next version of the rules; earlier ones stay, and no customer moves by itself',
  body: z.object({ version: z.int().min(0), definition: touchRulesSchema }),
  response: versionedSchema,
})

export const reviewTouchModels = endpoint({
  method: 'GET',
  path: '/touch-rules/review',
  summary: 'How many customers another touch model would suit, by rule, and what each model costs now',
  response: z.object({
    isUsed: z.boolean(),
    /** Of phases in which customers are looked after. */
    customers: z.number(),
    /** So few that models may not be worth it. */
    isFew: z.boolean(),
    fitting: z.number(),
    /** Of whom no rule can tell. */
    undecided: z.number(),
    overridden: z.number(),
    moves: z.array(
      z.object({ ruleKey: z.string(), from: touchModelSchema.nullable(), to: touchModelSchema, customers: z.number() }),
    ),
    models: z.array(
      z.object({
        touchModel: touchModelSchema,
        customers: z.number(),
        arr: z.number(),
        hours: z.number(),
        cost: z.number(),
        shareOfArr: z.number().nullable(),
      }),
    ),
  }),
})

const proposalSchema = z.object({
  accountId: z.string(),
  name: z.string(),
  from: touchModelSchema.nullable(),
  to: touchModelSchema,
  ruleKey: z.string(),
  /** What the rule asks about, as it is known of the customer. */
  known: knownSchema,
})
export type TouchProposal = z.infer<typeof proposalSchema>

export const listTouchProposals = endpoint({
  method: 'GET',
  path: '/touch-rules/proposals',
  summary: 'The customers whom another touch model would suit, with the rule that says so',
  query: z.object({
    ruleKey: z.string().max(40).optional(),
    cursor: z.string().max(2_000).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({ items: z.array(proposalSchema), nextCursor: z.string().nullable() }),
})

export const acceptTouchProposals = endpoint({
  method: 'POST',
  path: '/touch-rules/proposals/accept',
  summary: 'Move customers to the touch model that the rules propose: those named, or up to 1,000 of a rule',
  body: z.union([
    z.strictObject({ accountIds: z.array(z.uuid()).min(1).max(1_000) }),
    z.strictObject({ ruleKey: z.string().max(40) }),
  ]),
  response: z.object({ moved: z.number() }),
})

const ofAccount = z.object({
  touchModel: touchModelSchema.nullable(),
  override: z.object({ reason: z.string(), setBy: z.string(), setAt: z.string() }).nullable(),
  /** What the rules say now; null where none can tell or models are not used. */
  proposed: z
    .object({ touchModel: touchModelSchema, ruleKey: z.string(), name: z.object({ ja: z.string(), en: z.string() }) })
    .nullable(),
})

export const readAccountTouchModel = endpoint({
  method: 'GET',
  path: '/accounts/{id}/touch-model',
  summary: 'The touch model of a customer, whether it was chosen against the rules and why, and what the rules say',
  params: z.object({ id: z.uuid() }),
  response: ofAccount,
})

export const overrideTouchModel = endpoint({
  method: 'PUT',
  path: '/accounts/{id}/touch-model',
  summary:
    'Choose the touch model of a customer against the rules, with a reason; without a model, follow the rules again',
  params: z.object({ id: z.uuid() }),
  body: z.union([
    z.strictObject({ touchModel: touchModelSchema, reason: z.string().trim().min(1).max(1_000) }),
    z.strictObject({ touchModel: z.null() }),
  ]),
  response: ofAccount,
})
