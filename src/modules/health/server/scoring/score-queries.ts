import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '#platform/database/transaction.ts'
import type { Scorecard } from '../../domain/scorecard/scorecard.ts'
import { type Compiling, scoresQuery } from './compiled-queries.ts'

type Sql = RawBuilder<unknown>

export const scoreColumns = sql.raw(
  'workspace_id, account_id, day, definition_no, caps, score, raw, coverage, band, shown, pending_days, is_held, is_decided, shares, known, freshness',
)

/** One after the other for a workspace: two that write the same customers in another order would wait for each other. */
export async function lockScores(transaction: Transaction, workspaceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`health.scores:${workspaceId}`}, 0))`.execute(transaction)
}

const within = (accountIds: readonly string[] | undefined, column: Sql) =>
  accountIds === undefined ? sql`` : sql`and ${column} = any(${[...accountIds]}::uuid[])`

/** Keeps how earlier days ended before today's scores take their place. */
export async function keepEarlierDays(
  transaction: Transaction,
  { today, accountIds }: { today: string; accountIds: readonly string[] | undefined },
): Promise<void> {
  const only = within(accountIds, sql`account_id`)
  const { rows } = await sql<{ begun: unknown }>`select health.begin_month(month) as begun from (
      select distinct date_trunc('month', day)::date as month from health.scores where day < ${today}::date ${only}
    ) as months`.execute(transaction)
  if (rows.length === 0) return
  await sql`insert into health.score_days (${scoreColumns}) select ${scoreColumns} from health.scores
    where day < ${today}::date ${only} on conflict do nothing`.execute(transaction)
}

export interface Judging {
  definitionNo: number
  definition: Scorecard
}

/** The column that tells whether a customer is in a segment that a scorecard is for. */
export const scopeOf = ({ definitionNo }: Judging) => sql.id(`in_scope_${definitionNo}`)
const ids = (list: readonly string[]) => sql.join(list.map((id) => sql`${sql.lit(id)}::uuid`))

/** What every query of scores needs to know of a customer besides its attributes. */
export function besideAttributes(today: string, judging: readonly Judging[]): { columns: Sql; joins: Sql } {
  const narrowed = judging.filter(({ definition }) => definition.segments.length > 0)
  const scopes = narrowed.map((each) => sql`, ${scopeOf(each)}.account_id is not null as ${scopeOf(each)}`)
  const members = narrowed.map(
    (each) => sql`left join (select distinct account_id from segments.published_memberships
        where left_at is null and segment_id in (${ids(each.definition.segments)})) as ${scopeOf(each)}
      on ${scopeOf(each)}.account_id = accounts.account_id`,
  )
  return {
    columns: sql`accounts.phase, coalesce(accounts.touch_model, 'none') as touch_model,
      ${today}::date - accounts.phase_since as days_in_phase,
      overrides.override_id, overrides.score::int as override_score, overrides.band as override_band
      ${sql.join(scopes, sql``)}`,
    joins: sql`left join health.overrides as overrides on overrides.workspace_id = accounts.workspace_id
      and overrides.account_id = accounts.account_id and overrides.ended_at is null
      and ${today}::date between overrides.from_on and overrides.until_on ${sql.join(members, sql` `)}`,
  }
}

/** As `fitOf` of the domain. */
function fits(judging: Judging): Sql {
  const { phases, touchModels, segments } = judging.definition
  return sql`(phase in (${sql.join(phases.map((each) => sql.lit(each)))})
      and touch_model in (${sql.join(touchModels.map((each) => sql.lit(each)))})
      ${segments.length === 0 ? sql`` : sql`and ${scopeOf(judging)}`})`
}

const nobodysScores = sql`select 0 as definition_no, null::uuid as account_id, 0 as caps, false as is_held,
  false as is_decided, null::smallint[] as shares, null::real[] as known, null::smallint[] as freshness, null::int as raw,
  0 as coverage, null::int as score, 0 as band, 0 as steady_days, 0 as steady_jump where false`

/** Scores of all customers in the CTE `known` that one of the scorecards fits, each by the first that does. */
export function allScores(judging: readonly Judging[], compiling: Compiling): Sql {
  // Where every scorecard has ended nobody is judged; the statement still has to have its columns.
  if (judging.length === 0) return nobodysScores
  return sql.join(
    judging.map((each, index) => {
      const earlier = judging.slice(0, index).map((other) => sql`and not ${fits(other)}`)
      const from = sql`(select * from known where ${fits(each)} ${sql.join(earlier, sql` `)}) as known`
      return sql`select ${sql.lit(each.definitionNo)} as definition_no, scored.*
        from (${scoresQuery(each.definition, from, compiling)}) as scored`
    }),
    sql` union all `,
  )
}

/** The scores of everybody in the CTE `known` by one scorecard, whomever it is for. */
export const scoresBy = ({ definitionNo, definition }: Judging, compiling: Compiling): Sql =>
  sql`select ${sql.lit(definitionNo)} as definition_no, scored.*
    from (${scoresQuery(definition, sql`known`, compiling)}) as scored`

/** What the list of customers tells of scores. */
export const scoreFigures = sql`select account_id, score,
  (array['unknown', 'risk', 'watch', 'good', 'held'])[shown + 1] as band from health.scores`

export interface BandMove {
  account_id: string
  from_shown: number | null
  to_shown: number
  score: number | null
}

interface WriteScores {
  workspaceId: string
  today: string
  scoredAt: string
  known: Sql
  scores: Sql
  accountIds: readonly string[] | undefined
}

/**
 * Scores in one statement: computes, settles the shown band as `settle` of the domain does, writes, and drops customers
 * that no scorecard fits any longer. Returns whose shown band is another than before.
 */
export async function writeScores(transaction: Transaction, write: WriteScores): Promise<BandMove[]> {
  const { workspaceId, today, scoredAt, known, scores, accountIds } = write
  const before = (column: string) =>
    sql`case when current.day < ${today}::date then ${sql.ref(`current.${column}`)} else ${sql.ref(`current.prev_${column}`)} end as ${sql.ref(`prev_${column}`)}`
  const isMany = accountIds === undefined || accountIds.length > fewAccounts
  if (isMany) await readEachTableOnce(transaction, true)
  const { rows } = await sql<BandMove>`with known as materialized (${known}),
    scored as (${scores}),
    stood as (
      select scored.*, ${before('score')}, ${before('band')}, ${before('shown')}, ${before('pending_days')}
      from scored left join health.scores as current
        on current.workspace_id = ${workspaceId} and current.account_id = scored.account_id offset 0
    ),
    waited as (
      select *, case
          when prev_shown is null or prev_shown = band or is_decided or band not in (1, 2, 3) or prev_shown not in (1, 2, 3)
            or score is null or prev_score is null or abs(score - prev_score) >= steady_jump then 0
          when prev_pending_days > 0 and sign(band - prev_shown) = sign(prev_band - prev_shown) then prev_pending_days + 1
          else 1 end as waited
      from stood offset 0
    ),
    written as (
      insert into health.scores (${scoreColumns}, prev_score, prev_band, prev_shown, prev_pending_days, scored_at)
      select ${workspaceId}::uuid, account_id, ${today}::date, definition_no, caps, score, raw, coverage, band,
        case when waited = 0 or waited >= steady_days then band else prev_shown end,
        case when waited >= steady_days then 0 else waited end,
        is_held, is_decided, shares, known, freshness, prev_score, prev_band, prev_shown, prev_pending_days,
        ${scoredAt}::timestamptz
      from waited
      on conflict (workspace_id, account_id) do update set day = excluded.day, definition_no = excluded.definition_no,
        caps = excluded.caps, score = excluded.score, raw = excluded.raw, coverage = excluded.coverage, band = excluded.band,
        shown = excluded.shown, pending_days = excluded.pending_days, is_held = excluded.is_held,
        is_decided = excluded.is_decided, shares = excluded.shares, known = excluded.known, freshness = excluded.freshness,
        prev_score = excluded.prev_score, prev_band = excluded.prev_band, prev_shown = excluded.prev_shown,
        prev_pending_days = excluded.prev_pending_days, scored_at = excluded.scored_at
      returning account_id, shown, score
    ),
    dropped as (
      delete from health.scores as gone where gone.workspace_id = ${workspaceId} ${within(accountIds, sql`gone.account_id`)}
        and not exists (select from written where written.account_id = gone.account_id)
    )
    select written.account_id, current.shown as from_shown, written.shown as to_shown, written.score
    from written left join health.scores as current
      on current.workspace_id = ${workspaceId} and current.account_id = written.account_id
    where current.shown is distinct from written.shown`.execute(transaction)
  if (isMany) await readEachTableOnce(transaction, false)
  return rows
}

/** So few are looked up one by one sooner than everything is read. */
const fewAccounts = 100

/**
 * Keeps the planner from reading a table again for every row of another. Right after a business was brought in there are no
 * statistics to tell it better, and scores of a few hundred customers took minutes.
 */
export async function readEachTableOnce(transaction: Transaction, isOn: boolean): Promise<void> {
  await sql`set local enable_nestloop = ${sql.raw(isOn ? 'off' : 'on')}`.execute(transaction)
}
