import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { handoffStatuses } from '../domain/forms/handoff.ts'
import { choiceSchema, localTextSchema } from '../domain/local-text.ts'
import { accountParams, dateSchema, pageQuery } from './inputs.ts'
import { completenessSchema } from './sheet.ts'

const versionedBody = z.object({ version: z.int().min(0) })
const noteSchema = z.string().max(10_000)
const keysSchema = z.array(z.string().max(63)).max(200)

export const handoffStatusSchema = z.enum(handoffStatuses)

const deadlineSchema = z.object({
  dueOn: z.string(),
  doneOn: z.string().nullable(),
  /** Business days past the due day. */
  lateDays: z.number(),
})

const stepSchema = z.object({
  id: z.string(),
  step: z.enum(['submitted', 'accepted', 'sent_back', 'asked']),
  reason: z.string().nullable(),
  body: z.string().nullable(),
  answerKeys: z.array(z.string()),
  actorName: z.string(),
  occurredAt: z.string(),
})

export const handoffSchema = z.object({
  accountId: z.string(),
  accountName: z.string(),
  status: handoffStatusSchema,
  /** Nobody has begun: no answer and no won date. */
  isBegun: z.boolean(),
  wonOn: z.string().nullable(),
  waitsFor: z.enum(['sales', 'cs', 'nobody']),
  /** For whoever has the sheet now; null while neither the order is won nor sales was asked, and once accepted. */
  due: z.object({ dueOn: z.string(), lateDays: z.number() }).nullable(),
  /** Null while the won date is unknown. */
  submit: deadlineSchema.nullable(),
  /** Null unless the sheet was submitted. */
  accept: deadlineSchema.nullable(),
  completeness: completenessSchema,
  /** What sales has to be asked: required answers that are missing. */
  questions: z.array(z.object({ key: z.string(), label: localTextSchema, help: localTextSchema.nullable() })),
  returnReasons: z.array(choiceSchema),
  submitWithinBusinessDays: z.number(),
  acceptWithinBusinessDays: z.number(),
  timesSentBack: z.number(),
  /** The sheet's version, to be sent with a submission. */
  version: z.number(),
  /** Newest first. */
  steps: z.array(stepSchema),
})
export type Handoff = z.infer<typeof handoffSchema>

export const readHandoff = endpoint({
  method: 'GET',
  path: '/accounts/{id}/handoff',
  summary: 'Where the handover from sales to CS stands',
  params: accountParams,
  response: handoffSchema,
})

export const setWonDate = endpoint({
  method: 'PATCH',
  path: '/accounts/{id}/handoff',
  summary: 'Set the day the order was won, from which the deadline of the sheet runs',
  params: accountParams,
  body: z.object({ wonOn: dateSchema.nullable() }),
  response: handoffSchema,
})

export const submitHandoff = endpoint({
  method: 'POST',
  path: '/accounts/{id}/handoff/submit',
  summary: 'Hand the sheet over to CS; refused with a field error for each missing answer',
  params: accountParams,
  body: versionedBody.extend({ note: noteSchema.default('') }),
  response: handoffSchema,
})

export const acceptHandoff = endpoint({
  method: 'POST',
  path: '/accounts/{id}/handoff/accept',
  summary: 'Take the customer over from sales',
  params: accountParams,
  body: versionedBody.extend({
    note: noteSchema.default(''),
    /** Whether the people of the sheet's relationship map become stakeholders of the customer. */
    addsPeople: z.boolean().default(false),
  }),
  response: handoffSchema,
})

export const sendBackHandoff = endpoint({
  method: 'POST',
  path: '/accounts/{id}/handoff/send-back',
  summary: 'Send the sheet back to sales with a reason, words, and the answers concerned',
  params: accountParams,
  body: versionedBody.extend({ reason: z.string().max(60), text: noteSchema, answerKeys: keysSchema.default([]) }),
  response: handoffSchema,
})

export const askSales = endpoint({
  method: 'POST',
  path: '/accounts/{id}/handoff/ask',
  summary: 'Ask sales for the required answers that are still missing',
  params: accountParams,
  body: z.object({ note: noteSchema.default('') }),
  response: handoffSchema,
})

const openHandoffSchema = z.object({
  accountId: z.string(),
  accountName: z.string(),
  salesId: z.string().nullable(),
  salesName: z.string().nullable(),
  ownerId: z.string().nullable(),
  ownerName: z.string().nullable(),
  status: handoffStatusSchema,
  waitsFor: z.enum(['sales', 'cs']),
  wonOn: z.string().nullable(),
  dueOn: z.string().nullable(),
  lateDays: z.number(),
  filledRequired: z.number(),
  required: z.number(),
  /** Answers that sales was asked for and that are still missing. */
  asked: z.number(),
  timesSentBack: z.number(),
  updatedAt: z.string(),
})
export type OpenHandoff = z.infer<typeof openHandoffSchema>

export const listHandoffs = endpoint({
  method: 'GET',
  path: '/handoffs',
  summary: 'Handovers under way, the one due first on top; those without a date last',
  query: z.object({
    ...pageQuery,
    waitsFor: z.enum(['sales', 'cs']).optional(),
    /** Sales or CS person in charge of the customer; `me` is whoever asks. */
    person: z.union([z.uuid(), z.literal('me')]).optional(),
  }),
  response: z.object({
    items: z.array(openHandoffSchema),
    nextCursor: z.string().nullable(),
    /** Over all pages and both sides. */
    counts: z.object({ sales: z.number(), cs: z.number(), late: z.number() }),
  }),
})
