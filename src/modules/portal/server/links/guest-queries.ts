import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { LinkRow } from './link-queries.ts'

/** Of how many customers one address is sent links at once; consultants look after several. */
const mostCustomers = 5

/** In which workspaces somebody was let in at this address. The one question that is asked without a workspace. */
export async function selectWorkspacesOf(db: Db, email: string): Promise<string[]> {
  const { rows } = await sql<{ workspace_id: string }>`
    select workspace_id from portal.workspaces_of_guest(${email})`.execute(db)
  return rows.map(({ workspace_id }) => workspace_id)
}

/** Who was let in at this address, the latest first. */
export async function selectGuestsAt(db: Db, email: string): Promise<Pick<LinkRow, 'account_id' | 'stakeholder_id'>[]> {
  const { rows } = await sql<Pick<LinkRow, 'account_id' | 'stakeholder_id'>>`
    select account_id, stakeholder_id from portal.links
    where lower(email) = lower(${email}) and revoked_at is null
    group by account_id, stakeholder_id order by max(link_id::text) desc limit ${mostCustomers}`.execute(db)
  return rows
}

/** Who asked for a link while none could be mailed, and was given none since. One statement. */
export async function selectWanting(db: Db, since: string): Promise<{ account_id: string; asked_at: string }[]> {
  const { rows } = await sql<{ account_id: string; asked_at: string }>`
    select accesses.account_id, min(accesses.occurred_at) as asked_at from portal.accesses as accesses
    join portal.links as links on links.workspace_id = accesses.workspace_id
      and links.account_id = accesses.account_id and links.link_id = accesses.link_id
    where accesses.what = 'link_wanted' and accesses.occurred_at > ${since}::timestamptz and not exists (
      select from portal.links as later
      where later.workspace_id = links.workspace_id and later.account_id = links.account_id
        and later.stakeholder_id = links.stakeholder_id and later.created_at > accesses.occurred_at
    )
    group by accesses.account_id`.execute(db)
  return rows
}
