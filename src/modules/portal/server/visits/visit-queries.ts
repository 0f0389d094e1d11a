import { type Selectable, sql } from 'kysely'
import type pg from 'pg'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import type { AccessKind } from '../../domain/access-kind.ts'
import type { AccessLevel } from '../../domain/access-level.ts'
import { type PortalTables, tables } from '../tables.ts'

export interface FoundSession {
  workspace_id: string
  account_id: string
  session_id: string
  link_id: string
  stakeholder_id: string
  level: AccessLevel
  last_seen_at: string
  session_ends_at: string
  link_ends_at: string
  is_ended: boolean
}

/** The session behind a cookie, whichever workspace it belongs to. */
export async function findSession(pool: pg.Pool, hash: Buffer): Promise<FoundSession | undefined> {
  const { rows } = await pool.query<FoundSession>('select * from portal.find_session($1)', [hash])
  return rows[0]
}

/** As `findSession`, among those of the open transaction's workspace. */
export async function findOwnSession(db: Db, workspaceId: string, hash: Buffer): Promise<FoundSession | undefined> {
  const { rows } = await sql<FoundSession>`select * from portal.find_session(${hash}) as found
    where found.workspace_id = ${workspaceId}`.execute(db)
  return rows[0]
}

export async function insertSession(
  transaction: Transaction,
  row: Omit<Selectable<PortalTables['portal.sessions']>, 'ended_at'>,
): Promise<void> {
  await tables(transaction).insertInto('portal.sessions').values(row).execute()
}

export async function updateSession(
  transaction: Transaction,
  sessionId: string,
  change: { last_seen_at?: string; expires_at?: string; ended_at?: string },
): Promise<void> {
  await tables(transaction).updateTable('portal.sessions').set(change).where('session_id', '=', sessionId).execute()
}

export type AccessRow = Selectable<PortalTables['portal.accesses']>

export async function insertAccess(transaction: Transaction, row: AccessRow): Promise<void> {
  await tables(transaction).insertInto('portal.accesses').values(row).execute()
}

export async function hasEntered(db: Db, linkId: string): Promise<boolean> {
  const found = await tables(db)
    .selectFrom('portal.accesses')
    .select('access_id')
    .where('link_id', '=', linkId)
    .where('what', '=', 'entered')
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** When the visit that is going on began, and when the one before it did; undefined on the first one. */
export async function selectVisits(
  db: Db,
  accountId: string,
  linkId: string,
): Promise<{ current: string; before: string } | undefined> {
  const rows = await tables(db)
    .selectFrom('portal.accesses')
    .select('occurred_at')
    .where('account_id', '=', accountId)
    .where('link_id', '=', linkId)
    .where('what', 'in', ['entered', 'visited'])
    .orderBy('access_id', 'desc')
    .limit(2)
    .execute()
  const [current, before] = rows
  return current && before && { current: current.occurred_at, before: before.occurred_at }
}

/** How often one person did something since an instant, by whichever of their links. */
export async function countAccesses(
  db: Db,
  { accountId, stakeholderId }: { accountId: string; stakeholderId: string },
  kinds: readonly AccessKind[],
  since: string,
): Promise<number> {
  const { count } = await tables(db)
    .selectFrom('portal.accesses')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId)
    .where('link_id', 'in', (links) =>
      links
        .selectFrom('portal.links')
        .select('portal.links.link_id')
        .where('portal.links.account_id', '=', accountId)
        .where('stakeholder_id', '=', stakeholderId),
    )
    .where('what', 'in', kinds)
    .where('occurred_at', '>', since)
    .executeTakeFirstOrThrow()
  return count
}

/** The latest accesses by each link to a customer's page, and those by none, newest first: a busy colleague crowds nobody out. */
export async function selectAccesses(db: Db, accountId: string): Promise<AccessRow[]> {
  const { rows } = await sql<AccessRow>`
    select latest.* from (
      select link_id from portal.links where account_id = ${accountId} order by link_id desc limit 200
    ) links
    cross join lateral (
      select * from portal.accesses
      where account_id = ${accountId} and accesses.link_id = links.link_id
      order by access_id desc limit 20
    ) latest
    union all
    (
      select * from portal.accesses
      where account_id = ${accountId} and link_id is null
      order by access_id desc limit 100
    )
    order by access_id desc`.execute(db)
  return rows
}
