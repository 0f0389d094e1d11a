import { z } from 'zod'
import { localTextSchema } from '../../domain/local-text.ts'
import { phaseKeys } from '../../domain/phase.ts'

export const dateOrders = ['ymd', 'dmy', 'mdy'] as const
/** Kinds that a column may become when it is kept as a new field of customers. */
export const newFieldKinds = ['text', 'long_text', 'number', 'date', 'boolean', 'url', 'email'] as const

export const importColumnSchema = z.object({
  /** From 0. */
  column: z.int().min(0).max(199),
  header: z.string(),
  /** Key of the field it fills; null leaves the column out. */
  field: z.string().max(60).nullable(),
  /** Keeps the column as a field that customers do not have yet; it is made when the import is applied. */
  newField: z
    .object({ kind: z.enum(newFieldKinds), label: localTextSchema })
    .nullable()
    .default(null),
  /** Of dates: how 4/5/2026 is read. */
  dateOrder: z.enum(dateOrders).nullable().default(null),
  /** What the whole column says of it. */
  detectedDateOrder: z.enum([...dateOrders, 'ambiguous', 'none']).nullable(),
  /** What one unit of an amount is worth: 1000 under 売上(千円). */
  unit: z.int().min(1).max(1_000_000).default(1),
  /** The heading says that amounts include tax; they are taken as they are. */
  includesTax: z.boolean(),
  /** 1 sure … 0 not recognised. */
  confidence: z.number(),
  reason: z.enum(['remembered', 'header', 'similar_header', 'neighbour', 'values', 'none', 'chosen']),
  samples: z.array(z.string()),
  /** What the values look like, for a new field. */
  suggestedKind: z.enum(newFieldKinds),
})
export type ImportColumn = z.infer<typeof importColumnSchema>

export const importOptionsSchema = z.object({
  /** Whether wrong rows are left out or stop the whole import. */
  mode: z.enum(['skip_bad', 'all_or_nothing']),
  /** Whether rows of customers that are there change them. */
  existing: z.enum(['update', 'leave']),
  /** ISO 4217 code of all amounts of the file. */
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** For rows that may be a customer already there. `ask` waits for a decision row by row. */
  duplicates: z.enum(['ask', 'add', 'skip']),
  /** Of new customers whose row names none: told from the days of their contract, or one for all. */
  phase: z.enum(['by_contract', ...phaseKeys]),
})
export type ImportOptions = z.infer<typeof importOptionsSchema>
