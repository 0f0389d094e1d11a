import { z } from 'zod'
import { sayImportIssue } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { invalid, notFound } from '#platform/kernel/errors.ts'
import { createWords } from '#platform/words/words.ts'
import {
  type RecordCounts,
  type RecordImport,
  type RecordImportDetails,
  type RecordRow,
  recordColumnSchema,
  recordCountsSchema,
  recordKinds,
  recordOptionsSchema,
  recordReadingSchema,
  recordUndoSchema,
} from '../../contract.ts'
import en from '../messages.en.json' with { type: 'json' }
import ja from '../messages.ja.json' with { type: 'json' }
import { findRecordImport, selectRecordImports, selectRecordRows } from './import-queries.ts'
import { kinds } from './kinds/kinds.ts'

type Row = NonNullable<Awaited<ReturnType<typeof findRecordImport>>>

const words = createWords([{ ja, en }])

function toSummary(row: Row): RecordImport {
  return {
    id: row.record_import_id,
    kind: z.enum(recordKinds).parse(row.kind),
    fileName: row.file_name,
    state: row.state,
    rowCount: row.row_count,
    counts: recordCountsSchema.parse(row.counts),
    undoCounts: recordUndoSchema.nullable().parse(row.undo_counts),
    createdBy: row.created_by,
    createdAt: new Date(row.created_at).toISOString(),
    appliedAt: row.applied_at === null ? null : new Date(row.applied_at).toISOString(),
    undoneAt: row.undone_at === null ? null : new Date(row.undone_at).toISOString(),
    version: row.version,
  }
}

export async function listRecordImports({ transaction }: Context) {
  return { items: (await selectRecordImports(transaction)).map(toSummary) }
}

/** Throws not found `integrations.records.no_such_import`. */
export async function describeRecordImport({ transaction }: Context, id: string): Promise<RecordImportDetails> {
  const row = await findRecordImport(transaction, id)
  if (!row) throw notFound('integrations.records.no_such_import')
  const summary = toSummary(row)
  const { fields, required, instants } = kinds[summary.kind]
  const columns = z.array(recordColumnSchema).parse(row.columns)
  const filled = new Set(columns.map(({ field }) => field))
  return {
    ...summary,
    reading: recordReadingSchema.parse(row.reading),
    columns,
    options: recordOptionsSchema.parse(row.options),
    fields: fields.map(({ key, header, kind }) => ({
      key,
      label: header,
      isRequired: required.includes(key),
      isDate: kind === 'date' || instants.has(key),
    })),
    missing: required.filter((key) => !filled.has(key)),
  }
}

const problemsSchema = z.array(
  z.object({ column: z.number().nullable(), field: z.string().nullable(), value: z.string(), code: z.string() }),
)
const cellsSchema = z.array(z.string())

interface ListRowsInput {
  id: string
  verdict?: keyof RecordCounts | undefined
  cursor?: string | undefined
  limit: number
}

/** Throws not found `integrations.records.no_such_import`. */
export async function listRecordRows(context: Context, { id, verdict, cursor, limit }: ListRowsInput) {
  const { columns } = await describeRecordImport(context, id)
  const afterLine = cursor === undefined ? 0 : lineOf(cursor)
  const rows = await selectRecordRows(context.transaction, id, { verdict, afterLine, limit: limit + 1 })
  const columnOf = new Map(columns.map(({ field, column }) => [field, column]))
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    items: page.map(
      (row): RecordRow => ({
        line: row.line,
        cells: cellsSchema.parse(row.cells),
        verdict: row.verdict,
        accountId: row.account_id,
        problems: problemsSchema.parse(row.problems).map(({ column, field, value, code }) => ({
          column: column ?? columnOf.get(field) ?? null,
          value,
          code,
          message: words.say(context.locale, code) ?? sayImportIssue(context.locale, code),
        })),
        undo: row.undo,
      }),
    ),
    nextCursor: last ? encodeCursor([last.line]) : null,
  }
}

function lineOf(cursor: string): number {
  const [line] = decodeCursor(cursor)
  if (typeof line === 'number' && Number.isInteger(line) && line >= 0 && line < 2 ** 31) return line
  throw invalid('http.invalid_cursor')
}
