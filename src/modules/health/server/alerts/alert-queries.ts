import { type RawBuilder, sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import type { AlertKind } from '../../domain/alert.ts'
import type { AlertLimits } from '../../domain/settings.ts'

type Sql = RawBuilder<unknown>

/** A state that an attribute tells: its test, where it no longer holds, and what the words need. */
export interface StateAlert {
  kind: AlertKind
  holds: Sql
  isOver: Sql
  params: Sql
}

interface Raising {
  workspaceId: string
  today: string
  at: string
  limits: AlertLimits
  /** The day that today's score is compared with. */
  since: string
  /** What is known of customers, or undefined where no state can be told. */
  known: Sql
  states: readonly StateAlert[]
  worsened: readonly { accountId: string; from: string; to: string; score: number | null }[]
  accountIds: readonly string[] | undefined
}

/**
 * Raises what moved and what holds, and settles by itself what no longer does, in one statement. What is open or was
 * settled a short while ago is not raised again. Only customers that are scored.
 */
export async function raiseAlerts(transaction: Transaction, raising: Raising): Promise<void> {
  const { workspaceId, today, at, limits, since, known, states, worsened, accountIds } = raising
  const only = accountIds === undefined ? sql`` : sql`and scores.account_id = any(${[...accountIds]}::uuid[])`
  const { movement, state } = limits.quietDays
  const found = states.map(
    ({ kind, holds, params }) =>
      sql`select account_id, ${sql.lit(kind)} as kind, ${params} as params, ${sql.lit(state)} as quiet from known where ${holds}`,
  )
  const over = states.map(({ kind, isOver }) => sql`(alerts.kind = ${sql.lit(kind)} and ${isOver})`)
  await sql`with known as materialized (${known}),
    cleared as (
      update health.alerts as alerts set resolved_at = ${at}::timestamptz, resolved_by = 'Banso', outcome = 'cleared'
      from known where alerts.account_id = known.account_id and alerts.resolved_at is null
        and (${over.length === 0 ? sql`false` : sql.join(over, sql` or `)})
    ),
    found as (
      select scores.account_id, 'drop' as kind, jsonb_build_object('from', days.score, 'to', scores.score, 'days', ${sql.lit(limits.drop.days)}) as params,
        ${sql.lit(movement)} as quiet
      from health.scores as scores join health.score_days as days on days.workspace_id = scores.workspace_id
        and days.account_id = scores.account_id and days.day = ${since}::date
      where ${sql.lit(limits.kinds.includes('drop'))} and scores.score <= days.score - ${sql.lit(limits.drop.points)} ${only}
      union all
      select account_id, 'band_worsened', jsonb_build_object('from', from_band, 'to', to_band, 'score', score), ${sql.lit(movement)}
      from jsonb_to_recordset(${JSON.stringify(
        worsened.map(({ accountId, from, to, score }) => ({
          account_id: accountId,
          from_band: from,
          to_band: to,
          score,
        })),
      )}::jsonb) as moved (account_id uuid, from_band text, to_band text, score int)
      -- Whoever decided upon a band need not be told of it.
      where not exists (select from health.scores as own where own.account_id = moved.account_id and own.is_decided)
      ${found.length === 0 ? sql`` : sql`union all ${sql.join(found, sql` union all `)}`}
    )
    insert into health.alerts (workspace_id, account_id, alert_id, kind, params, opened_on, opened_at)
    select ${workspaceId}::uuid, found.account_id, gen_random_uuid(), found.kind, found.params, ${today}::date, ${at}::timestamptz
    from found join health.scores as scores on scores.account_id = found.account_id
    where not exists (
      select from health.alerts as earlier where earlier.account_id = found.account_id and earlier.kind = found.kind
        and (earlier.resolved_at is null or (earlier.outcome <> 'cleared' and earlier.opened_on > ${today}::date - found.quiet))
    )
    on conflict do nothing`.execute(transaction)
}

export interface AlertRow {
  account_id: string
  alert_id: string
  name: string
  kind: AlertKind
  params: unknown
  opened_at: string
  acknowledged_at: string | null
  acknowledged_by: string | null
}

export interface AlertListing {
  accountId: string | undefined
  today: string
  after: { at: string; id: string } | undefined
  limit: number
}

/** What nobody has settled, the newest first. */
export async function selectOpenAlerts(db: Db, { accountId, today, after, limit }: AlertListing): Promise<AlertRow[]> {
  const ofCustomer = accountId === undefined ? sql`` : sql`and alerts.account_id = ${accountId}::uuid`
  const place = after
    ? sql`and (alerts.opened_at, alerts.alert_id) < (${after.at}::timestamptz, ${after.id}::uuid)`
    : sql``
  const { rows } =
    await sql<AlertRow>`select alerts.account_id, alerts.alert_id, accounts.name, alerts.kind, alerts.params,
      alerts.opened_at, alerts.acknowledged_at, alerts.acknowledged_by
    from health.alerts as alerts join accounts.published_accounts as accounts
      on accounts.workspace_id = alerts.workspace_id and accounts.account_id = alerts.account_id
    where alerts.resolved_at is null and (alerts.snoozed_until is null or alerts.snoozed_until <= ${today}::date)
      ${ofCustomer} ${place}
    order by alerts.opened_at desc, alerts.alert_id desc limit ${limit}`.execute(db)
  return rows
}

/** Marks an open alert; undefined where there is none. Returns whose it is and of what kind. */
export async function settleAlert(
  transaction: Transaction,
  alertId: string,
  set: Sql,
): Promise<{ account_id: string; kind: AlertKind } | undefined> {
  const { rows } = await sql<{ account_id: string; kind: AlertKind }>`update health.alerts set ${set}
    where alert_id = ${alertId}::uuid and resolved_at is null returning account_id, kind`.execute(transaction)
  return rows[0]
}
