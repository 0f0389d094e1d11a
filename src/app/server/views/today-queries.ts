import { sql } from 'kysely'
import type { Transaction } from '#platform/database/transaction.ts'
import type { TodayAccount } from './today-order.ts'

interface AccountRow {
  account_id: string
  name: string
  owner_id: string | null
  owner_name: string | null
  arr_minor: number | null
  currency: string
}

export async function selectTodayAccounts(
  transaction: Transaction,
  accountIds: readonly string[],
): Promise<Map<string, TodayAccount>> {
  const { rows } = await sql<AccountRow>`
    select accounts.account_id, accounts.name, accounts.owner_id, members.name as owner_name, accounts.arr_minor, accounts.currency
    from accounts.published_accounts as accounts
    left join identity.published_members as members
      on members.workspace_id = accounts.workspace_id and members.user_id = accounts.owner_id
    where accounts.account_id = any(${[...accountIds]}::uuid[])`.execute(transaction)
  return new Map(
    rows.map((row) => [
      row.account_id,
      {
        accountId: row.account_id,
        name: row.name,
        ownerId: row.owner_id,
        ownerName: row.owner_name,
        arr: row.arr_minor,
        currency: row.currency,
      },
    ]),
  )
}

/** Customers still with us whose contract is up for renewal between the two days. */
export async function selectRenewals(transaction: Transaction, from: string, to: string) {
  const { rows } = await sql<{ account_id: string; renewal_on: string }>`
    select account_id, renewal_on from accounts.published_accounts
    where renewal_on between ${from} and ${to} and phase not in ('qualification', 'churned')`.execute(transaction)
  return rows
}

/**
 * Customers whose last holder of a role left since `since`, and since when nobody holds it. The reason stays until a
 * successor is registered, but not for ever: who has gone on without one for long is no news.
 */
export async function selectVacancies(transaction: Transaction, today: string, since: string) {
  const { rows } = await sql<{ account_id: string; role: 'champion' | 'executive_sponsor'; left_on: string }>`
    select people.account_id, roles.role, max(people.left_on) as left_on
    from accounts.published_stakeholders as people
    cross join lateral unnest(people.roles) as roles (role)
    join accounts.published_accounts as accounts
      on accounts.workspace_id = people.workspace_id and accounts.account_id = people.account_id
    where roles.role in ('champion', 'executive_sponsor') and accounts.phase <> 'churned'
    group by people.account_id, roles.role
    having bool_and(people.left_on is not null and people.left_on <= ${today}) and max(people.left_on) >= ${since}`.execute(
    transaction,
  )
  return rows
}

/**
 * Customers with us in whom no executive sponsor is known, nor left since `since`. While onboarding all of them; later only
 * those of whom anybody is known, since where nobody keeps the people of a customer the gap says nothing. Those being
 * onboarded first, then those who pay most, at most `limit`: after an import it may be every customer there is.
 */
export async function selectWithoutSponsor(
  transaction: Transaction,
  { today, since, ownerId, limit }: { today: string; since: string; ownerId: string | undefined; limit: number },
) {
  const { rows } = await sql<{ account_id: string; is_onboarding: boolean }>`
    select accounts.account_id, accounts.phase = 'onboarding' as is_onboarding
    from accounts.published_accounts as accounts
    left join accounts.published_stakeholders as people
      on people.workspace_id = accounts.workspace_id and people.account_id = accounts.account_id
    where accounts.phase not in ('qualification', 'churned')
      and (${ownerId ?? null}::uuid is null or accounts.owner_id = ${ownerId ?? null}::uuid)
    group by accounts.workspace_id, accounts.account_id, accounts.phase, accounts.arr_minor
    having not coalesce(
        bool_or('executive_sponsor' = any(people.roles) and (people.left_on is null or people.left_on >= ${since})), false)
      and (accounts.phase = 'onboarding' or bool_or(people.stakeholder_id is not null
        and (people.left_on is null or people.left_on > ${today})))
    order by is_onboarding desc, accounts.arr_minor desc nulls last, accounts.account_id
    limit ${limit}`.execute(transaction)
  return rows
}

export async function selectCounts(transaction: Transaction) {
  const { rows } = await sql<{ accounts: number; projects: number; members: number }>`
    select (select count(*) from accounts.published_accounts) as accounts,
      (select count(*) from onboarding.published_projects) as projects,
      (select count(*) from identity.published_members where deactivated_at is null) as members`.execute(transaction)
  return rows[0] ?? { accounts: 0, projects: 0, members: 0 }
}
