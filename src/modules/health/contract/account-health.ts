import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import {
  accountParams,
  bandSchema,
  clientIdSchema,
  daySchema,
  judgedBandSchema,
  reasonSchema,
  wordsSchema,
} from './inputs.ts'

/** A value as it is written for people: a number with its unit, yes or no, or one of some choices. */
const shownValueSchema = z.object({
  kind: z.enum(['number', 'boolean', 'choice']),
  number: z.number(),
  unit: z.string().nullable(),
  option: z.string().nullable(),
})
export type ShownValue = z.infer<typeof shownValueSchema>

const partSchema = z.object({
  key: z.string(),
  name: wordsSchema,
  weight: z.number(),
  state: z.enum(['known', 'fading', 'left_out', 'worst', 'neutral']),
  /** False where no source of this workspace tells it. */
  isConnected: z.boolean(),
  value: shownValueSchema.nullable(),
  /** Points of this customer's 100: what it could win, wins and misses. */
  max: z.number(),
  won: z.number(),
  missed: z.number(),
})
export type HealthPart = z.infer<typeof partSchema>

export const causeSchema = z.object({
  kind: z.enum([
    'value',
    'weight',
    'became_known',
    'no_longer_known',
    'version',
    'cap_entered',
    'cap_left',
    'decision',
  ]),
  name: wordsSchema.nullable(),
  points: z.number(),
  from: shownValueSchema.nullable(),
  to: shownValueSchema.nullable(),
})
export type HealthCause = z.infer<typeof causeSchema>

const capSchema = z.object({ key: z.string(), name: wordsSchema, atMost: z.number(), isDeciding: z.boolean() })

export const judgedSchema = z.object({
  day: z.string(),
  scorecard: z.object({ key: z.string(), name: wordsSchema, version: z.number() }),
  score: z.number().nullable(),
  /** Before caps and decisions. */
  raw: z.number().nullable(),
  band: bandSchema,
  /** The band of this very score, where the shown one still waits. */
  nextBand: bandSchema.nullable(),
  limits: z.object({ good: z.number(), watch: z.number() }),
  coverage: z.number(),
  /** Too little is known for more than an indication. */
  isReference: z.boolean(),
  groups: z.array(
    z.object({ key: z.string(), name: wordsSchema, max: z.number(), won: z.number(), parts: z.array(partSchema) }),
  ),
  caps: z.array(capSchema),
  holds: z.array(wordsSchema),
  pathToGood: z
    .object({
      caps: z.array(capSchema.pick({ key: true, name: true, atMost: true })),
      steps: z.array(
        z.object({
          key: z.string(),
          name: wordsSchema,
          from: shownValueSchema,
          to: shownValueSchema,
          points: z.number(),
        }),
      ),
      reaches: z.number(),
      isEnough: z.boolean(),
    })
    .nullable(),
})

const overrideSchema = z.object({
  id: z.string(),
  score: z.number().nullable(),
  band: judgedBandSchema.nullable(),
  reason: z.string(),
  fromOn: z.string(),
  untilOn: z.string(),
  by: z.string(),
})

const sentimentSchema = z.object({
  mood: z.enum(['good', 'neutral', 'bad']),
  reason: z.string(),
  saidOn: z.string(),
  expiresOn: z.string(),
  by: z.string(),
})

const accountHealthSchema = z.object({
  /** `waiting`: not scored yet; `not_scored`: no scorecard fits its phase. */
  state: z.enum(['scored', 'waiting', 'not_scored']),
  isToday: z.boolean(),
  judged: judgedSchema.nullable(),
  /** Against the day that was asked for, or the last one known before it. */
  change: z
    .object({ since: z.string(), from: z.number().nullable(), band: bandSchema, causes: z.array(causeSchema) })
    .nullable(),
  override: overrideSchema.nullable(),
  sentiment: sentimentSchema.nullable(),
})
export type AccountHealth = z.infer<typeof accountHealthSchema>

export const readAccountHealth = endpoint({
  method: 'GET',
  path: '/accounts/{id}/health',
  summary:
    'The health of a customer on a day with what every measure won and missed, what changed and what would turn it green',
  params: accountParams,
  /** Today against a week before, unless said otherwise. */
  query: z.object({ day: daySchema.optional(), since: daySchema.optional() }),
  response: accountHealthSchema,
})

export const readHealthHistory = endpoint({
  method: 'GET',
  path: '/accounts/{id}/health/history',
  summary: 'The daily scores of a customer between two days, up to two years',
  params: accountParams,
  query: z.object({ from: daySchema.optional(), to: daySchema.optional() }),
  response: z.object({
    limits: z.object({ good: z.number(), watch: z.number() }),
    items: z.array(
      z.object({
        day: z.string(),
        score: z.number().nullable(),
        band: bandSchema,
        coverage: z.number(),
        version: z.number(),
      }),
    ),
  }),
})
export type HealthHistory = z.infer<typeof readHealthHistory.response>

export const saySentiment = endpoint({
  method: 'POST',
  path: '/accounts/{id}/health/sentiments',
  summary: 'Say how a customer feels to us, with the reason; it fades and expires',
  params: accountParams,
  body: z.object({
    mood: sentimentSchema.shape.mood,
    reason: reasonSchema,
    /** In 90 days unless said otherwise. */
    expiresOn: daySchema.optional(),
    clientId: clientIdSchema,
  }),
  response: accountHealthSchema,
})

export const overrideHealth = endpoint({
  method: 'POST',
  path: '/accounts/{id}/health/overrides',
  summary: 'Let a decision stand instead of the computed score or band until a day, with the reason',
  params: accountParams,
  body: z
    .object({
      score: z.int().min(0).max(100).nullable(),
      band: judgedBandSchema.nullable(),
      reason: reasonSchema,
      untilOn: daySchema,
      clientId: clientIdSchema,
    })
    .refine(({ score, band }) => score !== null || band !== null, {
      path: ['band'],
      params: { code: 'health.override_empty' },
    }),
  response: accountHealthSchema,
})

export const endHealthOverride = endpoint({
  method: 'POST',
  path: '/accounts/{id}/health/overrides/{overrideId}/end',
  summary: 'Let the computed score stand again',
  params: z.object({ id: z.uuid(), overrideId: z.uuid() }),
  response: accountHealthSchema,
})

export const explainScorecard = endpoint({
  method: 'GET',
  path: '/accounts/{id}/health/scorecards',
  summary: 'By which scorecard a customer is judged now, and why not by those before it',
  params: accountParams,
  response: z.object({
    items: z.array(
      z.object({
        key: z.string(),
        name: wordsSchema,
        phase: z.boolean(),
        touchModel: z.boolean(),
        /** Null where the scorecard is for all segments. */
        segment: z.boolean().nullable(),
        isChosen: z.boolean(),
      }),
    ),
  }),
})
