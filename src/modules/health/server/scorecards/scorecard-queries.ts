import { sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { tables } from '../tables.ts'

export interface VersionRow {
  definition_no: number
  scorecard_key: string
  scorecard_version: number
  definition: unknown
  note: string | null
  published_by: string
  published_at: string
}

const versionColumns = [
  'definition_no',
  'scorecard_key',
  'scorecard_version',
  'definition',
  'note',
  'published_by',
  'published_at',
] as const

export interface StandingRow extends VersionRow {
  /** Null where nobody has moved it: after all others, in the order in which they came. */
  place: number | null
  ended_at: string | null
}

/** The newest version of each scorecard, ended ones among them, in the order in which they are tried. */
export async function selectNewestVersions(db: Db): Promise<StandingRow[]> {
  const { rows } =
    await sql<StandingRow>`select versions.definition_no, versions.scorecard_key, versions.scorecard_version,
      versions.definition, versions.note, versions.published_by, versions.published_at, cards.place, cards.ended_at
    from (
      select *, min(definition_no) over cards as first_no, max(scorecard_version) over cards as newest
      from health.scorecard_versions window cards as (partition by workspace_id, scorecard_key)
    ) as versions
    left join health.scorecards as cards
      on cards.workspace_id = versions.workspace_id and cards.scorecard_key = versions.scorecard_key
    where scorecard_version = newest order by cards.place nulls last, first_no`.execute(db)
  return rows
}

export function selectDefinitions(db: Db, definitionNos: readonly number[]): Promise<VersionRow[]> {
  return tables(db)
    .selectFrom('health.scorecard_versions')
    .select(versionColumns)
    .where('definition_no', 'in', [...definitionNos])
    .execute()
}

/** Held to the end of the transaction by whoever publishes, so that the numbers of versions are counted once. */
export async function lockScorecards(transaction: Transaction, workspaceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`health.scorecards:${workspaceId}`}, 0))`.execute(
    transaction,
  )
}

export async function nextDefinitionNo(db: Db): Promise<number> {
  const { last } = await tables(db)
    .selectFrom('health.scorecard_versions')
    .select(({ fn }) => fn.max('definition_no').as('last'))
    .executeTakeFirstOrThrow()
  return Number(last ?? 0) + 1
}

export async function insertVersions(
  transaction: Transaction,
  workspaceId: string,
  rows: readonly VersionRow[],
): Promise<void> {
  if (rows.length === 0) return
  await tables(transaction)
    .insertInto('health.scorecard_versions')
    .values(rows.map((row) => ({ ...row, workspace_id: workspaceId, definition: JSON.stringify(row.definition) })))
    .execute()
}

export function selectVersions(db: Db, scorecardKey: string): Promise<VersionRow[]> {
  return tables(db)
    .selectFrom('health.scorecard_versions')
    .select(versionColumns)
    .where('scorecard_key', '=', scorecardKey)
    .orderBy('scorecard_version', 'desc')
    .execute()
}

/** How many customers each scorecard judges. */
export async function countJudged(db: Db): Promise<Map<string, number>> {
  const rows = await tables(db)
    .selectFrom('health.scores as scores')
    .innerJoin('health.scorecard_versions as versions', (join) =>
      join
        .onRef('versions.workspace_id', '=', 'scores.workspace_id')
        .onRef('versions.definition_no', '=', 'scores.definition_no'),
    )
    .select(['versions.scorecard_key', ({ fn }) => fn.countAll<string>().as('customers')])
    .groupBy('versions.scorecard_key')
    .execute()
  return new Map(rows.map((row) => [row.scorecard_key, Number(row.customers)]))
}
