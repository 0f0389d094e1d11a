import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { ScoreRow } from '../tables.ts'

export type ComparedRow = Omit<ScoreRow, 'workspace_id' | 'day' | 'shown' | 'pending_days'>

export interface EffectRow {
  moves: { from_band: number; to_band: number; customers: number }[] | null
  tenths: { before: number | null; after: number | null; customers: number }[] | null
  largest: { name: string; after: ComparedRow; before: ComparedRow | null }[] | null
}

interface Comparing {
  known: RawBuilder<unknown>
  scores: RawBuilder<unknown>
  /** The number that stands for the definition which is tried. */
  triedNo: number
  currentNo: number
  limit: number
}

/** What a definition would change, in one statement that writes nothing. */
export async function selectEffect(
  db: Db,
  { known, scores, triedNo, currentNo, limit }: Comparing,
): Promise<EffectRow | undefined> {
  const columns = sql.raw(
    "'account_id', account_id, 'definition_no', definition_no, 'caps', caps, 'score', score, 'raw', raw, 'coverage', coverage, 'band', band, 'is_held', is_held, 'is_decided', is_decided, 'shares', shares, 'known', known, 'freshness', freshness",
  )
  const { rows } = await sql<EffectRow>`with known as materialized (${known}), scored as materialized (${scores}),
    compared as (
      select scored.account_id, scored.score as after_score, scored.band as after_band, current.score as before_score,
        coalesce(current.band, 0) as before_band
      from scored left join health.scores as current on current.account_id = scored.account_id
      where scored.definition_no = ${triedNo} or current.definition_no = ${currentNo}
    ),
    largest as (
      select account_id, abs(coalesce(after_score, 0) - coalesce(before_score, 0)) as size from compared
      where after_score is distinct from before_score or after_band <> before_band
      order by 2 desc, 1 limit ${limit}
    )
    select
      (select jsonb_agg(moves) from (select before_band as from_band, after_band as to_band, count(*)::int as customers
        from compared where before_band <> after_band group by 1, 2 order by 3 desc) as moves) as moves,
      (select jsonb_agg(tenths) from (select least(before_score / 10, 9) as before, least(after_score / 10, 9) as after,
        count(*)::int as customers from compared group by 1, 2) as tenths) as tenths,
      (select jsonb_agg(jsonb_build_object('name', accounts.name,
          'after', (select jsonb_build_object(${columns}) from scored where scored.account_id = largest.account_id),
          'before', (select jsonb_build_object(${columns}) from health.scores as current where current.account_id = largest.account_id))
          order by largest.size desc, largest.account_id)
        from largest join accounts.published_accounts as accounts on accounts.account_id = largest.account_id) as largest`.execute(
    db,
  )
  return rows[0]
}

/** The score of the one customer in `known`; undefined where nothing can be known of it, as of archived ones. */
export async function selectScored(
  db: Db,
  { known, scores }: Pick<Comparing, 'known' | 'scores'>,
): Promise<ComparedRow | undefined> {
  const { rows } = await sql<ComparedRow>`with known as materialized (${known})
    select account_id, definition_no, caps, score, raw, coverage, band, is_held, is_decided, shares, known, freshness
    from (${scores}) as scored`.execute(db)
  return rows[0]
}
