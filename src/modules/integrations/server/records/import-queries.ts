import { sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import type { RecordCounts } from '../../contract.ts'
import type { FileLine, JudgedRecord, UndoneRecord } from '../../domain/records/record.ts'
import { type RecordImportRow, tables } from '../tables.ts'

/** All but the file itself. */
const shown = [
  'record_import_id',
  'kind',
  'file_name',
  'state',
  'reading',
  'columns',
  'options',
  'row_count',
  'counts',
  'undo_counts',
  'created_by',
  'created_at',
  'applied_at',
  'undone_at',
  'version',
] as const

export function selectRecordImports(db: Db) {
  return tables(db)
    .selectFrom('integrations.record_imports')
    .select(shown)
    .orderBy('created_at', 'desc')
    .orderBy('record_import_id', 'desc')
    .limit(100)
    .execute()
}

export function findRecordImport(db: Db, id: string) {
  return tables(db)
    .selectFrom('integrations.record_imports')
    .select(shown)
    .where('record_import_id', '=', id)
    .executeTakeFirst()
}

/** With the file, held against other writers until the transaction ends. */
export function holdRecordImport(transaction: Transaction, id: string) {
  return tables(transaction)
    .selectFrom('integrations.record_imports')
    .select([...shown, 'content', 'aftermath'])
    .where('record_import_id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function insertRecordImport(transaction: Transaction, row: RecordImportRow): Promise<void> {
  await tables(transaction).insertInto('integrations.record_imports').values(row).execute()
}

export async function updateRecordImport(
  transaction: Transaction,
  id: string,
  change: Partial<RecordImportRow>,
): Promise<void> {
  await tables(transaction)
    .updateTable('integrations.record_imports')
    .set({ ...change, version: sql`version + 1` })
    .where('record_import_id', '=', id)
    .execute()
}

const batchSize = 5_000

/** In place of those that are there. */
export async function replaceRecordRows(
  transaction: Transaction,
  key: { workspaceId: string; importId: string },
  lines: readonly FileLine[],
  judged: readonly JudgedRecord[],
): Promise<void> {
  await sql`delete from integrations.record_import_rows where record_import_id = ${key.importId}`.execute(transaction)
  const byLine = new Map(judged.map((row) => [row.line, row]))
  for (let at = 0; at < lines.length; at += batchSize) {
    const rows = lines.slice(at, at + batchSize).map(({ line, cells }) => {
      const row = byLine.get(line)
      return {
        workspace_id: key.workspaceId,
        record_import_id: key.importId,
        line,
        cells,
        verdict: row?.verdict ?? 'error',
        account_id: row?.accountId ?? null,
        problems: row?.problems ?? [],
        outcome: row?.outcome ?? null,
        undo: null,
      }
    })
    await sql`insert into integrations.record_import_rows
      select * from jsonb_populate_recordset(null::integrations.record_import_rows, ${JSON.stringify(rows)}::jsonb)`.execute(
      transaction,
    )
  }
}

export function selectRecordRows(
  db: Db,
  importId: string,
  { verdict, afterLine, limit }: { verdict?: keyof RecordCounts | undefined; afterLine: number; limit: number },
) {
  let query = tables(db)
    .selectFrom('integrations.record_import_rows')
    .select(['line', 'cells', 'verdict', 'account_id', 'problems', 'undo'])
    .where('record_import_id', '=', importId)
    .where('line', '>', afterLine)
  if (verdict) query = query.where('verdict', '=', verdict)
  return query.orderBy('line').limit(limit).execute()
}

/** The rows as they stand in the file, in its order. */
export function selectRecordCells(db: Db, importId: string) {
  return tables(db)
    .selectFrom('integrations.record_import_rows')
    .select(['line', 'cells'])
    .where('record_import_id', '=', importId)
    .orderBy('line')
    .execute()
}

export function selectWrittenRecords(db: Db, importId: string) {
  return tables(db)
    .selectFrom('integrations.record_import_rows')
    .select(['line', 'account_id', 'outcome'])
    .where('record_import_id', '=', importId)
    .where('outcome', 'is not', null)
    .orderBy('line')
    .execute()
}

export async function updateUndone(
  transaction: Transaction,
  importId: string,
  undone: ReadonlyMap<number, UndoneRecord>,
): Promise<void> {
  await sql`update integrations.record_import_rows as rows set undo = given.undo
    from unnest(${[...undone.keys()]}::int[], ${[...undone.values()]}::text[]) as given (line, undo)
    where rows.record_import_id = ${importId} and rows.line = given.line`.execute(transaction)
}

export async function setSavepoint(transaction: Transaction): Promise<void> {
  await sql`savepoint dry_run`.execute(transaction)
}

export async function backToSavepoint(transaction: Transaction): Promise<void> {
  await sql`rollback to savepoint dry_run`.execute(transaction)
}
