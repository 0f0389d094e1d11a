import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { listViewSchema } from '../domain/list-view.ts'
import { filledLineSchema } from './inputs.ts'

export const savedViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  isShared: z.boolean(),
  /** Whether it is the caller's: only the owner changes a view. */
  isOwn: z.boolean(),
  definition: listViewSchema,
  createdAt: z.string(),
})
export type SavedView = z.infer<typeof savedViewSchema>

const inputSchema = z.object({
  name: filledLineSchema(100),
  isShared: z.boolean().default(false),
  definition: listViewSchema,
})
export type SavedViewInput = z.output<typeof inputSchema>

const viewParams = z.object({ id: z.uuid() })

export const listSavedViews = endpoint({
  method: 'GET',
  path: '/saved-views',
  summary: "One's own and the shared views of the customer list",
  response: z.object({ items: z.array(savedViewSchema) }),
})

export const createSavedView = endpoint({
  method: 'POST',
  path: '/saved-views',
  summary: 'Save a view of the customer list',
  body: inputSchema,
  response: savedViewSchema,
})

export const updateSavedView = endpoint({
  method: 'PATCH',
  path: '/saved-views/{id}',
  summary: "Change one's own view",
  params: viewParams,
  body: z.object({
    name: filledLineSchema(100).optional(),
    isShared: z.boolean().optional(),
    definition: listViewSchema.optional(),
  }),
  response: savedViewSchema,
})

export const deleteSavedView = endpoint({
  method: 'DELETE',
  path: '/saved-views/{id}',
  summary: "Delete one's own view",
  params: viewParams,
})
