import { type RawBuilder, sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { tables } from '../tables.ts'

/** The customers, held against other writers where `forUpdate`, in a stable order. */
export function selectForChange(db: Db, conditions: readonly RawBuilder<boolean>[], limit: number, forUpdate: boolean) {
  return tables(db)
    .selectFrom('accounts.accounts')
    .select(['account_id as id', 'name', 'owner_id', 'touch_model', 'archived_at'])
    .where(sql<boolean>`${sql.join([...conditions], sql` and `)}`)
    .orderBy('account_id')
    .limit(limit)
    .$if(forUpdate, (query) => query.forUpdate())
    .execute()
}

export const isOneOf = (ids: readonly string[]) => sql<boolean>`accounts.accounts.account_id = any(${ids}::uuid[])`

export async function updateAccounts(
  transaction: Transaction,
  ids: readonly string[],
  change: { owner_id?: string | null; touch_model?: 'high' | 'low' | 'tech' | null; archived_at?: string | null },
  now: string,
): Promise<void> {
  await tables(transaction)
    .updateTable('accounts.accounts')
    .set({ ...change, updated_at: now, version: sql`version + 1` })
    .where(isOneOf(ids))
    .execute()
}
