import { type Selectable, sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import type { SavedView, SavedViewInput } from '../../contract.ts'
import { listViewSchema } from '../../domain/list-view.ts'
import { type AccountsTables, tables } from '../tables.ts'

function toView(row: Selectable<AccountsTables['accounts.saved_views']>, readerId: string): SavedView {
  return {
    id: row.saved_view_id,
    name: row.name,
    isShared: row.is_shared,
    isOwn: row.owner_id === readerId,
    definition: listViewSchema.parse(row.definition),
    createdAt: row.created_at,
  }
}

/** The reader's own views and the shared ones, by name. */
export async function selectViews(db: Db, readerId: string): Promise<SavedView[]> {
  const rows = await tables(db)
    .selectFrom('accounts.saved_views')
    .selectAll()
    .where((where) => where.or([where('owner_id', '=', readerId), where('is_shared', '=', true)]))
    .orderBy(sql`lower(name)`)
    .orderBy('saved_view_id')
    .execute()
  return rows.map((row) => toView(row, readerId))
}

export async function selectView(db: Db, id: string, readerId: string): Promise<SavedView | undefined> {
  const row = await tables(db)
    .selectFrom('accounts.saved_views')
    .selectAll()
    .where('saved_view_id', '=', id)
    .where((where) => where.or([where('owner_id', '=', readerId), where('is_shared', '=', true)]))
    .executeTakeFirst()
  return row && toView(row, readerId)
}

export async function insertView(
  transaction: Transaction,
  workspaceId: string,
  view: SavedViewInput & { id: string; ownerId: string; createdAt: string },
): Promise<void> {
  await tables(transaction)
    .insertInto('accounts.saved_views')
    .values({
      workspace_id: workspaceId,
      saved_view_id: view.id,
      owner_id: view.ownerId,
      name: view.name,
      is_shared: view.isShared,
      definition: JSON.stringify(view.definition),
      created_at: view.createdAt,
    })
    .execute()
}

export async function updateView(transaction: Transaction, id: string, view: SavedViewInput): Promise<void> {
  await tables(transaction)
    .updateTable('accounts.saved_views')
    .set({ name: view.name, is_shared: view.isShared, definition: JSON.stringify(view.definition) })
    .where('saved_view_id', '=', id)
    .execute()
}

export async function deleteView(transaction: Transaction, id: string): Promise<void> {
  await tables(transaction).deleteFrom('accounts.saved_views').where('saved_view_id', '=', id).execute()
}
