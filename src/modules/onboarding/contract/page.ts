import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { personSchema, projectParams, textSchema } from './field.ts'
import { goalSchema } from './goal.ts'
import { criterionSchema } from './graduation/criterion.ts'
import { kickoffSchema } from './kickoff.ts'
import { earlyWinSchema, examSchema, rekickoffSchema, valueConfirmationSchema } from './outcome.ts'
import { taskSchema } from './plan.ts'
import { projectSummarySchema } from './project.ts'

/** All that the project's page shows, in one answer. */
export const projectPageSchema = projectSummarySchema.extend({
  stages: z.array(z.object({ key: z.string(), name: textSchema })),
  dayKind: z.enum(['business', 'calendar']),
  rangeWeeks: z.number(),
  valueTaskKey: z.string(),
  kickoffTaskId: z.string().nullable(),
  sendsReminders: z.boolean(),
  endReason: z.object({ key: z.string(), text: z.string() }).nullable(),
  /** The version of the plan that counts, and who of the customer agreed to it. */
  planVersion: z.object({
    number: z.number(),
    agreed: z.object({ name: z.string(), on: z.string() }).nullable(),
  }),
  progressBySide: z.object({
    vendor: z.number().nullable(),
    customer: z.number().nullable(),
    joint: z.number().nullable(),
  }),
  /** Next task of each side; null when it has nothing to do now. */
  nextTaskIds: z.object({ vendor: z.string().nullable(), customer: z.string().nullable() }),
  homework: z.object({
    /** Done by the due date ÷ due so far; null before any was due. */
    onTimeRate: z.number().nullable(),
    overdue: z.number(),
    open: z.number(),
  }),
  tasks: z.array(taskSchema),
  goals: z.array(goalSchema),
  kickoff: kickoffSchema,
  earlyWins: z.object({ progress: z.number(), items: z.array(earlyWinSchema) }),
  criteria: z.object({
    items: z.array(criterionSchema),
    flaws: z.array(z.enum(['no_outcome_criterion', 'no_intent_criterion'])),
    areAgreed: z.boolean(),
  }),
  exam: examSchema,
  /** Ids of tasks, blockers and conditions that the graduation carried over: they can still be settled. */
  carried: z.array(z.string()),
  valueConfirmations: z.array(valueConfirmationSchema),
  rekickoffs: z.array(rekickoffSchema),
  /** Whom tasks can be given to. */
  people: z.array(personSchema),
})
export type ProjectPage = z.infer<typeof projectPageSchema>

export const readProject = endpoint({
  method: 'GET',
  path: '/projects/{id}',
  summary: 'A project with its plan, goals, kickoff and outcome',
  params: projectParams,
  response: projectPageSchema,
})
