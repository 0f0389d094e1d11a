import { sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import type { HealthSettings } from '../../domain/settings.ts'
import { tables } from '../tables.ts'

interface Writing {
  workspaceId: string
  today: string
  rule: HealthSettings['rollUp']
  accountIds: readonly string[] | undefined
}

/**
 * Rolls up all groups, or those above the customers given, in one statement, as `rollUp` of the domain does: everybody below
 * a parent counts, however deep. `union` keeps each pair once, so that a circle in old data comes to an end.
 */
export async function writeRollUps(
  transaction: Transaction,
  { workspaceId, today, rule, accountIds }: Writing,
): Promise<void> {
  const concerned =
    accountIds === undefined
      ? sql`true`
      : sql`below.parent in (select parent from below where account_id = any(${[...accountIds]}::uuid[]))`
  const only = accountIds === undefined ? sql`true` : sql`old.account_id = any(${[...accountIds]}::uuid[])`
  await sql`with recursive below as (
      select parent_account_id as parent, account_id from accounts.published_hierarchy
      union
      select below.parent, further.account_id
      from below join accounts.published_hierarchy as further on further.parent_account_id = below.account_id
      where further.account_id <> below.parent
    ),
    members as (
      select below.parent, below.account_id, scores.score, coalesce(scores.shown, 0) as shown, accounts.arr_minor as arr,
        accounts.currency, scores.score is not null and accounts.arr_minor > 0 as pays
      from below
      join accounts.published_accounts as accounts
        on accounts.workspace_id = ${workspaceId}::uuid and accounts.account_id = below.account_id
      left join health.scores as scores
        on scores.workspace_id = ${workspaceId}::uuid and scores.account_id = below.account_id
      where ${concerned} and below.account_id <> below.parent
    ),
    grouped as (
      select parent, min(score) as worst, count(score) as scored, sum(score) as points,
        sum(arr) filter (where pays) as revenue, sum(score::numeric * arr) filter (where pays) as weighed,
        count(distinct currency) filter (where pays) as currencies,
        array_agg(account_id order by score nulls last, account_id) as ids,
        array_agg(score order by score nulls last, account_id) as scores,
        array_agg(shown order by score nulls last, account_id) as bands,
        array_agg(arr order by score nulls last, account_id) as arrs
      from members group by parent
    ),
    chosen as (
      select *, case when ${rule.method} = 'arr_weighted' and currencies <> 1 then 'mean' else ${rule.method} end as method
      from grouped
    ),
    gone as (
      delete from health.roll_ups as old where old.day = ${today}::date and ${only}
        and not exists (select from below where below.parent = old.account_id)
    )
    insert into health.roll_ups (workspace_id, account_id, day, wanted_method, method, good, watch, score, member_ids,
      member_scores, member_bands, member_arr)
    select ${workspaceId}::uuid, parent, ${today}::date, ${rule.method}, method, ${rule.good}::smallint, ${rule.watch}::smallint,
      case method when 'worst' then worst
        when 'mean' then (2 * points + scored) / nullif(2 * scored, 0)
        else floor((2 * weighed + revenue) / (2 * revenue)) end,
      ids, scores, bands, arrs
    from chosen
    on conflict (workspace_id, account_id, day) do update set wanted_method = excluded.wanted_method,
      method = excluded.method, good = excluded.good, watch = excluded.watch, score = excluded.score,
      member_ids = excluded.member_ids, member_scores = excluded.member_scores, member_bands = excluded.member_bands,
      member_arr = excluded.member_arr`.execute(transaction)
}

/** How the group stood at the end of the day, or of the last day before it that was kept; undefined where there is no group. */
export function findRollUp(db: Db, accountId: string, day: string) {
  return tables(db)
    .selectFrom('health.roll_ups')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('day', '<=', day)
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst()
}
