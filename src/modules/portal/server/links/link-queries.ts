import { type Selectable, sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { type PortalTables, tables } from '../tables.ts'

export type LinkRow = Selectable<PortalTables['portal.links']>

export async function insertLink(transaction: Transaction, row: Omit<LinkRow, 'revoked_at' | 'revoked_by'>) {
  await tables(transaction).insertInto('portal.links').values(row).execute()
}

export function findLink(db: Db, id: string): Promise<LinkRow | undefined> {
  return tables(db).selectFrom('portal.links').selectAll().where('link_id', '=', id).executeTakeFirst()
}

export async function endLink(transaction: Transaction, id: string, at: string, by: string): Promise<void> {
  await tables(transaction)
    .updateTable('portal.links')
    .set({ revoked_at: at, revoked_by: by })
    .where('link_id', '=', id)
    .where('revoked_at', 'is', null)
    .execute()
}

export type CountedLink = LinkRow & { visits: number; last_seen_at: string | null }

/** Links of a customer with how often they were used: `visits` counts entering and coming back. */
export function selectLinks(db: Db, by: { accountId: string } | { linkId: string }): Promise<CountedLink[]> {
  const query = tables(db)
    .selectFrom('portal.links')
    .selectAll('portal.links')
    .select((select) => [
      select
        .selectFrom('portal.accesses')
        .whereRef('portal.accesses.account_id', '=', 'portal.links.account_id')
        .whereRef('portal.accesses.link_id', '=', 'portal.links.link_id')
        .where('what', 'in', ['entered', 'visited'])
        .select(sql<number>`count(*)`.as('visits'))
        .$notNull()
        .as('visits'),
      select
        .selectFrom('portal.sessions')
        .whereRef('portal.sessions.account_id', '=', 'portal.links.account_id')
        .whereRef('portal.sessions.link_id', '=', 'portal.links.link_id')
        .select(sql<string | null>`max(last_seen_at)`.as('last_seen_at'))
        .as('last_seen_at'),
    ])
    .orderBy('link_id', 'desc')
    .limit(200)
  return 'linkId' in by
    ? query.where('link_id', '=', by.linkId).execute()
    : query.where('account_id', '=', by.accountId).execute()
}
