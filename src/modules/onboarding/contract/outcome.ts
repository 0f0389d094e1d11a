import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import {
  clientIdSchema,
  daySchema,
  filledTextSchema,
  idSchema,
  longTextSchema,
  nameSchema,
  projectParams,
  projectPath,
  shortTextSchema,
  sourceSchema,
  textSchema,
  versionSchema,
} from './field.ts'
import { goalInputSchema } from './goal.ts'
import { kickoffRecordKeySchema } from './kickoff.ts'
import { projectStateSchema, verdictSchema } from './project.ts'

export const earlyWinSchema = z.object({
  key: z.string(),
  name: textSchema,
  progressShare: z.number(),
  /** Null until it is reached. */
  reachedOn: z.string().nullable(),
  note: z.string(),
  source: z.enum(['manual', 'usage']).nullable(),
  /** How many of what it is about, and the customer's words, where they were recorded. */
  count: z.number().nullable(),
  quote: z.string(),
  /** Whether the mail about it speaks of a number or quotes somebody. */
  asksCount: z.boolean(),
  asksQuote: z.boolean(),
  /** The line for our own team's chat, with `{{customer.name}}`, `{{n}}` and `{{quote}}` to be filled. */
  teamMessage: textSchema,
})

export const recordEarlyWin = endpoint({
  method: 'PUT',
  path: projectPath('/early-wins/{key}'),
  summary: 'Record an early win; recorded twice, the first day stands',
  params: projectParams.extend({ key: z.string().max(60) }),
  body: z.object({
    reachedOn: daySchema,
    /** Ours; the customer does not read it. */
    note: longTextSchema.default(''),
    count: z.int().min(1).max(1_000_000_000).nullable().default(null),
    /** The customer's words; quoted in the mail. */
    quote: shortTextSchema.default(''),
  }),
  response: earlyWinSchema,
})

export const withdrawEarlyWin = endpoint({
  method: 'DELETE',
  path: projectPath('/early-wins/{key}'),
  summary: 'Take back an early win that was recorded by mistake, and the draft of its mail',
  params: projectParams.extend({ key: z.string().max(60) }),
  response: earlyWinSchema,
})

const respondentSchema = z.enum(['champion', 'sponsor'])

export const examAnswerSchema = z.object({
  /** Counts up when a conditional judgement has the question put once more in the same round. */
  attempt: z.number(),
  respondent: respondentSchema,
  score: z.number(),
  reason: z.string(),
  name: z.string(),
  answeredOn: z.string(),
  source: sourceSchema,
  /** How an answer that we wrote down was given. */
  how: z.string().nullable(),
  recordedBy: z.string().nullable(),
})

const judgementSchema = z.object({
  verdict: verdictSchema,
  score: z.number().nullable(),
  unmet: z.number(),
  /** Codes of `judgeGraduation`, with the criterion or goal that is meant. */
  reasons: z.array(z.object({ code: z.string(), key: z.string().optional() })),
})

export const examSchema = z.object({
  state: z.enum(['not_open', 'open', 'closed']),
  sendOn: z.string(),
  closesOn: z.string(),
  graceEndsOn: z.string(),
  /** Which time the question is being put in this round; an answer of an earlier attempt counts until there is a new one. */
  attempt: z.number(),
  /** Of this round, the latest of each respondent. */
  answers: z.array(examAnswerSchema),
  /** What the same people answered before in this round. */
  earlierAnswers: z.array(examAnswerSchema),
  /** What a judgement made now would say. */
  judgement: judgementSchema,
  history: z.array(
    judgementSchema.extend({
      judgedOn: z.string(),
      judgedBy: z.string(),
      cycle: z.number(),
      conditions: z.array(z.object({ text: z.string(), dueOn: z.string() })),
      rejudgeOn: z.string().nullable(),
    }),
  ),
})

export const recordExamAnswer = endpoint({
  method: 'POST',
  path: projectPath('/exam-answers'),
  summary:
    'Record on behalf of the customer an answer to the exam question; it never changes, a conditional judgement asks once more',
  params: projectParams,
  body: z.object({
    clientId: clientIdSchema,
    respondent: respondentSchema,
    score: z.int().min(0).max(10),
    reason: longTextSchema,
    name: nameSchema,
    answeredOn: daySchema,
    how: filledTextSchema,
  }),
  response: examAnswerSchema,
})

export const judgeProject = endpoint({
  method: 'POST',
  path: projectPath('/judge'),
  summary: 'Make the graduation judgement: passed graduates, but never without the value confirmed by the customer',
  params: projectParams,
  body: z.object({
    version: versionSchema,
    /** Required for a conditional verdict: what is still to be done, by when. */
    conditions: z
      .array(z.object({ text: filledTextSchema, dueOn: daySchema }))
      .max(20)
      .default([]),
    /** Required for a conditional verdict: the day on which it is judged again. */
    rejudgeOn: daySchema.nullable().default(null),
  }),
  response: judgementSchema.extend({ state: projectStateSchema }),
})

export const valueConfirmationSchema = z.object({
  id: z.string(),
  goalId: z.string().nullable(),
  words: z.string(),
  name: z.string(),
  title: z.string(),
  confirmedOn: z.string(),
  source: sourceSchema,
  how: z.string().nullable(),
  recordedBy: z.string().nullable(),
  recordedAt: z.string(),
  /** When and why it was taken back; it counts no longer. */
  withdrawn: z.object({ on: z.string(), because: z.string() }).nullable(),
})

export const recordValueConfirmation = endpoint({
  method: 'POST',
  path: projectPath('/value-confirmations'),
  summary: "Record on behalf of the customer that value was reached, in the customer's words; it never changes",
  params: projectParams,
  body: z.object({
    clientId: clientIdSchema,
    goalId: idSchema.nullable().default(null),
    words: filledTextSchema,
    name: nameSchema,
    title: shortTextSchema.default(''),
    confirmedOn: daySchema,
    how: filledTextSchema,
  }),
  response: valueConfirmationSchema,
})

export const endWithoutValue = endpoint({
  method: 'POST',
  path: projectPath('/end-without-value'),
  summary: 'End the onboarding without confirmed value; it is counted as such',
  params: projectParams,
  body: z.object({
    version: versionSchema,
    reasonKey: z.string().max(60),
    reason: filledTextSchema,
    endedOn: daySchema,
  }),
  response: z.object({ state: projectStateSchema }),
})

export const rekickoffSchema = z.object({
  id: z.string(),
  /** The round that it ended. */
  fromCycle: z.number(),
  reasonKeys: z.array(z.string()),
  rootCause: z.string(),
  sponsorName: z.string(),
  sponsorWords: z.string(),
  heldOn: z.string(),
  previousValueOn: z.string(),
  valueOn: z.string(),
  recordedBy: z.string(),
})

export const rekickOff = endpoint({
  method: 'POST',
  path: projectPath('/rekickoffs'),
  summary: 'Begin a new round: root cause, new goals, new value date, new commitment of the sponsor',
  params: projectParams,
  body: z.object({
    version: versionSchema,
    heldOn: daySchema,
    reasonKeys: z.array(z.string().max(60)).min(1).max(10),
    rootCause: filledTextSchema,
    sponsorName: nameSchema,
    sponsorWords: filledTextSchema,
    valueOn: daySchema,
    goals: z.array(goalInputSchema).min(1).max(20),
    /** What is agreed anew; the other records stand. */
    records: z.partialRecord(kickoffRecordKeySchema, longTextSchema).default({}),
  }),
  response: z.object({ state: projectStateSchema, cycle: z.number() }),
})
