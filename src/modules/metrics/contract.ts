import { z } from 'zod'
import { isPlainDate } from '#platform/kernel/dates.ts'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { figures } from './domain/figure.ts'
import { segmentKeys } from './domain/journey.ts'
import { sizeSegments } from './domain/size-segment.ts'
import { valueBands } from './domain/time-to-value.ts'

const daySchema = z.string().refine(isPlainDate, { params: { code: 'metrics.not_a_date' } })

const cohortQuery = {
  /** Contracts that started on or after, and on or before. */
  from: daySchema.optional(),
  to: daySchema.optional(),
}

export const segmentSchema = z.enum(['none', ...segmentKeys])
export type Segment = z.infer<typeof segmentSchema>

/** The value of a segment that customers without one are listed under. */
export const noSegmentValue = '-'

const shareSchema = z.object({
  count: z.number(),
  of: z.number(),
  /** 0–1; null when too few for a percentage. */
  share: z.number().nullable(),
})

const daysSchema = z.number().nullable()

export const timeToValueSchema = z.object({
  n: z.number(),
  bands: z.object({
    up_to_30: z.number(),
    up_to_60: z.number(),
    up_to_90: z.number(),
    over_90: z.number(),
    never: z.number(),
    open: z.number(),
    open_past_90: z.number(),
  }),
  reached: z.object({
    n: z.number(),
    lowest: daysSchema,
    q1: daysSchema,
    median: daysSchema,
    q3: daysSchema,
    highest: daysSchema,
    mean: daysSchema,
  }),
  medianOfStarted: daysSchema,
  shares: z.object({
    within30: shareSchema,
    within60: shareSchema,
    within90: shareSchema,
    over90: shareSchema,
    never: shareSchema,
    openPast90: shareSchema,
  }),
})
export type TimeToValueSummary = z.infer<typeof timeToValueSchema>

const bandSchema = z.object({ from: z.number(), to: z.number() })

const benchmarkSchema = z.object({
  segment: z.enum(sizeSegments),
  worldClass: bandSchema,
  good: bandSchema,
  /** The own figures of that size, to lay beside the bands; the median is over the `reached` ones, `grade` null without it. */
  n: z.number(),
  reached: z.number(),
  median: daysSchema,
  grade: z.enum(['world_class', 'good', 'poor']).nullable(),
})
export type BenchmarkComparison = z.infer<typeof benchmarkSchema>

export const readTimeToValue = endpoint({
  method: 'GET',
  path: '/reports/time-to-value',
  summary: 'Calendar days from the start of the contract to the first value that the customer confirmed',
  query: z.object({ segment: segmentSchema.default('none'), ...cohortQuery }),
  response: z.object({
    asOf: z.string(),
    overall: timeToValueSchema,
    /** By the values of the segment; null gathers the customers without one. */
    segments: z.array(z.object({ value: z.string().nullable(), summary: timeToValueSchema })),
    benchmarks: z.array(benchmarkSchema),
    /** Percentages need at least so many customers. */
    minimumForShares: z.number(),
    /** Fewest employees of the two larger sizes. */
    sizeLimits: z.object({ midMarket: z.number(), enterprise: z.number() }),
  }),
})

const valueCustomerSchema = z.object({
  accountId: z.string(),
  name: z.string(),
  ownerName: z.string().nullable(),
  programKey: z.string(),
  startedOn: z.string(),
  firstValueOn: z.string().nullable(),
  endedOn: z.string().nullable(),
  band: z.enum(valueBands),
  /** Calendar days to the first value; null without it. */
  days: z.number().nullable(),
  /** Calendar days since the start. */
  watched: z.number(),
})
export type ValueCustomer = z.infer<typeof valueCustomerSchema>

export const listTimeToValueCustomers = endpoint({
  method: 'GET',
  path: '/reports/time-to-value/customers',
  summary: 'The customers behind a figure of the report, the slowest first',
  query: z.object({
    figure: z.enum(figures).default('started'),
    segment: segmentSchema.default('none'),
    /** A value of the segment; `-` for the customers without one. */
    value: z.string().max(200).optional(),
    ...cohortQuery,
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({
    items: z.array(valueCustomerSchema),
    nextCursor: z.string().nullable(),
    total: z.number(),
  }),
})
