import type { AttributeSource } from '#platform/attributes/attribute.ts'
import type { Context } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'
import type { ScorecardDetail, ScorecardList } from '../../contract/scorecard.ts'
import { measuresOf, scorecardSchema } from '../../domain/scorecard/scorecard.ts'
import { readRegistry } from '../attributes/registry.ts'
import { type ActiveScorecard, isInForce, readScorecards } from './active-scorecards.ts'
import { selectSegmentNames } from './card-queries.ts'
import { findDraft, selectDraftKeys } from './draft-queries.ts'
import { countJudged, selectVersions } from './scorecard-queries.ts'

/** All scorecards in the order in which they are tried, those that are not in force among them. */
export async function listScorecards(context: Context): Promise<ScorecardList> {
  const { transaction } = context
  const scorecards = await readScorecards(context)
  const drafts = await selectDraftKeys(transaction)
  const judged = await countJudged(transaction)
  const segments = await selectSegmentNames(
    transaction,
    scorecards.flatMap(({ definition }) => definition.segments),
  )
  return {
    items: scorecards.map((each) => {
      const { key, version, definition, publishedBy, publishedAt, endedAt } = each
      return {
        key,
        name: definition.name,
        version,
        state: stateOf(each),
        phases: definition.phases,
        touchModels: definition.touchModels,
        segments: definition.segments.map((id) => segments.get(id)?.name ?? id),
        measures: measuresOf(definition).length,
        customers: judged.get(key) ?? 0,
        hasDraft: drafts.has(key),
        publishedBy,
        publishedAt,
        endedAt,
      }
    }),
  }
}

const stateOf = (scorecard: ActiveScorecard) =>
  isInForce(scorecard) ? ('in_force' as const) : scorecard.version === 0 ? ('unpublished' as const) : ('ended' as const)

/** The scorecard, in force or not. Throws notFound `health.no_such_scorecard`. */
export async function requireScorecard(context: Context, scorecardKey: string): Promise<ActiveScorecard> {
  const found = (await readScorecards(context)).find(({ key }) => key === scorecardKey)
  if (!found) throw notFound('health.no_such_scorecard')
  return found
}

/** Whether a measure may look at it: a score that weighed itself would never come to rest. */
export const canBeMeasured = (key: string) => !key.startsWith('health.') || opinions.includes(key)

const opinions = ['health.sentiment', 'health.sentiment_age']

/** Throws notFound `health.no_such_scorecard`. */
export async function readScorecard(
  context: Context,
  sources: readonly AttributeSource[],
  scorecardKey: string,
): Promise<ScorecardDetail> {
  const { transaction } = context
  const active = await requireScorecard(context, scorecardKey)
  const draft = await findDraft(transaction, scorecardKey)
  const versions = await selectVersions(transaction, scorecardKey)
  const { attributes } = await readRegistry(context, sources)
  return {
    key: active.key,
    version: active.version,
    state: stateOf(active),
    definition: active.definition,
    draft: draft
      ? {
          definition: scorecardSchema.parse(draft.definition),
          edit: draft.edit,
          basedOn: draft.based_on_version,
          by: draft.changed_by,
          at: draft.changed_at,
        }
      : null,
    versions:
      versions.length === 0 && active.version > 0
        ? [{ version: active.version, note: null, by: active.publishedBy, at: null }]
        : versions.map((row) => ({
            version: row.scorecard_version,
            note: row.note,
            by: row.published_by,
            at: row.published_at,
          })),
    attributes: [...attributes.values()]
      .filter(({ key, kind }) => canBeMeasured(key) && ['number', 'money', 'boolean', 'choice', 'text'].includes(kind))
      .map(({ key, kind, unit, options, optionNames, name }) => ({
        key,
        kind,
        unit: unit ?? null,
        options: [...(options ?? [])],
        optionNames: { ...optionNames },
        name: name ?? null,
      })),
  }
}
