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
})
export type OnboardingGroup = z.infer<typeof groupSchema>

const stepSchema = z.object({
  element: z.enum(stepElements),
  /** Open projects whose work of this step is overdue, and by how many calendar days on average. */
  waiting: z.object({ n: z.number(), days: z.number().nullable() }),
  /** Projects that finished the step, and by how many calendar days after its plan on average. */
  overPlan: z.object({ n: z.number(), days: z.number().nullable() }),
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
    /** First values by the week (its Monday) of their confirmation; the latest 26. */
    weeks: z.array(z.object({ week: z.string(), n: z.number(), medianDays: z.number().nullable() })),
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
