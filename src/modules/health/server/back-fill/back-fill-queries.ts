import { type Insertable, type RawBuilder, type Selectable, sql, type Updateable } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import type { PlainDateString } from '#platform/kernel/dates.ts'
import type { VersionRow } from '../scorecards/scorecard-queries.ts'
import type { Judging } from '../scoring/score-queries.ts'
import { readEachTableOnce, scopeOf, scoreColumns } from '../scoring/score-queries.ts'
import { type HealthTables, tables } from '../tables.ts'

type Sql = RawBuilder<unknown>
export type BackFillRow = Selectable<HealthTables['health.back_fills']>

export function findNewestBackFill(db: Db): Promise<BackFillRow | undefined> {
  return tables(db)
    .selectFrom('health.back_fills')
    .selectAll()
    .orderBy('asked_at', 'desc')
    .orderBy('back_fill_id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Undefined where it is through or was stopped; held until the transaction ends. */
export function holdRunning(transaction: Transaction): Promise<BackFillRow | undefined> {
  return tables(transaction)
    .selectFrom('health.back_fills')
    .selectAll()
    .where('finished_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

export async function insertBackFill(
  transaction: Transaction,
  row: Insertable<HealthTables['health.back_fills']>,
): Promise<void> {
  await tables(transaction).insertInto('health.back_fills').values(row).execute()
}

export async function updateBackFill(
  transaction: Transaction,
  id: string,
  change: Updateable<HealthTables['health.back_fills']>,
): Promise<void> {
  await tables(transaction).updateTable('health.back_fills').set(change).where('back_fill_id', '=', id).execute()
}

/** The first day of which usage is known, else the day on which the first contract began. */
export async function findFirstDay(db: Db): Promise<string | null> {
  const { rows } = await sql<{ day: string | null }>`select coalesce(
      (select min(day) from usage.published_account_days),
      (select min(contract_start_on) from accounts.published_accounts))::text as day`.execute(db)
  return rows[0]?.day ?? null
}

/**
 * The version of each scorecard that was in force at the end of a day; where none was yet, the first of each. In the order
 * in which they are tried.
 */
export async function selectVersionsOf(db: Db, dayEnd: string): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`with versions as (
      select version.*, cards.place, cards.ended_at,
        min(definition_no) over (partition by version.scorecard_key) as first_no
      from health.scorecard_versions as version
      left join health.scorecards as cards
        on cards.workspace_id = version.workspace_id and cards.scorecard_key = version.scorecard_key
    ), earlier as (
      select distinct on (scorecard_key) * from versions where published_at < ${dayEnd}::timestamptz
      order by scorecard_key, scorecard_version desc
    ), later as (
      select * from versions where definition_no = first_no and not exists (select from earlier)
    )
    select definition_no, scorecard_key, scorecard_version, definition, note, published_by, published_at
    from (select * from earlier union all select * from later) as chosen
    where ended_at is null or ended_at >= ${dayEnd}::timestamptz
    order by place nulls last, first_no`.execute(db)
  return rows
}

/**
 * How customers stood at the end of a past day, beside their attributes. Before the first phase that is recorded a customer
 * had the phase it came with, since its contract began; who had neither was no customer yet. Touch models are those of today.
 */
export function besideOf(
  day: PlainDateString,
  dayEnd: string,
  judging: readonly Judging[],
): { columns: Sql; joins: Sql } {
  const narrowed = judging.filter(({ definition }) => definition.segments.length > 0)
  const members = narrowed.map(
    (each) => sql`left join (select distinct account_id from segments.published_memberships
        where entered_at < ${dayEnd}::timestamptz and (left_at is null or left_at >= ${dayEnd}::timestamptz)
          and segment_id in (${sql.join(each.definition.segments.map((id) => sql`${sql.lit(id)}::uuid`))})) as ${scopeOf(each)}
      on ${scopeOf(each)}.account_id = accounts.account_id`,
  )
  return {
    columns: sql`stood.phase, coalesce(accounts.touch_model, 'none') as touch_model,
      ${day}::date - stood.since as days_in_phase,
      overrides.override_id, overrides.score::int as override_score, overrides.band as override_band
      ${sql.join(
        narrowed.map((each) => sql`, ${scopeOf(each)}.account_id is not null as ${scopeOf(each)}`),
        sql``,
      )}`,
    joins: sql`join (
        select distinct on (account_id) account_id, phase, since from (
          select account_id, phase, since, phase_entry_id from accounts.published_phase_entries where since <= ${day}::date
          union all
          select customer.account_id, first.phase, customer.contract_start_on, null
          from accounts.published_accounts as customer
          join (
            select distinct on (account_id) account_id, phase from accounts.published_phase_entries
            order by account_id, since, phase_entry_id
          ) as first on first.account_id = customer.account_id
          where customer.contract_start_on <= ${day}::date
        ) as known order by account_id, (phase_entry_id is null), since desc, phase_entry_id desc
      ) as stood on stood.account_id = accounts.account_id
      left join (
        select distinct on (account_id) account_id, override_id, score, band from health.overrides
        where ${day}::date between from_on and until_on and decided_at < ${dayEnd}::timestamptz
          and (ended_at is null or ended_at >= ${dayEnd}::timestamptz)
        order by account_id, decided_at desc
      ) as overrides on overrides.account_id = accounts.account_id ${sql.join(members, sql` `)}`,
  }
}

/** Writes the scores of a past day in one statement, but those that were kept on the day itself. Answers how many. */
export async function writePastDay(
  transaction: Transaction,
  write: { workspaceId: string; day: PlainDateString; computedAt: string; known: Sql; scores: Sql },
): Promise<number> {
  const { workspaceId, day, computedAt, known, scores } = write
  await sql`select health.begin_month(date_trunc('month', ${day}::date)::date)`.execute(transaction)
  await readEachTableOnce(transaction, true)
  await sql`delete from health.score_days where day = ${day}::date and computed_at is not null`.execute(transaction)
  const { numAffectedRows = 0n } = await sql`insert into health.score_days (${scoreColumns}, computed_at)
    with known as materialized (${known}), scored as (${scores})
    select ${workspaceId}::uuid, account_id, ${day}::date, definition_no, caps, score, raw, coverage, band, band, 0, is_held,
      is_decided, shares, known, freshness, ${computedAt}::timestamptz from scored
    on conflict do nothing`.execute(transaction)
  return Number(numAffectedRows)
}
