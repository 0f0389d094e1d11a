import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import {
  clientIdSchema,
  daySchema,
  filledTextSchema,
  idSchema,
  projectParams,
  projectPath,
  versionSchema,
} from '../field.ts'
import { enablementLevelSchema } from './policy.ts'

const conditionSchema = z.object({
  id: z.string(),
  text: z.string(),
  dueOn: z.string(),
  state: z.enum(['open', 'met', 'dropped']),
  isOverdue: z.boolean(),
  closedOn: z.string().nullable(),
  closedBy: z.string().nullable(),
  note: z.string(),
  version: z.number(),
})

export const followUpSchema = z.object({
  /** Of the latest judgement of the round. */
  conditions: z.array(conditionSchema),
  /** When a conditional graduation is judged again. */
  rejudgeOn: z.string().nullable(),
  rejudgeWithinDays: z.number(),
  /** What the exam's calendar did in this round, in its order. */
  steps: z.array(
    z.object({
      step: z.enum(['sent', 'first_reminder', 'last_reminder', 'unanswered', 'asked_again', 'rejudge_due']),
      on: z.string(),
    }),
  ),
  remindersOn: z.array(z.string()),
  enablement: z.object({
    /** 0 without any evidence. */
    level: z.union([z.literal(0), enablementLevelSchema]),
    required: enablementLevelSchema.nullable(),
    /** Latest first. */
    records: z.array(
      z.object({
        id: z.string(),
        level: enablementLevelSchema,
        isShown: z.boolean(),
        evidence: z.string(),
        shownOn: z.string(),
        recordedBy: z.string(),
      }),
    ),
  }),
})
export type FollowUp = z.infer<typeof followUpSchema>

export const readFollowUp = endpoint({
  method: 'GET',
  path: projectPath('/graduation'),
  summary: 'Conditions, calendar of the exam and enablement of a project',
  params: projectParams,
  response: followUpSchema,
})

export const closeCondition = endpoint({
  method: 'POST',
  path: projectPath('/conditions/{conditionId}/closing'),
  summary: 'Say that a condition of the graduation is met, or no longer asked for and why',
  params: projectParams.extend({ conditionId: idSchema }),
  body: z.object({ version: versionSchema, state: z.enum(['met', 'dropped']), note: filledTextSchema }),
  response: followUpSchema,
})

export const recordEnablement = endpoint({
  method: 'POST',
  path: projectPath('/enablement'),
  summary: 'Record that the customer showed a level of independence, or lost it, with the evidence; it never changes',
  params: projectParams,
  body: z.object({
    clientId: clientIdSchema,
    level: enablementLevelSchema,
    isShown: z.boolean(),
    evidence: filledTextSchema,
    shownOn: daySchema,
  }),
  response: followUpSchema,
})

export const withdrawValue = endpoint({
  method: 'POST',
  path: projectPath('/value-confirmations/{confirmationId}/withdrawal'),
  summary: 'Withdraw a confirmation that was recorded by mistake or taken back; what was said stays readable',
  params: projectParams.extend({ confirmationId: idSchema }),
  body: z.object({ reason: filledTextSchema, withdrawnOn: daySchema }),
  response: z.object({ valueConfirmedOn: z.string().nullable() }),
})
