import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { formSchema } from '../domain/forms/form.ts'
import { sheetKinds } from '../domain/forms/sheet.ts'
import { localTextSchema } from '../domain/local-text.ts'
import { pageQuery } from './inputs.ts'

export const sheetKindSchema = z.enum(sheetKinds)

const sheetParams = z.object({ id: z.uuid(), kind: sheetKindSchema })
const answersSchema = z.record(z.string().max(63), z.unknown())

export const completenessSchema = z.object({
  filledRequired: z.number(),
  required: z.number(),
  /** 0–1 */
  ratio: z.number(),
  missing: z.array(z.string()),
  filledAll: z.number(),
  all: z.number(),
})

const sheetStateSchema = z.object({
  answers: answersSchema,
  completeness: completenessSchema,
  /** 0 before the first answer. */
  version: z.number(),
  updatedAt: z.string().nullable(),
  updatedBy: z.string().nullable(),
})

export const sheetSchema = sheetStateSchema.extend({
  kind: sheetKindSchema,
  form: formSchema,
  formVersion: z.number(),
  /** A newer published version of the same form, which the sheet can move to. */
  newerFormVersion: z.number().nullable(),
  /** A handover sheet that CS is looking at, or has accepted, can't be written in. */
  isLocked: z.boolean(),
})
export type Sheet = z.infer<typeof sheetSchema>

export const answerIssueSchema = z.object({
  path: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})
export type AnswerIssue = z.infer<typeof answerIssueSchema>

export const readSheet = endpoint({
  method: 'GET',
  path: '/accounts/{id}/sheets/{kind}',
  summary: 'The questionnaire or the handover sheet of a customer, with the form that it answers',
  params: sheetParams,
  response: sheetSchema,
})

export const saveAnswers = endpoint({
  method: 'PATCH',
  path: '/accounts/{id}/sheets/{kind}',
  summary:
    'Save some answers; null empties one. Wrong answers are listed as issues and the others saved. 409 names answers changed since `version`',
  params: sheetParams,
  body: z.object({ version: z.int().min(0), answers: answersSchema }),
  response: sheetStateSchema.extend({ issues: z.array(answerIssueSchema) }),
})

export const chooseForm = endpoint({
  method: 'POST',
  path: '/accounts/{id}/sheets/{kind}/form',
  summary: 'Answer another form, or the newest version of this one; answers to questions that remain are kept',
  params: sheetParams,
  body: z.object({ formKey: z.string().max(63) }),
  response: sheetSchema,
})

const sheetChangeSchema = z.object({
  id: z.string(),
  key: z.string(),
  /** Null where the form no longer asks it. */
  label: localTextSchema.nullable(),
  before: z.unknown(),
  after: z.unknown(),
  actorKind: z.string(),
  actorName: z.string(),
  changedAt: z.string(),
})

export const listSheetChanges = endpoint({
  method: 'GET',
  path: '/accounts/{id}/sheets/{kind}/changes',
  summary: 'What was changed in a sheet, newest first',
  params: sheetParams,
  query: z.object({
    ...pageQuery,
    key: z.string().max(63).optional(),
  }),
  response: z.object({ items: z.array(sheetChangeSchema), nextCursor: z.string().nullable() }),
})

const statedGoalSchema = z.object({
  /** Who said it: sales in the handover sheet, the customer in the questionnaire. */
  source: z.enum(sheetKinds),
  outcome: z.string(),
  metric: z.string(),
  /** As stated; figures are not always numbers. */
  baseline: z.string(),
  target: z.string(),
  dueOn: z.string().nullable(),
})
export type StatedGoal = z.infer<typeof statedGoalSchema>

export const readCustomerWords = endpoint({
  method: 'GET',
  path: '/accounts/{id}/customer-words',
  summary: 'The goals, the ideal state and the troubles that the questionnaire and the handover sheet state',
  params: sheetParams.pick({ id: true }),
  response: z.object({ goals: z.array(statedGoalSchema), ideal: z.string(), whyNow: z.string(), pain: z.string() }),
})
