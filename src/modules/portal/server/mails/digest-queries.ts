import { sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import type { AccessLevel } from '../../domain/access-level.ts'
import { tables } from '../tables.ts'

/** Customers with a link that lets somebody in, whose week has not been looked at. */
export async function selectUndigested(db: Db, weekOn: string, now: string): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('portal.links')
    .select('account_id')
    .distinct()
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('portal.digests')
            .select('portal.digests.account_id')
            .whereRef('portal.digests.account_id', '=', 'portal.links.account_id')
            .where('week_on', '=', weekOn),
        ),
      ),
    )
    .execute()
  return rows.map(({ account_id }) => account_id)
}

/** Until when the customer's latest digest told; undefined before the first. */
export async function selectLatestDigest(db: Db, accountId: string): Promise<string | undefined> {
  const row = await tables(db)
    .selectFrom('portal.digests')
    .select('made_at')
    .where('account_id', '=', accountId)
    .orderBy('week_on', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.made_at
}

/** False when the week was looked at before. */
export async function insertDigest(
  transaction: Transaction,
  row: { workspace_id: string; account_id: string; week_on: string; made_at: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(transaction)
    .insertInto('portal.digests')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Who can open a customer's page, each by their newest open link. */
export async function selectReaders(
  db: Db,
  accountId: string,
  now: string,
): Promise<{ stakeholder_id: string; link_id: string; level: AccessLevel }[]> {
  const { rows } = await sql<{ stakeholder_id: string; link_id: string; level: AccessLevel }>`
    select distinct on (stakeholder_id) stakeholder_id, link_id, level from portal.links
    where account_id = ${accountId} and revoked_at is null and expires_at > ${now}
    order by stakeholder_id, link_id desc`.execute(db)
  return rows
}
