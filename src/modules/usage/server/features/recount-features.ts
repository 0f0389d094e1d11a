import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, instantOf } from '#platform/context/context.ts'
import type { Transaction } from '#platform/database/transaction.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { enqueueJob } from '#platform/jobs/enqueue-job.ts'
import { declareJob } from '#platform/jobs/job.ts'
import { usageRolled } from '../../events.ts'
import { lockForCounting } from '../rollups/counting-lock.ts'

/** Customers in one transaction: the days that it holds are waited for by whoever counts. */
const accountsAGo = 100

/** Has all days counted anew from the first customer on, also where that was under way for an earlier change. */
export async function askForRecount(context: Context): Promise<void> {
  const { transaction, workspaceId } = context
  await sql`insert into usage.feature_recounts (workspace_id, done, asked_at)
    values (${workspaceId}::uuid, 0, ${instantOf(context)}::timestamptz)
    on conflict (workspace_id) do update set after_account_id = null, done = 0, total = null, asked_at = excluded.asked_at,
      finished_at = null`.execute(transaction)
  await enqueueJob(context, 'usage.recount_features', {}, { key: 'usage.recount_features' })
}

/** What is under way, if anything is. */
export async function readRecount({ transaction }: Context): Promise<{ done: number; total: number | null } | null> {
  const { rows } = await sql<{ done: number; total: number | null }>`select done, total from usage.feature_recounts
    where finished_at is null`.execute(transaction)
  return rows[0] ?? null
}

export const recountFeaturesJob = declareJob('usage.recount_features', z.object({}), async (context) => {
  if (await recountSome(context)) return
  await enqueueJob(context, 'usage.recount_features', {}, { key: 'usage.recount_features' })
})

/** Counts the features of the next customers' days anew. Answers whether nothing is left. */
export async function recountSome(context: Context): Promise<boolean> {
  const { transaction, workspaceId } = context
  await lockForCounting(transaction, workspaceId)
  const { rows } = await sql<{ after_account_id: string | null; total: number | null }>`
    select after_account_id, total from usage.feature_recounts where finished_at is null for update`.execute(
    transaction,
  )
  const [recount] = rows
  if (!recount) return true
  const accounts = await selectNextAccounts(transaction, recount.after_account_id)
  if (accounts.length > 0) {
    await recountAccounts(transaction, accounts)
    await recordEvent(context, usageRolled, { accountIds: accounts })
  }
  const isFinished = accounts.length < accountsAGo
  const total = recount.total ?? (isFinished ? accounts.length : await countAccounts(transaction))
  await sql`update usage.feature_recounts set done = done + ${accounts.length}, total = ${total}::int,
      after_account_id = ${accounts.at(-1) ?? null}::uuid,
      finished_at = ${isFinished ? instantOf(context) : null}::timestamptz`.execute(transaction)
  return isFinished
}

async function selectNextAccounts(transaction: Transaction, after: string | null): Promise<string[]> {
  const { rows } = await sql<{ account_id: string }>`select distinct account_id from usage.account_days
    where account_id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
    order by account_id limit ${accountsAGo}`.execute(transaction)
  return rows.map((row) => row.account_id)
}

async function countAccounts(transaction: Transaction): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select count(*)::int as count from accounts.published_accounts as account
    where exists (select from usage.account_days as days where days.account_id = account.account_id)`.execute(
    transaction,
  )
  return rows[0]?.count ?? 0
}

/** The days of these customers from their parts. Locked first, in the order in which counting locks them: what is added meanwhile waits, and adds. */
async function recountAccounts(transaction: Transaction, accounts: readonly string[]): Promise<void> {
  await sql`select from usage.account_days where account_id = any(${accounts}::uuid[])
    order by workspace_id, account_id, day for update`.execute(transaction)
  await sql`with features as (
      select event_key, bit_or(1::bigint << feature_no) as mask, bool_or(is_admin) as is_admin
      from usage.feature_events join usage.features using (workspace_id, feature_no) group by event_key
    ), counted as (
      select part.account_id, part.day, bit_or(feature.mask) as features,
        coalesce(sum(one.count) filter (where feature.is_admin), 0) as admin_events
      from usage.day_parts as part
      cross join lateral unnest(part.event_keys, part.counts) as one (event_key, count)
      join features as feature on feature.event_key = one.event_key
      where part.account_id = any(${accounts}::uuid[])
      group by part.account_id, part.day
    ), wanted as (
      select days.account_id, days.day, coalesce(counted.features, 0) as features, coalesce(counted.admin_events, 0) as admin_events
      from usage.account_days as days left join counted using (account_id, day)
      where days.account_id = any(${accounts}::uuid[])
    )
    update usage.account_days as known set features = wanted.features, admin_events = wanted.admin_events
    from wanted where known.account_id = wanted.account_id and known.day = wanted.day
      and (known.features, known.admin_events) is distinct from (wanted.features, wanted.admin_events)`.execute(
    transaction,
  )
}
