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

/** The newest version of each scorecard, in the order in which the scorecards came, whichever was published last. */
export async function selectNewestVersions(db: Db): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`select definition_no, scorecard_key, scorecard_version, definition, note,
      published_by, published_at
    from (
      select *, min(definition_no) over cards as first_no, max(scorecard_version) over cards as newest
      from health.scorecard_versions window cards as (partition by workspace_id, scorecard_key)
    ) as versions where scorecard_version = newest order by first_no`.execute(db)
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

/** How many customers each version judges. */
export async function countJudged(db: Db): Promise<Map<number, number>> {
  const rows = await tables(db)
    .selectFrom('health.scores')
    .select(['definition_no', ({ fn }) => fn.countAll<string>().as('customers')])
    .groupBy('definition_no')
    .execute()
  return new Map(rows.map((row) => [row.definition_no, Number(row.customers)]))
}
