import { type Context, instantOf } from '#platform/context/context.ts'
import { builtInScorecards } from '../../content/built-in.ts'
import { type Scorecard, scorecardSchema } from '../../domain/scorecard/scorecard.ts'
import {
  insertVersions,
  lockScorecards,
  nextDefinitionNo,
  selectDefinitions,
  selectNewestVersions,
  type VersionRow,
} from './scorecard-queries.ts'

export interface ActiveScorecard {
  key: string
  version: number
  definitionNo: number
  definition: Scorecard
  note: string | null
  publishedBy: string
  publishedAt: string | null
}

export const activeOf = (row: VersionRow): ActiveScorecard => ({
  key: row.scorecard_key,
  version: row.scorecard_version,
  definitionNo: row.definition_no,
  definition: scorecardSchema.parse(row.definition),
  note: row.note,
  publishedBy: row.published_by,
  publishedAt: row.published_at,
})

/** The scorecards in force, in the order in which they are tried. Before the first scoring the built-in ones, as version 1. */
export async function readActiveScorecards(context: Pick<Context, 'transaction'>): Promise<ActiveScorecard[]> {
  const rows = await selectNewestVersions(context.transaction)
  if (rows.length > 0) return rows.map(activeOf)
  return builtInScorecards.map(({ key, definition }, index) => ({
    key,
    version: 1,
    definitionNo: index + 1,
    definition,
    note: null,
    publishedBy: 'Banso',
    publishedAt: null,
  }))
}

/** As `readActiveScorecards`; the built-in ones are written down first where that was not done yet. */
export async function keepActiveScorecards(context: Context): Promise<ActiveScorecard[]> {
  const { transaction, workspaceId } = context
  const known = await selectNewestVersions(transaction)
  if (builtInScorecards.every(({ key }) => known.some((row) => row.scorecard_key === key))) return known.map(activeOf)
  await lockScorecards(transaction, workspaceId)
  const locked = await selectNewestVersions(transaction)
  const first = await nextDefinitionNo(transaction)
  const missing = builtInScorecards.filter(({ key }) => !locked.some((row) => row.scorecard_key === key))
  await insertVersions(
    transaction,
    workspaceId,
    missing.map(({ key, definition }, index) => ({
      definition_no: first + index,
      scorecard_key: key,
      scorecard_version: 1,
      definition,
      note: null,
      published_by: 'Banso',
      published_at: instantOf(context),
    })),
  )
  return (await selectNewestVersions(transaction)).map(activeOf)
}

/** Versions by their number, whichever scorecard they belong to. */
export async function readScorecardVersions(
  context: Pick<Context, 'transaction'>,
  definitionNos: readonly number[],
): Promise<Map<number, ActiveScorecard>> {
  if (definitionNos.length === 0) return new Map()
  const rows = await selectDefinitions(context.transaction, [...new Set(definitionNos)])
  return new Map(rows.map((row) => [row.definition_no, activeOf(row)]))
}
