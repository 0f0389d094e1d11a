import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import { type ScoreRow, tables } from '../tables.ts'

const columns = [
  'workspace_id',
  'account_id',
  'day',
  'definition_no',
  'caps',
  'score',
  'raw',
  'coverage',
  'band',
  'shown',
  'pending_days',
  'is_held',
  'is_decided',
  'shares',
  'known',
  'freshness',
] as const

/** How the customer stood at the end of the day, or of the last day before it that was scored. */
export async function findScoreOn(db: Db, accountId: string, day: string): Promise<ScoreRow | undefined> {
  const current = await tables(db)
    .selectFrom('health.scores')
    .select(columns)
    .where('account_id', '=', accountId)
    .where('day', '<=', day)
    .executeTakeFirst()
  if (current) return current
  return tables(db)
    .selectFrom('health.score_days')
    .select(columns)
    .where('account_id', '=', accountId)
    .where('day', '<=', day)
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The first day that was kept of the customer before a day. */
export function findFirstScore(db: Db, accountId: string, before: string): Promise<ScoreRow | undefined> {
  return tables(db)
    .selectFrom('health.score_days')
    .select(columns)
    .where('account_id', '=', accountId)
    .where('day', '<', before)
    .orderBy('day')
    .limit(1)
    .executeTakeFirst()
}

export interface DayRow {
  day: string
  score: number | null
  shown: number
  coverage: number
  definition_no: number
}

/** The days between two, today's among them, the oldest first. */
export async function selectDays(
  db: Db,
  { accountId, from, to }: { accountId: string; from: string; to: string },
): Promise<DayRow[]> {
  const { rows } = await sql<DayRow>`select day, score, shown, coverage, definition_no from health.score_days
      where account_id = ${accountId} and day between ${from}::date and ${to}::date
    union all
    select day, score, shown, coverage, definition_no from health.scores
      where account_id = ${accountId} and day between ${from}::date and ${to}::date
    order by day`.execute(db)
  return rows
}
