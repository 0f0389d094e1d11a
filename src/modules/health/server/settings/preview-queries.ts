import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { AlertKind } from '../../domain/alert.ts'

export interface CountedKind {
  kind: AlertKind
  times: number
  customers: number
}

interface Movements {
  from: string
  drop: { points: number; days: number }
}

/** How often scores fell by so much, and bands got worse, since a day: each time it began, by the days that were kept. */
export async function countMovements(db: Db, { from, drop }: Movements): Promise<CountedKind[]> {
  const { rows } = await sql<CountedKind>`with days as (
      select account_id, day, score, shown from health.score_days where day >= ${from}::date - ${drop.days + 1}::int
      union all select account_id, day, score, shown from health.scores
    ),
    compared as (
      select days.account_id, days.day, days.shown,
        coalesce(days.score <= earlier.score - ${drop.points}::int, false) as fell
      from days left join days as earlier
        on earlier.account_id = days.account_id and earlier.day = days.day - ${drop.days}::int
    ),
    followed as (
      select *, lag(fell) over own as fell_before, lag(shown) over own as shown_before
      from compared window own as (partition by account_id order by day)
    ),
    told as (
      select 'drop' as kind, account_id from followed where day >= ${from}::date and fell and fell_before is not true
      union all
      select 'band_worsened', account_id from followed
        where day >= ${from}::date and shown between 1 and 3 and shown_before between 1 and 3 and shown < shown_before
    )
    select kind, count(*)::int as times, count(distinct account_id)::int as customers from told group by kind`.execute(
    db,
  )
  return rows
}

/** How often a state began between two looks; what held at the first began before. Only customers that are scored. */
export async function countStates(db: Db, holding: readonly RawBuilder<unknown>[]): Promise<CountedKind[]> {
  if (holding.length === 0) return []
  const { rows } = await sql<CountedKind>`with held as materialized (${sql.join([...holding], sql` union all `)})
    select held.kind, count(*)::int as times, count(distinct held.account_id)::int as customers
    from held join health.scores as scores on scores.account_id = held.account_id
    left join held as earlier on earlier.kind = held.kind and earlier.account_id = held.account_id
      and earlier.look = held.look - 1
    where held.look > 0 and earlier.kind is null group by held.kind`.execute(db)
  return rows
}
