import { type Context, instantOf } from '#platform/context/context.ts'
import { builtInScorecards } from '../../content/built-in.ts'
import { type Scorecard, scorecardSchema } from '../../domain/scorecard/scorecard.ts'
import { selectUnpublished } from './card-queries.ts'
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
  endedAt: string | null
}

const activeOf = (row: VersionRow & { ended_at?: string | null }): ActiveScorecard => ({
  key: row.scorecard_key,
  version: row.scorecard_version,
  definitionNo: row.definition_no,
  definition: scorecardSchema.parse(row.definition),
  note: row.note,
  publishedBy: row.published_by,
  publishedAt: row.published_at,
  endedAt: row.ended_at ?? null,
})

/**
 * Every scorecard in the order in which they are tried: those in force, those that ended, and, as version 0, those that were
 * never published. Before the first scoring the built-in ones, as version 1.
 */
export async function readScorecards({ transaction }: Pick<Context, 'transaction'>): Promise<ActiveScorecard[]> {
  const rows = await selectNewestVersions(transaction)
  const unpublished = (await selectUnpublished(transaction)).map((row) => ({
    place: row.place,
    scorecard: {
      key: row.scorecard_key,
      version: 0,
      definitionNo: 0,
      definition: scorecardSchema.parse(row.definition),
      note: null,
      publishedBy: row.created_by,
      publishedAt: null,
      endedAt: null,
    },
  }))
  const published =
    rows.length > 0 ? rows.map((row) => ({ place: row.place, scorecard: activeOf(row) })) : asBuiltIn.map(unmoved)
  const placeOf = ({ place }: { place: number | null }) => place ?? Number.MAX_SAFE_INTEGER
  return [...published, ...unpublished].toSorted((a, b) => placeOf(a) - placeOf(b)).map(({ scorecard }) => scorecard)
}

const unmoved = (scorecard: ActiveScorecard) => ({ place: null, scorecard })

const asBuiltIn: readonly ActiveScorecard[] = builtInScorecards.map(({ key, definition }, index) => ({
  key,
  version: 1,
  definitionNo: index + 1,
  definition,
  note: null,
  publishedBy: 'Banso',
  publishedAt: null,
  endedAt: null,
}))

export const isInForce = ({ version, endedAt }: ActiveScorecard) => version > 0 && endedAt === null

/** The scorecards in force, in the order in which they are tried. */
export async function readActiveScorecards(context: Pick<Context, 'transaction'>): Promise<ActiveScorecard[]> {
  return (await readScorecards(context)).filter(isInForce)
}

/** As `readActiveScorecards`; the built-in ones are written down first where that was not done yet. */
export async function keepActiveScorecards(context: Context): Promise<ActiveScorecard[]> {
  const { transaction, workspaceId } = context
  const known = await selectNewestVersions(transaction)
  if (builtInScorecards.every(({ key }) => known.some((row) => row.scorecard_key === key)))
    return known.map(activeOf).filter(isInForce)
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
  return (await selectNewestVersions(transaction)).map(activeOf).filter(isInForce)
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
