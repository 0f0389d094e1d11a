import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { phaseSchema } from '../account.ts'
import { pageQuery } from '../inputs.ts'
import { importDetailsSchema } from './import.ts'

const importParams = z.object({ id: z.uuid() })

export const importVerdicts = ['add', 'update', 'unchanged', 'error', 'skip', 'undecided'] as const

export const rowDecisionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add') }),
  z.object({ kind: z.literal('skip') }),
  z.object({ kind: z.literal('update'), accountId: z.uuid() }),
])

export const importRowSchema = z.object({
  line: z.number(),
  /** As they stand in the file, by column. */
  cells: z.array(z.string()),
  verdict: z.enum(importVerdicts).nullable(),
  accountId: z.string().nullable(),
  /** Of a customer to be added whose row names no phase: the one it is given. */
  assumedPhase: phaseSchema.nullable(),
  /** Fields that an update changes, with what is there now. */
  changes: z.array(z.object({ field: z.string(), from: z.string() })),
  issues: z.array(
    z.object({
      level: z.enum(['error', 'warning']),
      code: z.string(),
      field: z.string().nullable(),
      column: z.number().nullable(),
      value: z.string(),
      /** In the reader's language. */
      message: z.string(),
    }),
  ),
  proposals: z.array(
    z.object({
      reason: z.enum(['same_corporate_number', 'same_name', 'similar_name']),
      /** Of the file. */
      line: z.number().nullable(),
      /** Name on that line, or of that customer. */
      name: z.string(),
      accountId: z.string().nullable(),
    }),
  ),
  decision: rowDecisionSchema.nullable(),
  /** After an undo: `kept` rows were changed since they were written. */
  undo: z.enum(['removed', 'restored', 'kept']).nullable(),
})
export type ImportRow = z.infer<typeof importRowSchema>

export const listImportRows = endpoint({
  method: 'GET',
  path: '/imports/{id}/rows',
  summary: 'Rows of an import in the order of the file, by verdict',
  params: importParams,
  query: z.object({
    /** `proposal`: rows that may be another one; `warning`; `kept`: those that an undo left. */
    verdict: z.enum([...importVerdicts, 'warning', 'proposal', 'kept']).optional(),
    ...pageQuery,
  }),
  response: z.object({ items: z.array(importRowSchema), nextCursor: z.string().nullable() }),
})

export const decideImportRows = endpoint({
  method: 'POST',
  path: '/imports/{id}/duplicates',
  summary: 'Say of rows with a possible duplicate whether they are the same; the dry run follows',
  params: importParams,
  body: z.object({
    decisions: z
      .array(z.object({ line: z.int().min(1), decision: rowDecisionSchema.nullable() }))
      .min(1)
      .max(5_000),
  }),
  response: importDetailsSchema,
})
