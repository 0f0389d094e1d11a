import type { Db, Transaction } from '#platform/database/transaction.ts'
import { type IdentityTables, tables } from '../tables.ts'

type ApiKeyRow = IdentityTables['identity.api_keys']

export async function insertApiKey(transaction: Transaction, row: ApiKeyRow): Promise<void> {
  await tables(transaction).insertInto('identity.api_keys').values(row).execute()
}

export function selectApiKeys(db: Db) {
  return tables(db).selectFrom('identity.api_keys').selectAll().orderBy('created_at', 'desc').limit(500).execute()
}

export function findApiKey(db: Db, id: string) {
  return tables(db).selectFrom('identity.api_keys').selectAll().where('api_key_id', '=', id).executeTakeFirst()
}

export async function updateApiKey(transaction: Transaction, id: string, revokedAt: string): Promise<void> {
  await tables(transaction)
    .updateTable('identity.api_keys')
    .set({ revoked_at: revokedAt })
    .where('api_key_id', '=', id)
    .execute()
}

export function toApiKey(row: ApiKeyRow) {
  return {
    id: row.api_key_id,
    name: row.name,
    role: row.role,
    createdBy: row.created_by,
    createdAt: row.created_at,
    lastUsedOn: row.last_used_on,
    revokedAt: row.revoked_at,
  }
}
