import type { AttributeSource } from '#platform/attributes/attribute.ts'
import type { Context } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'
import type { ScorecardDetail } from '../../contract/scorecard.ts'
import { measuresOf, scorecardSchema } from '../../domain/scorecard/scorecard.ts'
import { readRegistry } from '../attributes/registry.ts'
import { type ActiveScorecard, readActiveScorecards } from './active-scorecards.ts'
import { findDraft, selectDraftKeys } from './draft-queries.ts'
import { countJudged, selectVersions } from './scorecard-queries.ts'

export async function listScorecards(context: Context) {
  const { transaction } = context
  const scorecards = await readActiveScorecards(context)
  const drafts = await selectDraftKeys(transaction)
  const judged = await countJudged(transaction)
  return {
    items: scorecards.map(({ key, version, definitionNo, definition, publishedBy, publishedAt }) => ({
      key,
      name: definition.name,
      version,
      phases: definition.phases,
      touchModels: definition.touchModels,
      measures: measuresOf(definition).length,
      customers: judged.get(definitionNo) ?? 0,
      hasDraft: drafts.has(key),
      publishedBy,
      publishedAt,
    })),
  }
}

/** The scorecard in force. Throws notFound `health.no_such_scorecard`. */
export async function requireScorecard(context: Context, scorecardKey: string): Promise<ActiveScorecard> {
  const active = (await readActiveScorecards(context)).find(({ key }) => key === scorecardKey)
  if (!active) throw notFound('health.no_such_scorecard')
  return active
}

/** Whether a measure may look at it: a score that weighed itself would never come to rest. */
export const canBeMeasured = (key: string) => !['health.score', 'health.band', 'health.coverage'].includes(key)

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
      versions.length === 0
        ? [{ version: active.version, note: null, by: active.publishedBy, at: null }]
        : versions.map((row) => ({
            version: row.scorecard_version,
            note: row.note,
            by: row.published_by,
            at: row.published_at,
          })),
    attributes: [...attributes.values()]
      .filter(({ key, kind }) => canBeMeasured(key) && ['number', 'money', 'boolean', 'choice', 'text'].includes(kind))
      .map(({ key, kind, unit, options, name }) => ({
        key,
        kind,
        unit: unit ?? null,
        options: [...(options ?? [])],
        name: name ?? null,
      })),
  }
}
