import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import {
  clientIdSchema,
  daySchema,
  filledTextSchema,
  idSchema,
  nameSchema,
  projectParams,
  projectPath,
  versionSchema,
} from '../field.ts'

/** In whole minor units of the currency: yen, cents. */
export const priceSchema = z.int().min(0).max(1_000_000_000_000)
export const minutesSchema = z.int().min(1).max(600_000)

const packageFields = {
  name: nameSchema,
  priceMinor: priceSchema,
  currency: z.string().regex(/^[A-Z]{3}$/),
  includedMinutes: minutesSchema,
  contents: z.array(z.string().trim().min(1).max(300)).max(50).default([]),
}

export const packageSchema = z.object({
  id: z.string(),
  version: z.number(),
  name: z.string(),
  priceMinor: z.number(),
  currency: z.string(),
  includedMinutes: z.number(),
  contents: z.array(z.string()),
  isRetired: z.boolean(),
  /** How often it was sold. */
  sales: z.number(),
})
export type Package = z.infer<typeof packageSchema>

export const listPackages = endpoint({
  method: 'GET',
  path: '/packages',
  summary: 'The paid onboarding packages, retired ones last',
  response: z.object({ items: z.array(packageSchema) }),
})

export const addPackage = endpoint({
  method: 'POST',
  path: '/packages',
  summary: 'Define a paid onboarding package',
  body: z.object({ clientId: clientIdSchema, ...packageFields }),
  response: packageSchema,
})

export const changePackage = endpoint({
  method: 'PUT',
  path: '/packages/{id}',
  summary: 'Change or retire a package; what was sold stays as it was',
  params: z.object({ id: idSchema }),
  body: z.object({ version: versionSchema, isRetired: z.boolean().default(false), ...packageFields }),
  response: packageSchema,
})

const bookingSchema = z.object({
  id: z.string(),
  on: z.string(),
  by: z.string(),
  what: z.string(),
  minutes: z.number(),
  isBillable: z.boolean(),
  task: z.object({ id: z.string(), name: z.string() }).nullable(),
  recordedBy: z.string(),
  struck: z.object({ by: z.string(), because: z.string() }).nullable(),
})
export type Booking = z.infer<typeof bookingSchema>

export const saleSchema = z.object({
  id: z.string(),
  version: z.number(),
  name: z.string(),
  priceMinor: z.number(),
  currency: z.string(),
  contents: z.array(z.string()),
  soldOn: z.string(),
  isShared: z.boolean(),
  use: z.object({
    included: z.number(),
    used: z.number(),
    unbilled: z.number(),
    remaining: z.number(),
    overrun: z.number(),
    share: z.number(),
    /** Billable minutes by the value date at the pace so far; null while there is none to judge by. */
    forecast: z.number().nullable(),
    standing: z.enum(['fine', 'nearly_used', 'overrun_ahead', 'used_up']),
  }),
  forecastUntil: z.string(),
  /** What was agreed anew, latest first. */
  changes: z.array(
    z.object({
      at: z.string(),
      by: z.string(),
      because: z.string(),
      minutesBefore: z.number(),
      minutesAfter: z.number(),
      priceBefore: z.number(),
      priceAfter: z.number(),
    }),
  ),
  bookings: z.array(bookingSchema),
})
export type Sale = z.infer<typeof saleSchema>

const salesSchema = z.object({ items: z.array(saleSchema) })

export const listSales = endpoint({
  method: 'GET',
  path: projectPath('/packages'),
  summary: 'The packages sold to a project, with every hour booked',
  params: projectParams,
  response: salesSchema,
})

export const sellPackage = endpoint({
  method: 'POST',
  path: projectPath('/packages'),
  summary: 'Note that a package was sold; its price and hours are kept as they are now',
  params: projectParams,
  body: z.object({ clientId: clientIdSchema, packageId: idSchema, soldOn: daySchema }),
  response: saleSchema,
})

const saleParams = projectParams.extend({ packageSaleId: idSchema })
const salePath = (rest: string) => projectPath(`/packages/{packageSaleId}${rest}`)

export const shareSale = endpoint({
  method: 'PUT',
  path: salePath('/visibility'),
  summary: 'Show the customer its included and used hours, or hide them',
  params: saleParams,
  body: z.object({ version: versionSchema, isShared: z.boolean() }),
  response: saleSchema,
})

export const bookHours = endpoint({
  method: 'POST',
  path: salePath('/hours'),
  summary: 'Book time that was worked for a package',
  params: saleParams,
  body: z.object({
    clientId: clientIdSchema,
    on: daySchema,
    by: nameSchema,
    what: filledTextSchema,
    minutes: z.int().min(1).max(1440),
    isBillable: z.boolean().default(true),
    taskId: idSchema.nullable().default(null),
  }),
  response: saleSchema,
})

export const strikeHours = endpoint({
  method: 'POST',
  path: salePath('/hours/{packageHoursId}/strike'),
  summary: 'Strike time that was booked wrongly; it stays to be read',
  params: saleParams.extend({ packageHoursId: idSchema }),
  body: z.object({ because: filledTextSchema }),
  response: saleSchema,
})

const shareOf = z.object({
  n: z.number(),
  of: z.number(),
  share: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
})
const groupSchema = z.object({
  projects: z.number(),
  timeToValue: z.object({
    n: z.number(),
    median: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
  }),
  graduated: shareOf,
  retained: shareOf,
})
export type OutcomeGroup = z.infer<typeof groupSchema>

export const comparePackages = endpoint({
  method: 'GET',
  path: '/package-comparison',
  summary: 'What came of paid and of free onboardings, with their numbers and 95 % intervals',
  response: z.object({ paid: groupSchema, free: groupSchema, isEnough: z.boolean(), fewest: z.number() }),
})
