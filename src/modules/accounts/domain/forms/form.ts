import { z } from 'zod'
import { choicesSchema, localTextSchema, refuseRepeatedKeys } from '../local-text.ts'

/** The longest text of one answer, in characters (code points, so that 全角 and 半角 count alike). */
export const maxTextLength = 10_000
/** The longest single-line text. */
export const maxLineLength = 1_000

const keySchema = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/)
const boundsShape = { min: z.number().optional(), max: z.number().optional() }

const columnShape = { key: keySchema, label: localTextSchema, required: z.boolean().default(false) }
const columnSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...columnShape, type: z.literal('text') }),
  z.strictObject({ ...columnShape, type: z.literal('number'), ...boundsShape }),
  z.strictObject({ ...columnShape, type: z.literal('date') }),
  z.strictObject({ ...columnShape, type: z.literal('select'), options: choicesSchema }),
])
export type FormColumn = z.infer<typeof columnSchema>

const fieldShape = {
  key: keySchema,
  section: keySchema,
  label: localTextSchema,
  help: localTextSchema.optional(),
  required: z.boolean().default(false),
  /** Never leaves the vendor's own screens. */
  private: z.boolean().default(false),
}

const fieldSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...fieldShape, type: z.literal('text') }),
  z.strictObject({ ...fieldShape, type: z.literal('long_text') }),
  z.strictObject({ ...fieldShape, type: z.literal('select'), options: choicesSchema }),
  z.strictObject({
    ...fieldShape,
    type: z.literal('multi_select'),
    options: choicesSchema,
    /** Whether a free text may stand beside the options. */
    allowsOther: z.boolean().default(false),
  }),
  z.strictObject({ ...fieldShape, type: z.literal('person') }),
  z.strictObject({
    ...fieldShape,
    type: z.literal('table'),
    columns: z.array(columnSchema).min(1).max(20),
    maxRows: z.int().min(1).max(500).default(100),
  }),
  z.strictObject({ ...fieldShape, type: z.literal('date') }),
  /** A date and words about it; either alone counts as an answer. */
  z.strictObject({ ...fieldShape, type: z.literal('date_text') }),
  /** A month of the year, 1–12. */
  z.strictObject({ ...fieldShape, type: z.literal('month') }),
  z.strictObject({ ...fieldShape, type: z.literal('number'), ...boundsShape, unit: localTextSchema.optional() }),
  z.strictObject({ ...fieldShape, type: z.literal('text_list'), maxItems: z.int().min(1).max(100).default(20) }),
])
export type FormField = z.infer<typeof fieldSchema>

const formShape = z.strictObject({
  key: keySchema,
  title: localTextSchema,
  /** How the customer's portal calls it, where that differs. */
  customerTitle: localTextSchema.optional(),
  intro: localTextSchema.optional(),
  /** How long filling it in takes. */
  minutes: z.strictObject({ from: z.int().min(1), to: z.int().min(1) }).optional(),
  sections: z
    .array(z.strictObject({ key: keySchema, label: localTextSchema }))
    .min(1)
    .max(50),
  fields: z.array(fieldSchema).min(1).max(200),
})

function refuseLooseEnds(form: z.infer<typeof formShape>, context: z.RefinementCtx): void {
  refuseRepeatedKeys(form.sections, context, 'sections')
  refuseRepeatedKeys(form.fields, context, 'fields')
  const sections = new Set(form.sections.map((section) => section.key))
  for (const [index, field] of form.fields.entries()) {
    const path = ['fields', index]
    if (!sections.has(field.section)) {
      context.addIssue({ code: 'custom', message: 'unknown_section', path: [...path, 'section'] })
    }
    if (field.type === 'table' && new Set(field.columns.map((column) => column.key)).size < field.columns.length) {
      context.addIssue({ code: 'custom', message: 'repeated_key', path: [...path, 'columns'] })
    }
  }
}

/** A questionnaire: what is asked, in which order, and what an answer may be. */
export const formSchema = formShape.superRefine(refuseLooseEnds)
export type Form = z.infer<typeof formSchema>

/** The handover sheet: a form, its deadlines in business days, and the reasons for which it may be sent back. */
export const handoffFormSchema = formShape
  .extend({
    submitWithinBusinessDays: z.int().min(0).max(60),
    acceptWithinBusinessDays: z.int().min(0).max(60),
    returnReasons: choicesSchema,
  })
  .superRefine(refuseLooseEnds)
export type HandoffForm = z.infer<typeof handoffFormSchema>

/** The form as people outside the vendor may see it: without its private fields. */
export function publicForm(form: Form): Form {
  return { ...form, fields: form.fields.filter((field) => !field.private) }
}
