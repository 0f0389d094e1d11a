import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { goalDirections, goalMeasures } from '../domain/outcome/goal.ts'
import {
  clientIdSchema,
  daySchema,
  idSchema,
  longTextSchema,
  projectParams,
  projectPath,
  shortTextSchema,
  versionSchema,
} from './field.ts'

/** What is missing is told as flaws, not refused: a goal is agreed step by step. */
export const goalInputSchema = z.object({
  useCase: longTextSchema,
  problem: longTextSchema,
  metric: shortTextSchema,
  unit: z.string().trim().max(30),
  baseline: z.number().nullable(),
  target: z.number().nullable(),
  direction: z.enum(goalDirections),
  deadline: daySchema.nullable(),
  requiredEvidence: longTextSchema,
  measuredBy: z.enum(goalMeasures),
  /** The figure of usage that measures it by itself every day; only for goals measured by usage. */
  usageKey: z
    .string()
    .regex(/^usage\.[a-z0-9_]{1,80}$/)
    .nullable()
    .optional(),
  isMust: z.boolean(),
})
export type GoalInput = z.infer<typeof goalInputSchema>

export const goalFlawSchema = z.enum([
  'no_use_case',
  'no_problem',
  'no_metric',
  'no_unit',
  'no_baseline',
  'no_measurable_target',
  'target_not_in_direction',
  'no_deadline',
  'no_evidence',
])

const measurementSchema = z.object({
  id: z.string(),
  measuredOn: z.string(),
  value: z.number(),
  evidence: z.string(),
  evidenceUrl: z.string().nullable(),
  source: z.enum(['manual', 'usage', 'import']),
  recordedBy: z.string(),
})

export const goalSchema = goalInputSchema.extend({
  id: z.string(),
  /** The round of the onboarding it belongs to: 1, and one more with each re-kickoff. */
  cycle: z.number(),
  version: z.number(),
  flaws: z.array(goalFlawSchema),
  measurements: z.array(measurementSchema),
  achievement: z.object({
    latest: z.object({ measuredOn: z.string(), value: z.number() }).nullable(),
    ratio: z.number().nullable(),
    isAchieved: z.boolean(),
    isImproving: z.boolean().nullable(),
    reachedOn: z.string().nullable(),
    isOnTime: z.boolean().nullable(),
  }),
})
export type GoalView = z.infer<typeof goalSchema>

const goalParams = projectParams.extend({ goalId: idSchema })

export const addGoal = endpoint({
  method: 'POST',
  path: projectPath('/goals'),
  summary: 'Add a goal',
  params: projectParams,
  body: goalInputSchema,
  response: goalSchema,
})

export const changeGoal = endpoint({
  method: 'PATCH',
  path: projectPath('/goals/{goalId}'),
  summary: 'Change a goal; what it said before stays in the timeline',
  params: goalParams,
  body: goalInputSchema.partial().extend({ version: versionSchema }),
  response: goalSchema,
})

export const removeGoal = endpoint({
  method: 'DELETE',
  path: projectPath('/goals/{goalId}'),
  summary: 'Remove a goal that nothing was measured for yet',
  params: goalParams,
})

export const recordMeasurement = endpoint({
  method: 'POST',
  path: projectPath('/goals/{goalId}/measurements'),
  summary: 'Record a measured value with its evidence',
  params: goalParams,
  body: z.object({
    clientId: clientIdSchema,
    measuredOn: daySchema,
    value: z.number(),
    evidence: longTextSchema.default(''),
    evidenceUrl: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .nullable()
      .default(null),
  }),
  response: goalSchema,
})
