import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'

export interface OutcomeRow {
  score: number
  shown: number
  is_churned: boolean
  customers: number
}

/**
 * The scores of a past day as they were kept then, with who churned in the days after it: at most a few hundred rows,
 * however many customers. Who had churned by that day already is not among them.
 */
export async function selectOutcomes(db: Db, { day, until }: { day: string; until: string }): Promise<OutcomeRow[]> {
  const { rows } = await sql<OutcomeRow>`select days.score, days.shown, churned.account_id is not null as is_churned,
      count(*)::int as customers
    from health.score_days as days
    left join (
      select distinct workspace_id, account_id from accounts.published_phase_entries
      where phase = 'churned' and since > ${day}::date and since <= ${until}::date
    ) as churned on churned.workspace_id = days.workspace_id and churned.account_id = days.account_id
    where days.day = ${day}::date and days.score is not null
    group by 1, 2, 3`.execute(db)
  return rows
}

/** Past scores are computed for the ends of weeks or months. */
const searchedDays = 31

/** The last day up to the given one that has scores, and when they were computed where that was afterwards. */
export async function findScoredDay(
  db: Db,
  day: string,
): Promise<{ day: string; computedAt: string | null } | undefined> {
  const { rows } = await sql<{ day: string; computed_at: string | null }>`
    select told.day::date::text as day, one.computed_at
    from generate_series(${day}::date, ${day}::date - ${searchedDays}::int, interval '-1 day') as told (day)
    cross join lateral (
      select computed_at from health.score_days as days where days.day = told.day::date limit 1
    ) as one limit 1`.execute(db)
  return rows[0] && { day: rows[0].day, computedAt: rows[0].computed_at }
}
