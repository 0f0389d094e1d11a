import { type SqlBool, sql } from 'kysely'
import type { Context } from '#platform/context/context.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { isId } from '#platform/kernel/ids.ts'
import { wilson } from '#platform/kernel/statistics/wilson.ts'
import { minimumForShares } from '../../domain/time-to-value.ts'
import type { ForecastBand, ForecastChecks, ForecastOutcome, ForecastTrial } from '../../forecast-contract.ts'

const runsShown = 12

interface CheckRow {
  checked_on: string
  method: number
  program_key: string
  as_of_day: number
  n: number
  held: number
  early: number
  late: number
  wide_held: number
  open: number
  ended: number
  median_error: number | null
  median_size: number | null
  unfinished: number
  factor: number
  plan_lost: number
}

/** The latest check of past forecasts, with the runs before it. Two statements. */
export async function readForecastChecks({ transaction }: Context): Promise<ForecastChecks> {
  const { rows } = await sql<CheckRow>`
    select * from onboarding.published_forecast_checks
    where (method, checked_on) = (select method, checked_on from onboarding.published_forecast_checks
      order by checked_on desc, method desc limit 1)
    order by program_key, as_of_day`.execute(transaction)
  const { rows: runs } = await sql<{ checkedOn: string; method: number; n: number; held: number }>`
    select checked_on as "checkedOn", method, n, wide_held as held from onboarding.published_forecast_checks
    where program_key = '' and as_of_day = 30 order by checked_on desc, method desc limit ${runsShown}`.execute(
    transaction,
  )
  const coverage = (held: number, n: number) => (n < minimumForShares ? null : wilson(held, n))
  return {
    checkedOn: rows[0]?.checked_on ?? null,
    method: rows[0]?.method ?? null,
    planLost: rows[0]?.plan_lost ?? 0,
    checks: rows.map((row) => ({
      programKey: row.program_key === '' ? null : row.program_key,
      day: row.as_of_day,
      n: row.n,
      held: row.held,
      early: row.early,
      late: row.late,
      wideHeld: row.wide_held,
      coverage: coverage(row.held, row.n),
      wideCoverage: coverage(row.wide_held, row.n),
      open: row.open,
      ended: row.ended,
      medianError: row.median_error,
      medianSize: row.median_size,
      unfinished: row.unfinished,
      factor: row.factor,
    })),
    history: runs,
    minimumForShares,
  }
}

interface TrialsQuery {
  day: number
  programKey?: string | undefined
  outcome: ForecastOutcome
  band: ForecastBand
  cursor?: string | undefined
  limit: number
}

/** The forecasts behind a check: the furthest off first, those of which nobody can know last. One statement. */
export async function listForecastTrials({ transaction }: Context, query: TrialsQuery) {
  const { day, programKey, outcome, band, cursor, limit } = query
  const after = cursor === undefined ? undefined : positionOf(cursor)
  const ofProgram = programKey === undefined ? sql<SqlBool>`true` : sql<SqlBool>`trials.program_key = ${programKey}`
  const verdict = sql.ref(band === 'wide' ? 'trials.wide_verdict' : 'trials.verdict')
  const isMeant =
    outcome === 'judged' ? sql<SqlBool>`${verdict} in ('held', 'early', 'late')` : sql<SqlBool>`${verdict} = ${outcome}`
  const beyond = after
    ? sql<SqlBool>`(place, "projectId") > (${after.place}::double precision, ${after.projectId}::uuid)`
    : sql<SqlBool>`true`
  const { rows } = await sql<ForecastTrial & { place: number; total: number }>`
    with behind as (
      select trials.account_id as "accountId", trials.project_id as "projectId", accounts.name,
        trials.forecast_on as "forecastOn", trials.value_on as "valueOn", trials.from_on as "fromOn",
        trials.to_on as "toOn", trials.wide_from_on as "wideFromOn", trials.wide_to_on as "wideToOn",
        ${verdict} as outcome, trials.truth_on as "truthOn", trials.error_days as "errorDays",
        -coalesce(abs(trials.error_days), -1) as place, count(*) over ()::int as total
      from onboarding.published_forecast_trials as trials
      join accounts.published_accounts as accounts
        on accounts.workspace_id = trials.workspace_id and accounts.account_id = trials.account_id
      where trials.as_of_day = ${day}::int and ${ofProgram} and ${isMeant}
    )
    select * from behind where ${beyond} order by place, "projectId" limit ${limit + 1}`.execute(transaction)
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    items: page.map(({ place: _place, total: _total, ...item }) => item),
    nextCursor: last ? encodeCursor([last.place, last.projectId]) : null,
    total: rows[0]?.total ?? 0,
  }
}

function positionOf(cursor: string) {
  const [place, projectId] = decodeCursor(cursor)
  if (typeof place === 'number' && typeof projectId === 'string' && isId(projectId)) return { place, projectId }
  throw invalid('http.invalid_cursor')
}
