import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'

const intervalSchema = z.object({ share: z.number(), low: z.number(), high: z.number() })

const checkSchema = z.object({
  /** Null: of all programs. */
  programKey: z.string().nullable(),
  /** Days after the contract's start that the forecast was made on. */
  day: z.number(),
  /** Projects whose band is over; the value came in it, before or after it. */
  n: z.number(),
  held: z.number(),
  early: z.number(),
  late: z.number(),
  /** The same projects with the band as the misses known by then had widened it. */
  wideHeld: z.number(),
  /** Wilson's 95 % interval of the two; null below `minimumForShares`. */
  coverage: intervalSchema.nullable(),
  wideCoverage: intervalSchema.nullable(),
  /** Bands that are not over, and projects that ended without value before theirs was: nobody can know. */
  open: z.number(),
  ended: z.number(),
  /** Medians in calendar days of the error (later than forecast: positive) and of its size. */
  medianError: z.number().nullable(),
  medianSize: z.number().nullable(),
  /** Late ones without a value yet: medians may still grow. */
  unfinished: z.number(),
  /** By how much today's bands of that age are widened. */
  factor: z.number(),
})
export type ForecastCheck = z.infer<typeof checkSchema>

export const readForecastChecks = endpoint({
  method: 'GET',
  path: '/reports/onboarding/forecasts',
  summary: 'How often past forecasts of the value date held what came',
  query: z.object({}),
  response: z.object({
    /** Null before the first check. */
    checkedOn: z.string().nullable(),
    /** Version of the method of forecasting. */
    method: z.number().nullable(),
    /** Projects left out, since the plan of the time was not kept. */
    planLost: z.number(),
    checks: z.array(checkSchema),
    /** Earlier runs at day 30 over all programs, the latest first; methods are never mixed. */
    history: z.array(z.object({ checkedOn: z.string(), method: z.number(), n: z.number(), held: z.number() })),
    minimumForShares: z.number(),
  }),
})
export type ForecastChecks = z.infer<typeof readForecastChecks.response>

export const forecastOutcomes = ['judged', 'held', 'early', 'late', 'open', 'ended'] as const
export type ForecastOutcome = (typeof forecastOutcomes)[number]

/** The band as the simulation gives it, or as past misses widened it. */
export const forecastBands = ['raw', 'wide'] as const
export type ForecastBand = (typeof forecastBands)[number]

const trialSchema = z.object({
  accountId: z.string(),
  projectId: z.string(),
  name: z.string(),
  forecastOn: z.string(),
  valueOn: z.string(),
  fromOn: z.string(),
  toOn: z.string(),
  wideFromOn: z.string(),
  wideToOn: z.string(),
  /** By the band asked for. */
  outcome: z.enum(['held', 'early', 'late', 'open', 'ended']),
  truthOn: z.string().nullable(),
  errorDays: z.number().nullable(),
})
export type ForecastTrial = z.infer<typeof trialSchema>

export const listForecastTrials = endpoint({
  method: 'GET',
  path: '/reports/onboarding/forecasts/customers',
  summary: 'The past forecasts behind a check, the furthest off first',
  query: z.object({
    day: z.coerce.number().int().min(1).max(1000),
    programKey: z.string().max(200).optional(),
    outcome: z.enum(forecastOutcomes).default('judged'),
    band: z.enum(forecastBands).default('raw'),
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({ items: z.array(trialSchema), nextCursor: z.string().nullable(), total: z.number() }),
})
