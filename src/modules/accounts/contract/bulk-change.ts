import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { accountNameSchema, touchModelSchema } from './account.ts'
import { accountSelectionSchema } from './account-list.ts'

export const bulkChangeInputSchema = z.object({
  /** At most 1,000 customers, named or selected. */
  selection: z.union([z.object({ ids: z.array(z.uuid()).min(1).max(1_000) }), accountSelectionSchema]),
  change: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('assign_owner'), ownerId: z.uuid().nullable() }),
    z.object({ kind: z.literal('set_touch_model'), touchModel: touchModelSchema.nullable() }),
    z.object({ kind: z.literal('archive') }),
    z.object({ kind: z.literal('restore') }),
  ]),
})
export type BulkChangeInput = z.output<typeof bulkChangeInputSchema>

export const previewBulkChange = endpoint({
  method: 'POST',
  path: '/accounts/bulk/preview',
  summary: 'How many customers a change would reach, before it is made',
  body: bulkChangeInputSchema,
  response: z.object({
    matched: z.number(),
    /** Those that are as wanted already. */
    unchanged: z.number(),
    /** The first few that would change. */
    examples: z.array(accountNameSchema),
  }),
})

export const changeAccountsInBulk = endpoint({
  method: 'POST',
  path: '/accounts/bulk',
  summary: 'Change many customers at once',
  body: bulkChangeInputSchema,
  response: z.object({
    matched: z.number(),
    /** The customers that changed, with the owner or touch model they had: enough to undo it. */
    changed: z.array(z.object({ id: z.string(), previous: z.string().nullable() })),
  }),
})
