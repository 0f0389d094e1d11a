import { z } from 'zod'
import { isPlainDate } from '#platform/kernel/dates.ts'
import { endpoint } from '#platform/kernel/endpoint.ts'
import {
  numberFigures,
  onboardingCuts,
  onboardingFigures,
  shareFigures,
  stepElements,
} from './domain/onboarding-figures.ts'
import { sizeSegments } from './domain/size-segment.ts'

const daySchema = z.string().refine(isPlainDate, { params: { code: 'metrics.not_a_date' } })
const shareSchema = z.object({
  count: z.number(),
  of: z.number(),
  /** 0–1; null when too few for a percentage. */
  share: z.number().nullable(),
})
const spreadSchema = z.object({
  n: z.number(),
  mean: z.number().nullable(),
  q1: z.number().nullable(),
  median: z.number().nullable(),
  q3: z.number().nullable(),
})

const groupSchema = z.object({
  /** The value of the cut; null gathers those without one. */
  value: z.string().nullable(),
  started: z.number(),
  open: z.number(),
  shares: z.record(z.enum(shareFigures), shareSchema),
  numbers: z.record(z.enum(numberFigures), spreadSchema),
  /** The step where its open projects wait longest; null where none waits. */
  bottleneck: z
    .object({ element: z.enum(stepElements), waiting: z.object({ n: z.number(), days: z.number().nullable() }) })
    .nullable(),
})
export type OnboardingGroup = z.infer<typeof groupSchema>

const stepSchema = z.object({
  element: z.enum(stepElements),
  /** Open projects whose work of this step is overdue, and by how many calendar days on average. */
  waiting: z.object({ n: z.number(), days: z.number().nullable() }),
  /** Projects that finished the step, and by how many calendar days after its plan on average. */
  overPlan: z.object({ n: z.number(), days: z.number().nullable() }),
})

const weekSchema = z.object({
  /** Its Monday. */
  week: z.string(),
  /** Projects that were without a first value for some of the week, and those that got it in it. */
  atRisk: z.number(),
  n: z.number(),
  medianDays: z.number().nullable(),
})
export type OnboardingWeek = z.infer<typeof weekSchema>

const benchmarkSchema = z.object({
  size: z.enum(sizeSegments),
  worldClass: z.object({ from: z.number(), to: z.number() }),
  good: z.object({ from: z.number(), to: z.number() }),
  n: z.number(),
  median: z.number().nullable(),
  grade: z.enum(['world_class', 'good', 'poor']).nullable(),
})

const cohortQuery = {
  /** Contracts that started on or after, and on or before. */
  from: daySchema.optional(),
  to: daySchema.optional(),
  cut: z.enum(onboardingCuts).default('none'),
}

export const readOnboardingReport = endpoint({
  method: 'GET',
  path: '/reports/onboarding',
  summary: 'How onboarding goes: outcomes, what foretells them, first values by week, and where work is stuck',
  query: z.object(cohortQuery),
  response: z.object({
    /** The day that the figures stand for; null before they were first counted. */
    countedOn: z.string().nullable(),
    overall: groupSchema,
    groups: z.array(groupSchema),
    /** First values by the week of their confirmation, the latest 26; and the same by the values of the cut. */
    weeks: z.array(weekSchema),
    groupWeeks: z.array(weekSchema.extend({ value: z.string().nullable() })),
    /** Days to the first value by size, beside the bands that the industry goes by. */
    benchmarks: z.array(benchmarkSchema),
    steps: z.array(stepSchema),
    bottleneck: z.enum(stepElements).nullable(),
    minimumForShares: z.number(),
  }),
})
export type OnboardingReport = z.infer<typeof readOnboardingReport.response>

const behindQuery = {
  ...cohortQuery,
  figure: z.enum(onboardingFigures).default('started'),
  /** A value of the cut; `-` for those without one. */
  value: z.string().max(200).optional(),
  /** Those that got their first value in the week, or with `at_risk` were without it; any day of it. */
  week: daySchema.optional(),
  step: z.enum(stepElements).optional(),
}

const rowSchema = z.object({
  accountId: z.string(),
  projectId: z.string(),
  name: z.string(),
  ownerName: z.string().nullable(),
  contractStartOn: z.string(),
  valueConfirmedOn: z.string().nullable(),
  endedOn: z.string().nullable(),
  /** What the figure is of this project: 1 or 0 for a share, or the count and its base, or the number. */
  counted: z.number().nullable(),
  base: z.number().nullable(),
})
export type OnboardingRow = z.infer<typeof rowSchema>

export const listOnboardingCustomers = endpoint({
  method: 'GET',
  path: '/reports/onboarding/customers',
  summary: 'The customers behind a figure of the onboarding report',
  query: z.object({
    ...behindQuery,
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({ items: z.array(rowSchema), nextCursor: z.string().nullable(), total: z.number() }),
})

export const exportOnboardingReport = endpoint({
  method: 'GET',
  path: '/reports/onboarding/export',
  summary: 'The customers behind a figure of the onboarding report, as CSV or Excel',
  query: z.object({
    ...behindQuery,
    format: z.enum(['csv', 'xlsx']).default('csv'),
  }),
  download: ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
})

export const reportTables = ['figures', 'groups', 'weeks', 'steps', 'benchmarks', 'forecast'] as const
export type ReportTable = (typeof reportTables)[number]

export const exportOnboardingTable = endpoint({
  method: 'GET',
  path: '/reports/onboarding/tables/export',
  summary: 'A table of the onboarding report, as CSV or Excel',
  query: z.object({
    ...cohortQuery,
    table: z.enum(reportTables),
    format: z.enum(['csv', 'xlsx']).default('csv'),
  }),
  download: ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
})
