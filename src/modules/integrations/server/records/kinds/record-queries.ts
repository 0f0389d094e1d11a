import { sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import type { Churn, Subscription } from '../../../domain/records/contract-facts.ts'
import { tables } from '../../tables.ts'

export interface KeptSubscription extends Subscription {
  accountId: string
  externalId: string
}

export interface KeptChurn extends Churn {
  accountId: string
  externalId: string
}

export async function selectSubscriptions(db: Db, accountIds: readonly string[]): Promise<KeptSubscription[]> {
  const rows = await tables(db)
    .selectFrom('integrations.subscriptions')
    .selectAll()
    .where('account_id', '=', sql<string>`any(${accountIds}::uuid[])`)
    .execute()
  return rows.map((row) => ({
    accountId: row.account_id,
    externalId: row.external_id,
    startOn: row.start_on,
    endOn: row.end_on,
    plan: row.plan,
    seats: row.seats,
    mrr: row.mrr_minor,
    currency: row.currency,
    isTrial: row.is_trial,
    billing: row.billing,
    autoRenewal: row.auto_renewal,
  }))
}

export async function putSubscriptions(
  transaction: Transaction,
  workspaceId: string,
  subscriptions: readonly KeptSubscription[],
): Promise<void> {
  const rows = subscriptions.map((one) => ({
    workspace_id: workspaceId,
    account_id: one.accountId,
    external_id: one.externalId,
    start_on: one.startOn,
    end_on: one.endOn,
    plan: one.plan,
    seats: one.seats,
    mrr_minor: one.mrr,
    currency: one.currency,
    is_trial: one.isTrial,
    billing: one.billing,
    auto_renewal: one.autoRenewal,
  }))
  await sql`insert into integrations.subscriptions
    select * from jsonb_populate_recordset(null::integrations.subscriptions, ${JSON.stringify(rows)}::jsonb)
    on conflict (workspace_id, account_id, external_id) do update set start_on = excluded.start_on,
      end_on = excluded.end_on, plan = excluded.plan, seats = excluded.seats, mrr_minor = excluded.mrr_minor,
      currency = excluded.currency, is_trial = excluded.is_trial, billing = excluded.billing,
      auto_renewal = excluded.auto_renewal`.execute(transaction)
}

interface RecordKey {
  accountId: string
  externalId: string
}

export async function deleteSubscriptions(transaction: Transaction, keys: readonly RecordKey[]): Promise<void> {
  await sql`delete from integrations.subscriptions where (account_id, external_id) in (
    select * from unnest(${keys.map((key) => key.accountId)}::uuid[], ${keys.map((key) => key.externalId)}::text[]))`.execute(
    transaction,
  )
}

export async function selectChurns(db: Db, accountIds: readonly string[]): Promise<KeptChurn[]> {
  const rows = await tables(db)
    .selectFrom('integrations.churn_events')
    .selectAll()
    .where('account_id', '=', sql<string>`any(${accountIds}::uuid[])`)
    .execute()
  return rows.map((row) => ({
    accountId: row.account_id,
    externalId: row.external_id,
    churnedOn: row.churned_on,
    reason: row.reason,
    note: row.note,
  }))
}

export async function putChurns(
  transaction: Transaction,
  workspaceId: string,
  churns: readonly KeptChurn[],
): Promise<void> {
  const rows = churns.map((one) => ({
    workspace_id: workspaceId,
    account_id: one.accountId,
    external_id: one.externalId,
    churned_on: one.churnedOn,
    reason: one.reason,
    note: one.note,
  }))
  await sql`insert into integrations.churn_events
    select * from jsonb_populate_recordset(null::integrations.churn_events, ${JSON.stringify(rows)}::jsonb)
    on conflict (workspace_id, account_id, external_id) do update set churned_on = excluded.churned_on,
      reason = excluded.reason, note = excluded.note`.execute(transaction)
}

export async function deleteChurns(transaction: Transaction, keys: readonly RecordKey[]): Promise<void> {
  await sql`delete from integrations.churn_events where (account_id, external_id) in (
    select * from unnest(${keys.map((key) => key.accountId)}::uuid[], ${keys.map((key) => key.externalId)}::text[]))`.execute(
    transaction,
  )
}
