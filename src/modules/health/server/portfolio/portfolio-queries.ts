import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'

interface BandCount {
  shown: number
  tenth: number | null
  customers: number
  reference: number
  decided: number
  total: number
  day: string
}

/** Customers by shown band and tenth of the score, in one pass. */
export async function countBands(db: Db): Promise<BandCount[]> {
  const { rows } =
    await sql<BandCount>`select scores.shown, least(scores.score / 10, 9) as tenth, count(*)::int as customers,
      count(*) filter (where scores.coverage < (versions.definition ->> 'enoughCoverage')::int)::int as reference,
      count(*) filter (where scores.is_decided)::int as decided, coalesce(sum(scores.score), 0)::int as total,
      max(scores.day)::text as day
    from health.scores as scores
    join health.scorecard_versions as versions
      on versions.workspace_id = scores.workspace_id and versions.definition_no = scores.definition_no
    group by 1, 2`.execute(db)
  return rows
}

export interface MoverRow {
  account_id: string
  name: string
  before: number
  score: number
  shown: number
  of_all: number
}

/** Who lost or gained most since a day, and how many did. */
export async function selectMovers(
  db: Db,
  { since, direction, limit }: { since: string; direction: 'down' | 'up'; limit: number },
): Promise<MoverRow[]> {
  const isMover = direction === 'down' ? sql`scores.score < days.score` : sql`scores.score > days.score`
  const { rows } = await sql<MoverRow>`with movers as (
      select scores.account_id, accounts.name, days.score as before, scores.score, scores.shown, count(*) over ()::int as of_all
      from health.scores as scores
      join health.score_days as days on days.workspace_id = scores.workspace_id and days.account_id = scores.account_id
        and days.day = ${since}::date
      join accounts.published_accounts as accounts
        on accounts.workspace_id = scores.workspace_id and accounts.account_id = scores.account_id
      where ${isMover}
    ) select * from movers order by abs(score - before) desc, account_id limit ${limit}`.execute(db)
  return rows
}

export interface ListedRow {
  account_id: string
  name: string
  score: number | null
  shown: number
  coverage: number
  is_reference: boolean
  is_decided: boolean
  before: number | null
}

export interface Listing {
  shown: number | undefined
  only: 'reference' | 'decided' | undefined
  since: string
  after: { score: number; id: string } | undefined
  limit: number
}

// Those without a score come last: no score is above 100.
const place = sql`coalesce(scores.score, 101)`

/** A page of customers with their scores, the lowest first. */
export async function selectListed(db: Db, { shown, only, since, after, limit }: Listing): Promise<ListedRow[]> {
  const isReference = sql`scores.coverage < (versions.definition ->> 'enoughCoverage')::int`
  const conditions: RawBuilder<unknown>[] = [sql`true`]
  if (shown !== undefined) conditions.push(sql`scores.shown = ${shown}`)
  if (only === 'reference') conditions.push(isReference)
  if (only === 'decided') conditions.push(sql`scores.is_decided`)
  if (after) conditions.push(sql`(${place}, scores.account_id) > (${after.score}::int, ${after.id}::uuid)`)
  const { rows } = await sql<ListedRow>`with page as (
      select scores.workspace_id, scores.account_id, accounts.name, scores.score, scores.shown, scores.coverage,
        ${isReference} as is_reference, scores.is_decided
      from health.scores as scores
      join health.scorecard_versions as versions
        on versions.workspace_id = scores.workspace_id and versions.definition_no = scores.definition_no
      join accounts.published_accounts as accounts
        on accounts.workspace_id = scores.workspace_id and accounts.account_id = scores.account_id
      where ${sql.join(conditions, sql` and `)}
      order by ${place}, scores.account_id limit ${limit}
    ) select page.*, days.score as before from page
      left join health.score_days as days on days.workspace_id = page.workspace_id and days.account_id = page.account_id
        and days.day = ${since}::date
      order by coalesce(page.score, 101), page.account_id`.execute(db)
  return rows
}
