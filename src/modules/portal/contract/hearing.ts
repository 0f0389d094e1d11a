import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'

const text = z.object({ ja: z.string(), en: z.string() })
const choice = z.object({ key: z.string(), label: text })
const choices = z.array(choice)
const bounds = { min: z.number().optional(), max: z.number().optional() }
const column = { key: z.string(), label: text, required: z.boolean() }
const field = {
  key: z.string(),
  section: z.string(),
  label: text,
  help: text.optional(),
  required: z.boolean(),
}

export const hearingColumnSchema = z.discriminatedUnion('type', [
  z.object({ ...column, type: z.literal('text') }),
  z.object({ ...column, type: z.literal('number'), ...bounds }),
  z.object({ ...column, type: z.literal('date') }),
  z.object({ ...column, type: z.literal('select'), options: choices }),
])
export type HearingColumn = z.infer<typeof hearingColumnSchema>

export const hearingFieldSchema = z.discriminatedUnion('type', [
  z.object({ ...field, type: z.literal('text') }),
  z.object({ ...field, type: z.literal('long_text') }),
  z.object({ ...field, type: z.literal('select'), options: choices }),
  z.object({ ...field, type: z.literal('multi_select'), options: choices, allowsOther: z.boolean() }),
  z.object({ ...field, type: z.literal('person') }),
  z.object({ ...field, type: z.literal('table'), columns: z.array(hearingColumnSchema), maxRows: z.number() }),
  z.object({ ...field, type: z.literal('date') }),
  z.object({ ...field, type: z.literal('date_text') }),
  z.object({ ...field, type: z.literal('month') }),
  z.object({ ...field, type: z.literal('number'), ...bounds, unit: text.optional() }),
  z.object({ ...field, type: z.literal('text_list'), maxItems: z.number() }),
])
export type HearingField = z.infer<typeof hearingFieldSchema>

const answersSchema = z.record(z.string().max(63), z.unknown())
const filledSchema = z.object({ filledAll: z.number(), all: z.number(), missing: z.array(z.string()) })

export const readPortalHearing = endpoint({
  method: 'GET',
  path: '/portal/hearing',
  summary: 'The questions before the start, with the answers given so far',
  response: z.object({
    form: z.object({
      title: text,
      customerTitle: text.optional(),
      intro: text.optional(),
      sections: z.array(choice),
      fields: z.array(hearingFieldSchema),
    }),
    answers: answersSchema,
    completeness: filledSchema,
    version: z.number(),
    updatedAt: z.string().nullable(),
  }),
})

export const answerPortalHearing = endpoint({
  method: 'PATCH',
  path: '/portal/hearing',
  summary: 'Save some answers; null empties one. 409 when somebody changed the same answer meanwhile',
  body: z.object({ version: z.int().min(0), answers: answersSchema }),
  response: z.object({
    answers: answersSchema,
    completeness: filledSchema,
    version: z.number(),
    issues: z.array(z.object({ path: z.string(), code: z.string() })),
  }),
})

export const sendPortalHearing = endpoint({
  method: 'POST',
  path: '/portal/hearing/send',
  summary: 'Tell the vendor that the answers are ready; gaps are allowed',
  response: z.object({ missing: z.array(z.string()) }),
})
