import { z } from 'zod'
import { kickoffRecordKeys } from '../domain/outcome/kickoff-gate.ts'
import { bilingualTextSchema as text } from '../domain/program.ts'
import { sides } from '../domain/task.ts'

const key = z.string().regex(/^[a-z][a-z0-9_]*$/)

export const kickoffAgendaSchema = z.strictObject({
  key,
  name: text,
  audience: z.enum(['customer', 'internal']),
  minutes: z.int().positive(),
  touchModel: z.enum(['high', 'low', 'tech']).optional(),
  /** For a re-kickoff: what calls for it. */
  heldWhen: z.array(z.enum(['exam_failed', 'silent_two_weeks', 'scope_changed'])).optional(),
  items: z.array(
    z.strictObject({
      key,
      minutes: z.int().positive(),
      topic: text,
      lead: z.enum(sides),
      /** What is written down here. */
      records: text.optional(),
      /** Which of the five agreed records this item fills. */
      agrees: z.enum(kickoffRecordKeys).optional(),
      choices: z.literal('stop_reasons').optional(),
    }),
  ),
})

export const stopReasonSchema = z.strictObject({ key, label: text, side: z.enum(sides) })

export const exitCriteriaSchema = z.strictObject({
  sets: z.array(
    z.strictObject({
      key,
      name: text,
      criteria: z.array(
        z.strictObject({
          key,
          category: z.enum(['setup', 'use', 'outcome', 'team', 'intent']),
          text,
          verifiedBy: z.array(z.enum(['usage', 'evidence', 'customer', 'csm', 'survey'])).min(1),
          isMust: z.boolean(),
          target: z.number().optional(),
          unit: z.enum(['percent', 'count', 'score']).optional(),
          windowDays: z.int().positive().optional(),
        }),
      ),
    }),
  ),
  productExamples: z.array(
    z.strictObject({
      key,
      product: text,
      firstValue: text,
      observableFacts: z.array(text).min(1),
      /** Days from the contract's start in which this is usually reached. */
      guideDays: z.int().positive(),
    }),
  ),
})

export const graduationExamSchema = z.strictObject({
  key,
  name: text,
  question: text,
  scale: z.strictObject({ min: z.literal(0), max: z.literal(10), minLabel: text, maxLabel: text }),
  reasonQuestion: text,
  respondents: z.array(z.strictObject({ role: z.enum(['champion', 'sponsor']), isRequired: z.boolean() })),
  timing: z.strictObject({
    sendOnDay: z.int(),
    closeOnDay: z.int(),
    firstReminderBusinessDays: z.int(),
    lastReminderDaysBeforeClose: z.int(),
    graceBusinessDays: z.int(),
  }),
  policy: z.strictObject({
    scoreBasis: z.enum(['lowest', 'champion']),
    passScore: z.int(),
    conditionalScore: z.int(),
    maxUnmetForConditional: z.int(),
  }),
  /** How the risk is called that is registered when nobody answers. */
  unansweredRisk: text,
  verdicts: z.array(
    z.strictObject({
      key: z.enum(['passed', 'conditional', 'rekickoff', 'unknown']),
      label: text,
      nextActions: z.array(text).min(1),
    }),
  ),
})

export const earlyWinSchema = z.strictObject({
  key,
  name: text,
  /** What it adds to the way to the first value; all of them together are 1. */
  progressShare: z.number().positive().max(1),
  /** Names of usage events that show it; a person may enter it as well. */
  detectedBy: z.array(key).min(1),
  message: z.strictObject({ subject: text, body: text }),
  /** The line posted to our own team's chat. */
  teamMessage: text,
})
