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
