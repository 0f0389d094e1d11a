import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { uploadFormats, uploadRoles, uploadVerdicts } from '../domain/uploads/upload-plan.ts'

export { type UploadRole, uploadRoles, uploadVerdicts } from '../domain/uploads/upload-plan.ts'

export const uploadMegabytes = 50
const encodings = ['utf-8', 'windows-31j', 'utf-16le', 'utf-16be', 'euc-jp', 'windows-1252'] as const
export const uploadDateOrders = ['ymd', 'dmy', 'mdy'] as const
export const uploadStates = ['judging', 'judged', 'applying', 'applied'] as const

export const uploadColumnSchema = z.object({
  /** From 0. */
  column: z.int().min(0).max(199),
  header: z.string(),
  /** What it says of an event; null leaves the column out. */
  role: z.enum(uploadRoles).nullable(),
  /** Of times: how 4/5/2026 is read; null where the column does not tell. */
  dateOrder: z.enum(uploadDateOrders).nullable(),
  samples: z.array(z.string()),
})
export type ShownUploadColumn = z.infer<typeof uploadColumnSchema>

export const uploadReadingSchema = z.object({
  encoding: z.enum(encodings),
  candidates: z.array(z.enum(encodings)),
  isCertain: z.boolean(),
  headerLine: z.number(),
})

export const uploadCountsSchema = z.object({
  /** Events that are new. */
  add: z.number(),
  /** New ones of customers whom nobody knows yet; they count once it is said whose they are. */
  waiting: z.number(),
  /** Those that are there already, or stand in the file twice. */
  repeated: z.number(),
  /** Rows that no event can be made of. */
  error: z.number(),
})

const summarySchema = z.object({
  id: z.string(),
  sourceId: z.string(),
  fileName: z.string(),
  format: z.enum(uploadFormats),
  /** `judging` and `applying` are under way in the background. */
  state: z.enum(uploadStates),
  rowCount: z.number(),
  /** Rows that the work under way is through with. */
  doneRows: z.number(),
  counts: uploadCountsSchema,
  /** Events written, counted as they were. */
  written: z.number(),
  createdBy: z.string(),
  createdAt: z.string(),
  appliedAt: z.string().nullable(),
  version: z.number(),
})
export type EventUpload = z.infer<typeof summarySchema>

const detailsSchema = summarySchema.extend({
  reading: uploadReadingSchema,
  columns: z.array(uploadColumnSchema),
  /** Stands for all rows where no column names the event. */
  eventName: z.string().nullable(),
  /** Without these no row is an event. */
  missing: z.array(z.enum(['event', 'time'])),
  /** When the first and the last of its events happened. */
  firstAt: z.string().nullable(),
  lastAt: z.string().nullable(),
})
export type EventUploadDetails = z.infer<typeof detailsSchema>

const uploadParams = z.object({ id: z.uuid() })

export const uploadEvents = endpoint({
  method: 'POST',
  path: '/usage/uploads',
  summary: 'Upload events as CSV or lines of JSON to a source; the dry run follows, nothing is written yet',
  query: z.object({ sourceId: z.uuid(), fileName: z.string().min(1).max(255) }),
  upload: { maxBytes: uploadMegabytes * 1024 * 1024 },
  response: detailsSchema,
})

export const listUploads = endpoint({
  method: 'GET',
  path: '/usage/uploads',
  summary: 'Files of events of a source, the last 100, newest first',
  query: z.object({ sourceId: z.uuid() }),
  response: z.object({ items: z.array(summarySchema) }),
})

export const readUpload = endpoint({
  method: 'GET',
  path: '/usage/uploads/{id}',
  summary: 'A file of events: what its columns mean, how far the work on it is, what becomes of its rows',
  params: uploadParams,
  response: detailsSchema,
})

export const changeUpload = endpoint({
  method: 'PATCH',
  path: '/usage/uploads/{id}',
  summary: 'Say how a file of events is read and what its columns mean; the dry run follows',
  params: uploadParams,
  body: z.object({
    version: z.int().min(1),
    columns: z
      .array(uploadColumnSchema.pick({ column: true, role: true, dateOrder: true }))
      .max(200)
      .optional(),
    eventName: z.string().trim().max(200).nullable().optional(),
    reading: z.object({ encoding: z.enum(encodings) }).optional(),
  }),
  response: detailsSchema,
})

const rowSchema = z.object({
  line: z.number(),
  /** The cells of a table; of lines of JSON the line as it stands. */
  cells: z.array(z.string()),
  verdict: z.enum(uploadVerdicts),
  /** Why it is left out. */
  flaw: z.string().nullable(),
  message: z.string().nullable(),
})
export type EventUploadRow = z.infer<typeof rowSchema>

export const listUploadRows = endpoint({
  method: 'GET',
  path: '/usage/uploads/{id}/rows',
  summary: 'Rows of a file of events in its order, by what becomes of them',
  params: uploadParams,
  query: z.object({
    verdict: z.enum(uploadVerdicts).optional(),
    cursor: z.string().max(2_000).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  response: z.object({ items: z.array(rowSchema), nextCursor: z.string().nullable() }),
})

export const applyUpload = endpoint({
  method: 'POST',
  path: '/usage/uploads/{id}/apply',
  summary: 'Take the events of a file in, in the background; a second time does nothing',
  params: uploadParams,
  response: detailsSchema,
})
