import { type Selectable, sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import type { AccessLevel } from '../../domain/access-level.ts'
import { type PortalTables, tables } from '../tables.ts'

export type LinkRow = Selectable<PortalTables['portal.links']>

export async function insertLink(transaction: Transaction, row: Omit<LinkRow, 'revoked_at' | 'revoked_by'>) {
  await tables(transaction).insertInto('portal.links').values(row).execute()
}

export function findLink(db: Db, id: string): Promise<LinkRow | undefined> {
  return tables(db).selectFrom('portal.links').selectAll().where('link_id', '=', id).executeTakeFirst()
}

export function findLinkByClientId(db: Db, accountId: string, clientId: string): Promise<LinkRow | undefined> {
  return tables(db)
    .selectFrom('portal.links')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('client_id', '=', clientId)
    .executeTakeFirst()
}

/** The link that says what a person may do now, in whatever state it is. */
export function findNewestLink(db: Db, accountId: string, stakeholderId: string): Promise<LinkRow | undefined> {
  return tables(db)
    .selectFrom('portal.links')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('stakeholder_id', '=', stakeholderId)
    .orderBy('link_id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Serialises a customer's invitations: the same one sent twice at once is taken once, and no limit is passed by haste. */
export async function lockInvitations(transaction: Transaction, accountId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`portal.invitations:${accountId}`}, 0))`.execute(
    transaction,
  )
}

/** How many links a customer's own people asked for since an instant. */
export async function countInvitations(db: Db, accountId: string, since: string): Promise<number> {
  const { count } = await tables(db)
    .selectFrom('portal.links')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId)
    .where('invited_by', 'is not', null)
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow()
  return count
}

export async function updateLevel(transaction: Transaction, id: string, level: AccessLevel): Promise<void> {
  await tables(transaction).updateTable('portal.links').set({ level }).where('link_id', '=', id).execute()
}

export async function endLink(transaction: Transaction, id: string, at: string, by: string): Promise<void> {
  await tables(transaction)
    .updateTable('portal.links')
    .set({ revoked_at: at, revoked_by: by })
    .where('link_id', '=', id)
    .where('revoked_at', 'is', null)
    .execute()
}

/** Ends every link of a customer, expired ones too; answers with them. */
export async function endAllLinks(
  transaction: Transaction,
  accountId: string,
  { at, name }: { at: string; name: string },
): Promise<string[]> {
  const rows = await tables(transaction)
    .updateTable('portal.links')
    .set({ revoked_at: at, revoked_by: name })
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .returning('link_id')
    .execute()
  return rows.map(({ link_id }) => link_id)
}

export type CountedLink = LinkRow & { visits: number; last_seen_at: string | null }

/** Links of a customer with how often they were used: `visits` counts entering and coming back. */
export function selectLinks(db: Db, by: { accountId: string } | { linkId: string }): Promise<CountedLink[]> {
  const query = tables(db)
    .selectFrom('portal.links')
    .selectAll('portal.links')
    .select([
      sql<number>`(select count(*) from portal.accesses where accesses.account_id = links.account_id
        and accesses.link_id = links.link_id and accesses.what in ('entered', 'visited'))`.as('visits'),
      sql<string | null>`(select max(occurred_at) from portal.accesses where accesses.account_id = links.account_id
        and accesses.link_id = links.link_id and accesses.what <> 'link_opened')`.as('last_seen_at'),
    ])
    .orderBy('link_id', 'desc')
    .limit(200)
  return 'linkId' in by
    ? query.where('link_id', '=', by.linkId).execute()
    : query.where('account_id', '=', by.accountId).execute()
}
