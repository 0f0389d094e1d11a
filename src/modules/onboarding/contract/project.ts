import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { verdicts } from '../domain/outcome/graduation.ts'
import { projectStates } from '../domain/outcome/project-state.ts'
import { sides } from '../domain/task.ts'
import { daySchema, idSchema, projectParams, textSchema, versionSchema } from './field.ts'
import { goalFlawSchema, goalInputSchema } from './goal.ts'
import { forecastSchema } from './matters/forecast.ts'
import { dueStateSchema } from './plan.ts'
import { datesSchema } from './replan.ts'

export const projectStateSchema = z.enum(projectStates)
export const verdictSchema = z.enum(verdicts)

const day90Schema = z.object({
  state: z.enum(['ok', 'warn', 'rekickoff_due']),
  /** Days since the contract's start or the last re-kickoff. */
  day: z.number(),
  daysLeft: z.number(),
  reasons: z.array(z.enum(['value_not_confirmed', 'first_value_not_reached', 'no_goal_improving'])),
})

export const projectSummarySchema = z.object({
  id: z.string(),
  version: z.number(),
  account: z.object({ id: z.string(), name: z.string() }),
  program: z.object({
    key: z.string(),
    version: z.number(),
    name: textSchema,
    touchModel: z.enum(['high', 'low', 'tech']),
  }),
  state: projectStateSchema,
  cycle: z.number(),
  owner: z.object({ id: z.string(), name: z.string() }).nullable(),
  contractStartOn: z.string(),
  /** Day planned for the kickoff; null in programs without one. */
  kickoffOn: z.string().nullable(),
  kickoffDoneOn: z.string().nullable(),
  /** The agreed value date. */
  valueOn: z.string(),
  /** When the plan as it stands reaches it. */
  forecastValueOn: z.string(),
  /** When it is likely to be reached; null before the first forecast and once the value is confirmed. */
  forecast: forecastSchema.nullable(),
  firstValueOn: z.string().nullable(),
  /** First confirmed value: where time to value ends. */
  valueConfirmedOn: z.string().nullable(),
  endedOn: z.string().nullable(),
  verdict: verdictSchema.nullable(),
  day90: day90Schema,
  /** Shares of the weighted work, 0–1: done, and due by today in the first plan. Null without work. */
  progress: z.number().nullable(),
  expectedProgress: z.number().nullable(),
  /** The one thing that comes next, ours or theirs, whichever is due first. */
  nextStep: z
    .object({
      taskId: z.string(),
      name: textSchema,
      side: z.enum(sides),
      dueOn: z.string(),
      dueState: dueStateSchema,
    })
    .nullable(),
  overdue: z.object({ vendor: z.number(), customer: z.number() }),
  /** Open, and nothing has happened for two weeks. */
  isStalled: z.boolean(),
  lastActivityAt: z.string(),
})
export type ProjectSummary = z.infer<typeof projectSummarySchema>

export const listProjects = endpoint({
  method: 'GET',
  path: '/projects',
  summary: 'Onboarding projects, the nearest value date first',
  query: z.object({
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    /** `open` is all but graduated and ended without value. */
    state: z.enum(['open', 'closed', ...projectStates]).optional(),
    ownerId: idSchema.optional(),
    accountId: idSchema.optional(),
    /** Words of the customer's name or its reading. */
    q: z.string().max(200).optional(),
    programKey: z.string().max(60).optional(),
    /** One of these: nothing happened for two weeks; homework overdue; no sign of value by day 60 or 90; forecast after the agreed date. */
    attention: z.enum(['stalled', 'homework_overdue', 'day_60', 'day_90', 'forecast_late']).optional(),
    /** By the agreed value date, or by the forecast (the agreed date where there is none). */
    sort: z.enum(['value', 'value_desc', 'forecast', 'forecast_desc']).default('value'),
  }),
  response: z.object({
    items: z.array(projectSummarySchema),
    nextCursor: z.string().nullable(),
    /** Over all open projects, whatever the filter. */
    totals: z.object({
      open: z.number(),
      stalled: z.number(),
      homeworkOverdue: z.number(),
      day60: z.number(),
      day90: z.number(),
      forecastLate: z.number(),
      /** The days after the contract's start from which the two rules of lacking value hold, as the workspace set them. */
      warnFromDay: z.number(),
      rekickoffDay: z.number(),
    }),
  }),
})

const projectInputSchema = z.object({
  accountId: idSchema,
  programKey: z.string().max(60),
  /** The latest where left out. */
  programVersion: z.int().min(1).optional(),
  contractStartOn: daySchema,
  kickoffOn: daySchema.optional(),
  valueOn: daySchema.optional(),
  ownerId: idSchema.nullable().default(null),
  goals: z.array(goalInputSchema).max(20).default([]),
})
export type ProjectInput = z.infer<typeof projectInputSchema>

/** A plan that nobody has started yet. */
export const planPreviewSchema = z.object({
  tasks: z.array(
    datesSchema.extend({
      key: z.string(),
      name: textSchema,
      stage: z.string(),
      side: z.enum(sides),
      isMilestone: z.boolean(),
    }),
  ),
  stages: z.array(z.object({ key: z.string(), name: textSchema })),
  valueTaskKey: z.string(),
  valueOn: z.string(),
  compressedByDays: z.number(),
  conflicts: z.array(z.object({ code: z.string(), taskKey: z.string(), days: z.number() })),
  /** Tasks that this customer does not need, or of which nobody has answered yet whether it does. */
  leftOut: z.array(z.object({ key: z.string(), name: textSchema, verdict: z.enum(['unmet', 'unknown']) })),
})
export type PlanPreview = z.infer<typeof planPreviewSchema>

export const previewProject = endpoint({
  method: 'POST',
  path: '/projects/preview',
  summary: 'The dated plan that a project would have; writes nothing',
  body: projectInputSchema,
  response: planPreviewSchema.extend({
    /** Per goal, in order. */
    goalFlaws: z.array(z.array(goalFlawSchema)),
  }),
})

export const startProject = endpoint({
  method: 'POST',
  path: '/projects',
  summary: 'Start the onboarding of a customer from a program',
  body: projectInputSchema,
  response: z.object({ id: z.string() }),
})

export const changeProject = endpoint({
  method: 'PATCH',
  path: '/projects/{id}',
  summary: 'Change the owner, the agreed value date or whether reminders go out',
  params: projectParams,
  body: z.object({
    version: versionSchema,
    ownerId: idSchema.nullable().optional(),
    valueOn: daySchema.optional(),
    sendsReminders: z.boolean().optional(),
  }),
  response: projectSummarySchema,
})
