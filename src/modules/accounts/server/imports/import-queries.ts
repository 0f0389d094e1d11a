import { type Selectable, sql } from 'kysely'
import { z } from 'zod'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import {
  type ImportColumn,
  type ImportCounts,
  type ImportOptions,
  type ImportReading,
  type ImportSummary,
  importColumnSchema,
  importCountsSchema,
  importOptionsSchema,
  importReadingSchema,
  importSchema,
} from '../../contract.ts'
import { type ImportTables, importTables } from './import-tables.ts'

/** An import as it is stored. */
export interface ImportRecord {
  summary: Omit<ImportSummary, 'work' | 'failure' | 'canApply'>
  pending: 'judge' | 'apply' | 'undo' | null
  /** Code of what it failed of. */
  failure: string | null
  reading: ImportReading
  columns: ImportColumn[]
  options: ImportOptions
}

const optionsSchema = z.record(z.string(), z.unknown())
// What earlier versions did not store.
const assumedOptions = { phase: 'by_contract' }
const withFields = (key: string, value: unknown) =>
  typeof value === 'object' && value !== null ? { [key]: [], ...value } : value
const resultSchema = z.preprocess((value) => withFields('newFields', value), importSchema.shape.result)
const undoResultSchema = z.preprocess((value) => withFields('keptFields', value), importSchema.shape.undoResult)

function toRecord(row: Selectable<ImportTables['accounts.imports']>): ImportRecord {
  return {
    summary: {
      id: row.import_id,
      name: row.name,
      fileName: row.file_name,
      fileBytes: row.file_bytes,
      state: row.state,
      rowCount: row.row_count,
      counts: importCountsSchema.nullable().parse(row.counts),
      result: resultSchema.parse(row.result),
      undoResult: undoResultSchema.parse(row.undo_result),
      createdByName: row.created_by_name,
      createdAt: row.created_at,
      judgedAt: row.judged_at,
      appliedAt: row.applied_at,
      undoneAt: row.undone_at,
    },
    pending: row.pending,
    failure: row.failure,
    reading: importReadingSchema.parse(row.reading),
    columns: z.array(importColumnSchema).parse(row.columns),
    options: importOptionsSchema.parse({ ...assumedOptions, ...optionsSchema.parse(row.options) }),
  }
}

export async function insertImport(
  transaction: Transaction,
  workspaceId: string,
  { summary, reading, columns, options }: ImportRecord,
): Promise<void> {
  await importTables(transaction)
    .insertInto('accounts.imports')
    .values({
      workspace_id: workspaceId,
      import_id: summary.id,
      name: summary.name,
      file_name: summary.fileName,
      file_bytes: summary.fileBytes,
      state: summary.state,
      reading: JSON.stringify(reading),
      columns: JSON.stringify(columns),
      options: JSON.stringify(options),
      row_count: summary.rowCount,
      created_by_name: summary.createdByName,
      created_at: summary.createdAt,
    })
    .execute()
}

export interface ImportUpdate {
  name?: string
  state?: ImportSummary['state']
  pending?: ImportRecord['pending']
  failure?: string | null
  reading?: ImportReading
  columns?: readonly ImportColumn[]
  options?: ImportOptions
  row_count?: number
  counts?: ImportCounts | null
  result?: ImportSummary['result']
  undo_result?: ImportSummary['undoResult']
  judged_at?: string | null
  applied_at?: string
  undone_at?: string
}

export async function updateImport(transaction: Transaction, importId: string, update: ImportUpdate): Promise<void> {
  const isJson = (value: unknown) => typeof value === 'object' && value !== null
  const set = Object.fromEntries(
    Object.entries(update).map(([column, value]) => [column, isJson(value) ? JSON.stringify(value) : value]),
  )
  await importTables(transaction)
    .updateTable('accounts.imports')
    .set({ ...set, version: sql`version + 1` })
    .where('import_id', '=', importId)
    .execute()
}

export async function selectImport(db: Db, importId: string, isLocked = false): Promise<ImportRecord | undefined> {
  const row = await importTables(db)
    .selectFrom('accounts.imports')
    .selectAll()
    .where('import_id', '=', importId)
    .$if(isLocked, (query) => query.forUpdate())
    .executeTakeFirst()
  return row && toRecord(row)
}

/** Newest first, one more than the limit. */
export async function selectImports(
  db: Db,
  limit: number,
  before: { createdAt: string; id: string } | undefined,
): Promise<ImportRecord[]> {
  const rows = await importTables(db)
    .selectFrom('accounts.imports')
    .selectAll()
    .$if(before !== undefined, (query) =>
      query.where(sql<boolean>`(created_at, import_id) < (${before?.createdAt}::timestamptz, ${before?.id}::uuid)`),
    )
    .orderBy('created_at', 'desc')
    .orderBy('import_id', 'desc')
    .limit(limit + 1)
    .execute()
  return rows.map(toRecord)
}

export async function insertFile(transaction: Transaction, workspaceId: string, importId: string, content: Buffer) {
  await importTables(transaction)
    .insertInto('accounts.import_files')
    .values({ workspace_id: workspaceId, import_id: importId, content })
    .execute()
}

export async function selectFile(db: Db, importId: string): Promise<Buffer | undefined> {
  const row = await importTables(db)
    .selectFrom('accounts.import_files')
    .select('content')
    .where('import_id', '=', importId)
    .executeTakeFirst()
  return row?.content
}

export async function deleteFile(transaction: Transaction, importId: string): Promise<void> {
  await importTables(transaction).deleteFrom('accounts.import_files').where('import_id', '=', importId).execute()
}

const fieldsSchema = z.record(z.string(), z.string().nullable())

/** What a person chose for a file with the same headings: heading → field, null for a column left out. */
export async function selectMapping(db: Db, headings: string): Promise<Map<string, string | null>> {
  const row = await importTables(db)
    .selectFrom('accounts.import_mappings')
    .select('fields')
    .where('headings', '=', headings)
    .executeTakeFirst()
  return new Map(Object.entries(fieldsSchema.parse(row?.fields ?? {})))
}

export async function keepMapping(
  transaction: Transaction,
  workspaceId: string,
  mapping: { headings: string; fields: Readonly<Record<string, string | null>>; usedAt: string },
): Promise<void> {
  const written = { fields: JSON.stringify(mapping.fields), used_at: mapping.usedAt }
  await importTables(transaction)
    .insertInto('accounts.import_mappings')
    .values({ workspace_id: workspaceId, headings: mapping.headings, ...written })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'headings']).doUpdateSet(written))
    .execute()
}

/** Tells everybody how far a job is, from inside its transaction: other tables' changes show only once it commits. */
export async function tellProgress(transaction: Transaction, importId: string, done: number): Promise<void> {
  const name = `import ${importId} ${Math.trunc(done)}`
  await sql`set local application_name = ${sql.lit(name)}`.execute(transaction)
}

/** How many rows the job working on the import has done; null when that cannot be seen. */
export async function selectProgress(db: Db, importId: string): Promise<number | null> {
  const { rows } = await sql<{ done: string }>`select split_part(application_name, ' ', 3) as done from pg_stat_activity
    where application_name like ${`import ${importId} %`} limit 1`.execute(db)
  const done = Number(rows[0]?.done ?? Number.NaN)
  return Number.isFinite(done) ? done : null
}

export async function setSavepoint(transaction: Transaction): Promise<void> {
  await sql`savepoint import_work`.execute(transaction)
}

export async function backToSavepoint(transaction: Transaction): Promise<void> {
  await sql`rollback to savepoint import_work`.execute(transaction)
}
