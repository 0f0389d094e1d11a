import { sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import type { importVerdicts } from '../../../contract.ts'
import { importTables } from '../import-tables.ts'

/** Stores a JSON text of rows as [line, cells]. */
export async function insertRows(transaction: Transaction, workspaceId: string, importId: string, json: string) {
  await sql`insert into accounts.import_rows (workspace_id, import_id, line, cells)
    select ${workspaceId}::uuid, ${importId}::uuid, (entry ->> 0)::int, entry -> 1
    from jsonb_array_elements(${json}::jsonb) as entry`.execute(transaction)
}

export async function deleteRows(transaction: Transaction, importId: string): Promise<void> {
  await importTables(transaction).deleteFrom('accounts.import_rows').where('import_id', '=', importId).execute()
}

/** The next rows after a line as they were read, with what was said about them. */
export async function selectRawRows(db: Db, importId: string, afterLine: number, limit: number) {
  const rows = await importTables(db)
    .selectFrom('accounts.import_rows')
    .select(['line', 'cells', 'decision', 'proposals'])
    .where('import_id', '=', importId)
    .where('line', '>', afterLine)
    .orderBy('line')
    .limit(limit)
    .execute()
  return rows
}

/** Writes what a dry run said, a JSON text of rows, where it said something else before. */
export async function updateVerdicts(transaction: Transaction, importId: string, json: string): Promise<void> {
  await sql`update accounts.import_rows as rows
    set values = given.values, verdict = given.verdict, account_id = given."accountId", changes = given.changes,
      issues = given.issues, proposals = given.proposals, has_warning = given."hasWarning"
    from jsonb_to_recordset(${json}::jsonb) as given (line int, values jsonb, verdict text, "accountId" uuid,
      changes jsonb, issues jsonb, proposals jsonb, "hasWarning" boolean)
    where rows.import_id = ${importId} and rows.line = given.line
      and (rows.values, rows.verdict, rows.account_id, rows.changes, rows.issues, rows.proposals, rows.has_warning)
        is distinct from (given.values, given.verdict, given."accountId", given.changes, given.issues, given.proposals,
          given."hasWarning")`.execute(transaction)
}

export async function updateDecisions(
  transaction: Transaction,
  importId: string,
  decisions: readonly { line: number; decision: unknown }[],
): Promise<void> {
  await sql`update accounts.import_rows as rows set decision = nullif(given.decision, 'null'::jsonb)
    from jsonb_to_recordset(${JSON.stringify(decisions)}::jsonb) as given (line int, decision jsonb)
    where rows.import_id = ${importId} and rows.line = given.line`.execute(transaction)
}

export type RowFilter = (typeof importVerdicts)[number] | 'warning' | 'proposal' | 'kept'

/** Rows in the order of the file, one more than the limit. */
export function selectRows(
  db: Db,
  importId: string,
  { filter, afterLine, limit }: { filter: RowFilter | undefined; afterLine: number; limit: number },
) {
  return importTables(db)
    .selectFrom('accounts.import_rows')
    .selectAll()
    .where('import_id', '=', importId)
    .where('line', '>', afterLine)
    .$if(filter === 'warning', (query) => query.where('has_warning', '=', true))
    .$if(filter === 'proposal', (query) => query.where(sql<boolean>`proposals <> '[]'`))
    .$if(filter === 'kept', (query) => query.where('undo', '=', 'kept'))
    .$if(filter !== undefined && !['warning', 'proposal', 'kept'].includes(filter), (query) =>
      query.where('verdict', '=', filter ?? ''),
    )
    .orderBy('line')
    .limit(limit + 1)
    .execute()
}

/** What stands in one column of some lines: the names of rows that others may repeat. */
export function selectCells(db: Db, importId: string, lines: readonly number[], column: number) {
  return importTables(db)
    .selectFrom('accounts.import_rows')
    .select(['line', sql<string | null>`cells ->> ${sql.lit(column)}::int`.as('cell')])
    .where('import_id', '=', importId)
    .where('line', '=', sql<number>`any(${lines}::int[])`)
    .execute()
}

/** Rows to be written: those of one verdict that have not been written yet, in the order of the file. */
export function selectVerdictRows(
  db: Db,
  importId: string,
  verdict: 'add' | 'update',
  afterLine: number,
  limit: number,
) {
  return importTables(db)
    .selectFrom('accounts.import_rows')
    .select(['line', 'values', 'account_id'])
    .where('import_id', '=', importId)
    .where('verdict', '=', verdict)
    .where('line', '>', afterLine)
    .orderBy('line')
    .limit(limit)
    .execute()
}

export async function updateOutcomes(
  transaction: Transaction,
  importId: string,
  outcomes: readonly { line: number; accountId: string; outcome: unknown }[],
): Promise<void> {
  await sql`update accounts.import_rows as rows set account_id = given."accountId", outcome = given.outcome
    from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) as given (line int, "accountId" uuid, outcome jsonb)
    where rows.import_id = ${importId} and rows.line = given.line`.execute(transaction)
}

/** What was written, counted from the rows. */
export async function countOutcomes(db: Db, importId: string) {
  const { rows } = await sql<{ added: number; updated: number; contacts: number; notWritten: number }>`
    select count(*) filter (where outcome ->> 'written' = 'added') as added,
      count(*) filter (where outcome ->> 'written' = 'updated') as updated,
      count(*) filter (where outcome ? 'person') as contacts,
      count(*) filter (where outcome is null and verdict <> 'unchanged') as "notWritten"
    from accounts.import_rows where import_id = ${importId}`.execute(db)
  return rows[0] ?? { added: 0, updated: 0, contacts: 0, notWritten: 0 }
}

/** Written rows that have not been taken back, in the order of the file. */
export function selectWrittenRows(
  db: Db,
  importId: string,
  written: 'added' | 'updated',
  afterLine: number,
  limit: number,
) {
  return importTables(db)
    .selectFrom('accounts.import_rows')
    .select(['line', 'account_id', 'outcome'])
    .where('import_id', '=', importId)
    .where(sql<boolean>`outcome ->> 'written' = ${written}`)
    .where('line', '>', afterLine)
    .orderBy('line')
    .limit(limit)
    .execute()
}

export async function updateUndone(
  transaction: Transaction,
  importId: string,
  undone: readonly { line: number; undo: 'removed' | 'restored' | 'kept' }[],
): Promise<void> {
  await sql`update accounts.import_rows as rows set undo = given.undo
    from jsonb_to_recordset(${JSON.stringify(undone)}::jsonb) as given (line int, undo text)
    where rows.import_id = ${importId} and rows.line = given.line`.execute(transaction)
}

export async function countUndone(db: Db, importId: string) {
  const { rows } = await sql<{ removed: number; restored: number; kept: number }>`
    select count(*) filter (where undo = 'removed') as removed, count(*) filter (where undo = 'restored') as restored,
      count(*) filter (where undo = 'kept') as kept
    from accounts.import_rows where import_id = ${importId}`.execute(db)
  return rows[0] ?? { removed: 0, restored: 0, kept: 0 }
}
