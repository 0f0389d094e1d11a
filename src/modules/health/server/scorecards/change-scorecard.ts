import { type Context, instantOf } from '#platform/context/context.ts'
import { conflict, invalid, notFound } from '#platform/kernel/errors.ts'
import { attributesOf, type Scorecard, scorecardSchema } from '../../domain/scorecard/scorecard.ts'
import { scoreEverybodyLater } from '../scoring/rescore.ts'
import { keepActiveScorecards } from './active-scorecards.ts'
import { deleteCard } from './card-queries.ts'
import { requireScope } from './check-scope.ts'
import { deleteDraft, findDraft, saveDraft } from './draft-queries.ts'
import { canBeMeasured, requireScorecard } from './read-scorecards.ts'
import { insertVersions, lockScorecards, nextDefinitionNo, selectVersions } from './scorecard-queries.ts'

/**
 * Saves the draft of the next version. Throws notFound `health.no_such_scorecard`, invalid `health.measures_itself` and
 * `health.no_such_segment`, conflict `health.changed_meanwhile` and `health.scorecard_ended`.
 */
export async function saveScorecardDraft(
  context: Context,
  { scorecardKey, edit, definition }: { scorecardKey: string; edit: number; definition: Scorecard },
): Promise<void> {
  const active = await requireScorecard(context, scorecardKey)
  if (active.endedAt !== null) throw conflict('health.scorecard_ended')
  requireForeignAttributes(definition)
  await requireScope(context, definition)
  const isSaved = await saveDraft(context.transaction, {
    workspace_id: context.workspaceId,
    scorecard_key: scorecardKey,
    definition: JSON.stringify(definition),
    based_on_version: active.version,
    edit: edit + 1,
    changed_by: context.actor.name,
    changed_at: instantOf(context),
  })
  if (!isSaved) throw conflict('health.changed_meanwhile')
}

export function requireForeignAttributes(definition: Scorecard): void {
  if (!attributesOf(definition).every(canBeMeasured)) throw invalid('health.measures_itself')
}

/** Throws notFound `health.no_such_scorecard`. */
export async function dropScorecardDraft(context: Context, scorecardKey: string): Promise<void> {
  const { version } = await requireScorecard(context, scorecardKey)
  await deleteDraft(context.transaction, scorecardKey)
  // Of a scorecard that was never published nothing is left.
  if (version === 0) await deleteCard(context.transaction, scorecardKey)
}

interface Publishing {
  scorecardKey: string
  edit: number
  note: string | null
}

/**
 * Lets the draft be the next version; all customers are scored by it in a moment. Throws notFound
 * `health.no_such_scorecard`, conflict `health.no_draft` and `health.changed_meanwhile`.
 */
export async function publishScorecard(context: Context, { scorecardKey, edit, note }: Publishing): Promise<void> {
  const { transaction } = context
  const active = await startPublishing(context, scorecardKey)
  const draft = await findDraft(transaction, scorecardKey)
  if (!draft) throw conflict('health.no_draft')
  if (draft.edit !== edit || draft.based_on_version !== active.version) throw conflict('health.changed_meanwhile')
  await deleteDraft(transaction, scorecardKey)
  await writeVersion(context, { ...active, definition: scorecardSchema.parse(draft.definition), note })
}

/**
 * Lets an earlier version stand again, as a new one. Throws notFound `health.no_such_scorecard` and
 * `health.no_such_version`.
 */
export async function rollBackScorecard(
  context: Context,
  { scorecardKey, version, note }: { scorecardKey: string; version: number; note: string | null },
): Promise<void> {
  const active = await startPublishing(context, scorecardKey)
  const wanted = (await selectVersions(context.transaction, scorecardKey)).find(
    (row) => row.scorecard_version === version,
  )
  if (!wanted || version === active.version) throw notFound('health.no_such_version')
  await writeVersion(context, { ...active, definition: scorecardSchema.parse(wanted.definition), note })
}

/** Nobody else publishes before the transaction ends. */
async function startPublishing(context: Context, scorecardKey: string) {
  await requireScorecard(context, scorecardKey)
  await lockScorecards(context.transaction, context.workspaceId)
  await keepActiveScorecards(context)
  const scorecard = await requireScorecard(context, scorecardKey)
  if (scorecard.endedAt !== null) throw conflict('health.scorecard_ended')
  return scorecard
}

async function writeVersion(
  context: Context,
  { key, version, definition, note }: { key: string; version: number; definition: Scorecard; note: string | null },
): Promise<void> {
  await insertVersions(context.transaction, context.workspaceId, [
    {
      definition_no: await nextDefinitionNo(context.transaction),
      scorecard_key: key,
      scorecard_version: version + 1,
      definition,
      note,
      published_by: context.actor.name,
      published_at: instantOf(context),
    },
  ])
  await scoreEverybodyLater(context)
}
