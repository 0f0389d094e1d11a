import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { tables, type UsageTables } from '../tables.ts'

/** Whether a source takes events. */
export async function isOpen(db: Db, workspaceId: string, sourceId: string): Promise<boolean> {
  const row = await tables(db)
    .selectFrom('usage.sources')
    .select('source_id')
    .where('workspace_id', '=', workspaceId)
    .where('source_id', '=', sourceId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

export type SourceRow = Selectable<UsageTables['usage.sources']>

export function selectSources(db: Db): Promise<SourceRow[]> {
  return tables(db).selectFrom('usage.sources').selectAll().orderBy('created_at').orderBy('source_id').execute()
}

export function findSourceRow(db: Db, sourceId: string): Promise<SourceRow | undefined> {
  return tables(db).selectFrom('usage.sources').selectAll().where('source_id', '=', sourceId).executeTakeFirst()
}

export async function insertSource(
  transaction: Transaction,
  row: Insertable<UsageTables['usage.sources']>,
): Promise<SourceRow> {
  return await tables(transaction).insertInto('usage.sources').values(row).returningAll().executeTakeFirstOrThrow()
}

/** Undefined where somebody changed it since `version`. */
export function updateSource(
  transaction: Transaction,
  { source_id, version }: Pick<SourceRow, 'source_id' | 'version'>,
  changes: Updateable<UsageTables['usage.sources']>,
): Promise<SourceRow | undefined> {
  return tables(transaction)
    .updateTable('usage.sources')
    .set({ ...changes, version: version + 1 })
    .where('source_id', '=', source_id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst()
}
