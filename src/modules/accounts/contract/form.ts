import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { formSchema, handoffFormSchema } from '../domain/forms/form.ts'
import { localTextSchema } from '../domain/local-text.ts'
import { sheetKindSchema } from './sheet.ts'

const idParams = z.object({ id: z.uuid() })
const formKeySchema = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/)

export const formEntrySchema = z.object({
  /** Null for a form that is built in. */
  id: z.string().nullable(),
  kind: sheetKindSchema,
  formKey: z.string(),
  /** 0 for a form that is built in. */
  formVersion: z.number(),
  title: localTextSchema,
  questions: z.number(),
  status: z.enum(['draft', 'published', 'retired']),
  /** New sheets start from it. */
  isDefault: z.boolean(),
  createdBy: z.string().nullable(),
  updatedAt: z.string().nullable(),
})
export type FormEntry = z.infer<typeof formEntrySchema>

export const formDefinitionSchema = formEntrySchema.extend({
  /** Counts edits of a draft. */
  version: z.number(),
  definition: z.union([handoffFormSchema, formSchema]),
})
export type FormDefinition = z.infer<typeof formDefinitionSchema>

export const listForms = endpoint({
  method: 'GET',
  path: '/forms',
  summary: 'Forms of questionnaires and handover sheets: built-in ones, and the newest version of each of our own',
  query: z.object({ kind: sheetKindSchema.optional() }),
  response: z.object({ items: z.array(formEntrySchema) }),
})

export const readForm = endpoint({
  method: 'GET',
  path: '/forms/{id}',
  summary: 'One version of a form',
  params: idParams,
  response: formDefinitionSchema,
})

export const copyForm = endpoint({
  method: 'POST',
  path: '/forms',
  summary: 'Start a draft from a form: its next version, or, with `newKey`, a form of its own',
  body: z.object({ kind: sheetKindSchema, formKey: formKeySchema, newKey: formKeySchema.optional() }),
  response: formDefinitionSchema,
})

export const editForm = endpoint({
  method: 'PATCH',
  path: '/forms/{id}',
  summary: 'Change a draft',
  params: idParams,
  body: z.object({ version: z.int().min(1), definition: z.unknown() }),
  response: formDefinitionSchema,
})

export const publishForm = endpoint({
  method: 'POST',
  path: '/forms/{id}/publish',
  summary: 'Publish a draft; it can no longer be changed. With `isDefault`, new sheets start from it',
  params: idParams,
  body: z.object({ version: z.int().min(1), isDefault: z.boolean().default(false) }),
  response: formDefinitionSchema,
})

export const setDefaultForm = endpoint({
  method: 'POST',
  path: '/forms/default',
  summary: 'Choose the form that new sheets start from',
  body: z.object({ kind: sheetKindSchema, formKey: formKeySchema }),
  response: z.object({ items: z.array(formEntrySchema) }),
})

export const retireForm = endpoint({
  method: 'POST',
  path: '/forms/{id}/retire',
  summary: 'Offer a form no longer, or drop a draft; sheets that answer it stay',
  params: idParams,
  response: formDefinitionSchema,
})
