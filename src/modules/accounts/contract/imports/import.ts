import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { localTextSchema } from '../../domain/local-text.ts'
import { pageQuery } from '../inputs.ts'
import { importColumnSchema, importOptionsSchema } from './import-plan.ts'

const importParams = z.object({ id: z.uuid() })

export const fileEncodings = ['utf-8', 'windows-31j', 'utf-16le', 'utf-16be', 'euc-jp', 'windows-1252'] as const
export const fileDelimiters = [',', '\t', ';'] as const
export const importFileMegabytes = 50

/** How the file was read, for the preview. */
export const importReadingSchema = z.object({
  kind: z.enum(['text', 'workbook']),
  encoding: z.enum(fileEncodings).nullable(),
  /** Encodings that can read the bytes, best first. */
  candidates: z.array(z.enum(fileEncodings)),
  /** False when another reading is possible: a person should look. */
  isCertain: z.boolean(),
  delimiter: z.enum(fileDelimiters).nullable(),
  sheet: z.string().nullable(),
  sheets: z.array(z.object({ name: z.string(), isHidden: z.boolean() })),
  headerLine: z.number(),
})
export type ImportReading = z.infer<typeof importReadingSchema>

export const importCountsSchema = z.object({
  add: z.number(),
  update: z.number(),
  unchanged: z.number(),
  error: z.number(),
  skip: z.number(),
  /** Rows that may be a customer already there and wait for a decision; they are not written. */
  undecided: z.number(),
  warnings: z.number(),
})
export type ImportCounts = z.infer<typeof importCountsSchema>

const importFieldSchema = z.object({ id: z.string(), label: localTextSchema })
export type ImportField = z.infer<typeof importFieldSchema>

export const importSchema = z.object({
  id: z.string(),
  name: z.string(),
  fileName: z.string(),
  fileBytes: z.number(),
  state: z.enum(['uploaded', 'mapped', 'judged', 'applied', 'undone', 'failed']),
  /** Long work under way; `done` counts rows where that is known. */
  work: z.object({ kind: z.enum(['judge', 'apply', 'undo']), done: z.number().nullable() }).nullable(),
  /** Why it failed, in the reader's language. */
  failure: z.string().nullable(),
  rowCount: z.number(),
  /** What the dry run says. */
  counts: importCountsSchema.nullable(),
  /** Whether the dry run found something that can be written. */
  canApply: z.boolean(),
  /** Counted from the rows that were written. */
  result: z
    .object({
      added: z.number(),
      updated: z.number(),
      contacts: z.number(),
      notWritten: z.number(),
      /** Custom fields that the import made. */
      newFields: z.array(importFieldSchema),
    })
    .nullable(),
  undoResult: z
    .object({
      removed: z.number(),
      restored: z.number(),
      kept: z.number(),
      /** Custom fields it made that stay, since customers have values in them. */
      keptFields: z.array(importFieldSchema),
    })
    .nullable(),
  createdByName: z.string(),
  createdAt: z.string(),
  judgedAt: z.string().nullable(),
  appliedAt: z.string().nullable(),
  undoneAt: z.string().nullable(),
})
export type ImportSummary = z.infer<typeof importSchema>

export const importDetailsSchema = importSchema.extend({
  reading: importReadingSchema,
  columns: z.array(importColumnSchema),
  options: importOptionsSchema,
  /** What a column can be: built-in fields and the workspace's own. */
  fields: z.array(z.object({ key: z.string(), label: localTextSchema, kind: z.string() })),
  /** The first rows as they stand in the file. */
  preview: z.array(z.object({ line: z.number(), cells: z.array(z.string()) })),
})
export type ImportDetails = z.infer<typeof importDetailsSchema>

export const uploadImport = endpoint({
  method: 'POST',
  path: '/imports',
  summary: 'Upload a CSV or Excel file of customers; nothing is written yet',
  query: z.object({ fileName: z.string().min(1).max(255) }),
  upload: { maxBytes: importFileMegabytes * 1024 * 1024 },
  response: importDetailsSchema,
})

export const listImports = endpoint({
  method: 'GET',
  path: '/imports',
  summary: 'Imports, newest first',
  query: z.object(pageQuery),
  response: z.object({ items: z.array(importSchema), nextCursor: z.string().nullable() }),
})

export const readImport = endpoint({
  method: 'GET',
  path: '/imports/{id}',
  summary: 'An import with its columns, options and the first rows of its file',
  params: importParams,
  response: importDetailsSchema,
})

export const changeImport = endpoint({
  method: 'PATCH',
  path: '/imports/{id}',
  summary: 'Say how the file is to be read, what its columns mean, and what to do with its rows',
  params: importParams,
  body: z.object({
    name: z.string().min(1).max(200).optional(),
    reading: z
      .object({
        encoding: z.enum(fileEncodings).optional(),
        delimiter: z.enum(fileDelimiters).optional(),
        sheet: z.string().max(200).optional(),
        headerLine: z.int().min(1).max(1_048_576).optional(),
      })
      .optional(),
    columns: z
      .array(importColumnSchema.pick({ column: true, field: true, newField: true, dateOrder: true, unit: true }))
      .max(200)
      .optional(),
    options: importOptionsSchema.partial().optional(),
  }),
  response: importDetailsSchema,
})

export const judgeImport = endpoint({
  method: 'POST',
  path: '/imports/{id}/judge',
  summary: 'Dry run: what would happen to each row. Nothing is written. Long files are worked on in the background',
  params: importParams,
  response: importDetailsSchema,
})

export const applyImport = endpoint({
  method: 'POST',
  path: '/imports/{id}/apply',
  summary: 'Write what the dry run showed, all at once; a second time does nothing',
  params: importParams,
  response: importDetailsSchema,
})

export const undoImport = endpoint({
  method: 'POST',
  path: '/imports/{id}/undo',
  summary: 'Take an import back; customers changed since then stay as they are and are listed',
  params: importParams,
  response: importDetailsSchema,
})

export const downloadFailedRows = endpoint({
  method: 'GET',
  path: '/imports/{id}/failed-rows',
  summary: 'The rows that were not written, as they stood in the file, with the reasons',
  params: importParams,
  download: ['text/csv'],
})

export const downloadSampleFile = endpoint({
  method: 'GET',
  path: '/imports/sample-file',
  summary: 'A file to fill in, with every field that can be imported',
  query: z.object({ format: z.enum(['csv', 'xlsx']).default('xlsx'), locale: z.enum(['ja', 'en']).default('ja') }),
  download: ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
})
