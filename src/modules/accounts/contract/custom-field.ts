import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { customFieldSchema } from '../domain/custom-fields/custom-field.ts'

export const customFieldRecordSchema = customFieldSchema.extend({
  id: z.string(),
  /** Order in forms and column menus. */
  position: z.number(),
  version: z.number(),
  /** No longer shown; its values are kept. */
  archivedAt: z.string().nullable(),
})
export type CustomFieldRecord = z.infer<typeof customFieldRecordSchema>

export const listCustomFields = endpoint({
  method: 'GET',
  path: '/custom-fields',
  summary: 'The fields that the workspace added to its customers',
  query: z.object({ archived: z.enum(['no', 'include']).default('no') }),
  response: z.object({ items: z.array(customFieldRecordSchema) }),
})

export const createCustomField = endpoint({
  method: 'POST',
  path: '/custom-fields',
  summary: 'Add a field to customers',
  body: customFieldSchema,
  response: customFieldRecordSchema,
})

export const updateCustomField = endpoint({
  method: 'PATCH',
  path: '/custom-fields/{id}',
  summary: 'Change a field of customers; key and kind stay once there are values',
  params: z.object({ id: z.uuid() }),
  body: z.object({
    /** That of the definition which the change is based on. */
    version: z.int().min(1),
    definition: customFieldSchema.optional(),
    position: z.int().min(0).max(10_000).optional(),
    isArchived: z.boolean().optional(),
  }),
  response: customFieldRecordSchema,
})
