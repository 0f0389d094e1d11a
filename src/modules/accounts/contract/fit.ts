import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { fitVerdicts, idealCustomerSchema } from '../domain/fit/fit.ts'
import { localTextSchema } from '../domain/local-text.ts'

const versionedIdealSchema = z.object({
  /** 0 for the built-in one. */
  version: z.number(),
  definition: idealCustomerSchema,
})

export const readIdealCustomer = endpoint({
  method: 'GET',
  path: '/ideal-customer',
  summary: 'What a customer is measured by when asked whether it fits',
  response: versionedIdealSchema,
})

export const saveIdealCustomer = endpoint({
  method: 'PUT',
  path: '/ideal-customer',
  summary: 'Save the next version of the ideal customer; earlier ones stay',
  body: z.object({ version: z.int().min(0), definition: idealCustomerSchema }),
  response: versionedIdealSchema,
})

const pastIdealSchema = versionedIdealSchema.extend({
  /** Null for the built-in one. */
  savedBy: z.string().nullable(),
  savedAt: z.string().nullable(),
})
export type PastIdeal = z.infer<typeof pastIdealSchema>

export const listIdealVersions = endpoint({
  method: 'GET',
  path: '/ideal-customer/versions',
  summary: 'The versions of the ideal customer, the latest 50 first, the built-in one last',
  response: z.object({ items: z.array(pastIdealSchema) }),
})

const customerSchema = z.object({ id: z.string(), name: z.string() })

const idealEffectSchema = z.object({
  verdicts: z.array(z.object({ verdict: z.enum(fitVerdicts), before: z.number(), after: z.number() })),
  /** Customers whose verdict would change, and the first of them. */
  movedCount: z.number(),
  moved: z.array(
    z.object({
      account: customerSchema,
      from: z.enum(fitVerdicts),
      to: z.enum(fitVerdicts),
      isChurned: z.boolean(),
    }),
  ),
})
export type IdealEffect = z.infer<typeof idealEffectSchema>

export const previewIdealCustomer = endpoint({
  method: 'POST',
  path: '/ideal-customer/preview',
  summary: "What another ideal customer would make of today's customers; writes nothing",
  body: z.object({ definition: idealCustomerSchema }),
  response: idealEffectSchema,
})

const fitSchema = z.object({
  verdict: z.enum(fitVerdicts),
  /** 0–100 of what is known; null where nothing is. */
  score: z.number().nullable(),
  known: z.number(),
  idealVersion: z.number(),
  criteria: z.array(
    z.object({
      key: z.string(),
      label: localTextSchema,
      weight: z.number(),
      isMust: z.boolean(),
      verdict: z.enum(['met', 'unmet', 'unknown']),
    }),
  ),
  /** What to do instead, or first; null for a fit and where too little is known. */
  alternative: localTextSchema.nullable(),
})
export type AccountFit = z.infer<typeof fitSchema>

export const readFit = endpoint({
  method: 'GET',
  path: '/accounts/{id}/fit',
  summary: 'Whether a customer fits, explained by criterion',
  params: z.object({ id: z.uuid() }),
  response: fitSchema,
})

const shareSchema = z.object({
  /** Customers counted, and those for whom it holds. */
  cases: z.number(),
  count: z.number(),
  /** With its 95 % interval; null without a case. */
  share: z.object({ share: z.number(), low: z.number(), high: z.number() }).nullable(),
})

const fitReportSchema = z.object({
  idealVersion: z.number(),
  rows: z.array(
    z.object({ verdict: z.enum(fitVerdicts), customers: z.number(), churned: shareSchema, gotValue: shareSchema }),
  ),
  /** The share of churned customers among those who meet a criterion, and among those who don't. */
  criteria: z.array(
    z.object({ key: z.string(), label: localTextSchema, churnedIfMet: shareSchema, churnedIfUnmet: shareSchema }),
  ),
})

export const readFitReport = endpoint({
  method: 'GET',
  path: '/fit-report',
  summary: 'Churn and confirmed value by how well customers fit, so that the ideal customer can be corrected',
  response: fitReportSchema,
})
export type FitReport = z.infer<typeof fitReportSchema>

const fitCustomersQuery = z.object({
  verdict: z.enum(fitVerdicts).optional(),
  /** A criterion of the ideal, and whether the customer meets it (met unless told). */
  criterion: z.string().max(40).optional(),
  isMet: z.stringbool().optional(),
  /** `ended`: whose onboarding has ended. */
  of: z.enum(['churned', 'ended', 'got_value']).optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type FitCustomersQuery = z.output<typeof fitCustomersQuery>

const fitCustomerSchema = z.object({
  account: customerSchema,
  phase: z.string(),
  verdict: z.enum(fitVerdicts),
  score: z.number().nullable(),
  isChurned: z.boolean(),
  /** Null while the onboarding has not ended. */
  gotValue: z.boolean().nullable(),
})
export type FitCustomer = z.infer<typeof fitCustomerSchema>

export const listFitCustomers = endpoint({
  method: 'GET',
  path: '/fit-report/customers',
  summary: 'The customers behind a figure of the fit report',
  query: fitCustomersQuery,
  response: z.object({ items: z.array(fitCustomerSchema), nextCursor: z.string().nullable() }),
})
