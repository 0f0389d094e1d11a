import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { sourceKeySchema } from './ticket.ts'

export const recordKinds = ['subscriptions', 'churn', 'tickets'] as const
export const recordVerdicts = ['add', 'update', 'unchanged', 'waiting', 'error'] as const
const dateOrders = ['ymd', 'dmy', 'mdy'] as const
const encodings = ['utf-8', 'windows-31j', 'utf-16le', 'utf-16be', 'euc-jp', 'windows-1252'] as const
export const recordFileMegabytes = 20
export const mostRecords = 50_000

const localText = z.object({ ja: z.string(), en: z.string() })

export const recordColumnSchema = z.object({
  /** From 0. */
  column: z.int().min(0).max(199),
  header: z.string(),
  /** Key of the field it fills; null leaves the column out. */
  field: z.string().max(60).nullable(),
  /** Of dates: how 4/5/2026 is read. */
  dateOrder: z.enum(dateOrders).nullable(),
  /** 1 sure … 0 not recognised. */
  confidence: z.number(),
  samples: z.array(z.string()),
})
export type RecordColumn = z.infer<typeof recordColumnSchema>

export const recordOptionsSchema = z.object({
  /** Of tickets: stands as their source. */
  source: sourceKeySchema,
  /** ISO 4217 code of all amounts of the file. */
  currency: z.string().regex(/^[A-Z]{3}$/),
})
export type RecordOptions = z.infer<typeof recordOptionsSchema>

export const recordCountsSchema = z.object({
  add: z.number(),
  update: z.number(),
  unchanged: z.number(),
  /** Tickets of customers whom nobody knows yet; they are taken in and wait. */
  waiting: z.number(),
  error: z.number(),
})
export type RecordCounts = z.infer<typeof recordCountsSchema>

export const recordUndoSchema = z.object({ removed: z.number(), restored: z.number(), kept: z.number() })

export const recordReadingSchema = z.object({
  encoding: z.enum(encodings).nullable(),
  candidates: z.array(z.enum(encodings)),
  isCertain: z.boolean(),
  sheet: z.string().nullable(),
  sheets: z.array(z.string()),
  headerLine: z.number(),
})

const summarySchema = z.object({
  id: z.string(),
  kind: z.enum(recordKinds),
  fileName: z.string(),
  /** `judged` is a dry run: nothing is written yet. */
  state: z.enum(['judged', 'applied', 'undone']),
  rowCount: z.number(),
  counts: recordCountsSchema,
  undoCounts: recordUndoSchema.nullable(),
  createdBy: z.string(),
  createdAt: z.string(),
  appliedAt: z.string().nullable(),
  undoneAt: z.string().nullable(),
  version: z.number(),
})
export type RecordImport = z.infer<typeof summarySchema>

const detailsSchema = summarySchema.extend({
  reading: recordReadingSchema,
  columns: z.array(recordColumnSchema),
  options: recordOptionsSchema,
  fields: z.array(z.object({ key: z.string(), label: localText, isRequired: z.boolean(), isDate: z.boolean() })),
  /** Fields that no column fills and without which no row can be written. */
  missing: z.array(z.string()),
})
export type RecordImportDetails = z.infer<typeof detailsSchema>

const importParams = z.object({ id: z.uuid() })

export const uploadRecords = endpoint({
  method: 'POST',
  path: '/record-imports',
  summary: 'Upload a CSV or Excel file of tickets, subscriptions or churn; the dry run follows, nothing is written yet',
  query: z.object({ fileName: z.string().min(1).max(255), kind: z.enum(recordKinds) }),
  upload: { maxBytes: recordFileMegabytes * 1024 * 1024 },
  response: detailsSchema,
})

export const listRecordImports = endpoint({
  method: 'GET',
  path: '/record-imports',
  summary: 'Files of tickets, subscriptions and churn, the last 100, newest first',
  response: z.object({ items: z.array(summarySchema) }),
})

export const readRecordImport = endpoint({
  method: 'GET',
  path: '/record-imports/{id}',
  summary: 'A file with what its columns mean and what would happen, or happened, to its rows',
  params: importParams,
  response: detailsSchema,
})

export const changeRecordImport = endpoint({
  method: 'PATCH',
  path: '/record-imports/{id}',
  summary: 'Say how the file is to be read and what its columns mean; the dry run follows',
  params: importParams,
  body: z.object({
    version: z.int().min(1),
    columns: z
      .array(recordColumnSchema.pick({ column: true, field: true, dateOrder: true }))
      .max(200)
      .optional(),
    reading: z
      .object({
        encoding: z.enum(encodings).optional(),
        sheet: z.string().max(200).optional(),
        headerLine: z.int().min(1).max(1_048_576).optional(),
      })
      .optional(),
    options: recordOptionsSchema.partial().optional(),
  }),
  response: detailsSchema,
})

const rowSchema = z.object({
  line: z.number(),
  cells: z.array(z.string()),
  verdict: z.enum(recordVerdicts),
  accountId: z.string().nullable(),
  /** In the reader's language. */
  problems: z.array(
    z.object({ column: z.number().nullable(), value: z.string(), code: z.string(), message: z.string() }),
  ),
  /** After an undo: `kept` rows were changed since they were written. */
  undo: z.enum(['removed', 'restored', 'kept']).nullable(),
})
export type RecordRow = z.infer<typeof rowSchema>

export const listRecordRows = endpoint({
  method: 'GET',
  path: '/record-imports/{id}/rows',
  summary: 'Rows of a file in its order, by what becomes of them',
  params: importParams,
  query: z.object({
    verdict: z.enum(recordVerdicts).optional(),
    cursor: z.string().max(2_000).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({ items: z.array(rowSchema), nextCursor: z.string().nullable() }),
})

export const applyRecordImport = endpoint({
  method: 'POST',
  path: '/record-imports/{id}/apply',
  summary: 'Write what the dry run showed, without the wrong rows; a second time does nothing',
  params: importParams,
  response: detailsSchema,
})

export const undoRecordImport = endpoint({
  method: 'POST',
  path: '/record-imports/{id}/undo',
  summary: 'Take a file back; what was changed since then stays and is counted',
  params: importParams,
  response: detailsSchema,
})

export const downloadFailedRecords = endpoint({
  method: 'GET',
  path: '/record-imports/{id}/failed-rows',
  summary: 'The rows that were not written, as they stood in the file, with the reasons',
  params: importParams,
  download: ['text/csv'],
})
