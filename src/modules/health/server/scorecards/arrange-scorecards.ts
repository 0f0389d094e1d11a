import { type Context, instantOf } from '#platform/context/context.ts'
import { conflict } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { Scorecard } from '../../domain/scorecard/scorecard.ts'
import { scoreEverybodyLater } from '../scoring/rescore.ts'
import { isInForce, keepActiveScorecards, readScorecards } from './active-scorecards.ts'
import { insertCard, saveEnd, saveOrder } from './card-queries.ts'
import { requireForeignAttributes } from './change-scorecard.ts'
import { requireScope } from './check-scope.ts'
import { saveDraft } from './draft-queries.ts'
import { requireScorecard } from './read-scorecards.ts'
import { lockScorecards } from './scorecard-queries.ts'

/**
 * Begins a scorecard as a draft, before all others. Nobody is judged by it before it is published. Returns its key; the same
 * press gets the same. Throws invalid `health.measures_itself`, `health.no_such_segment` and `health.segment_asks_health`.
 */
export async function createScorecard(
  context: Context,
  { definition, clientId }: { definition: Scorecard; clientId: string },
): Promise<string> {
  const { transaction, workspaceId, actor } = context
  requireForeignAttributes(definition)
  await requireScope(context, definition)
  await lockScorecards(transaction, workspaceId)
  const at = instantOf(context)
  const wanted = `card_${newId().replaceAll('-', '').slice(-20)}`
  const key = await insertCard(transaction, { workspaceId, key: wanted, by: actor.name, at, clientId })
  if (key !== wanted) return key
  await saveDraft(transaction, {
    workspace_id: workspaceId,
    scorecard_key: key,
    definition: JSON.stringify(definition),
    based_on_version: 0,
    edit: 1,
    changed_by: actor.name,
    changed_at: at,
  })
  return key
}

/**
 * The order in which scorecards are tried; customers are judged anew in a moment. Throws conflict `health.changed_meanwhile`
 * where these are not the scorecards that there are.
 */
export async function orderScorecards(context: Context, keys: readonly string[]): Promise<void> {
  const { transaction, workspaceId, actor } = context
  await lockScorecards(transaction, workspaceId)
  await keepActiveScorecards(context)
  const known = (await readScorecards(context)).map(({ key }) => key)
  if (known.toSorted().join() !== keys.toSorted().join()) throw conflict('health.changed_meanwhile')
  await saveOrder(transaction, { workspaceId, keys, by: actor.name, at: instantOf(context) })
  await scoreEverybodyLater(context)
}

/**
 * Ends a scorecard, or lets it judge again. Throws notFound `health.no_such_scorecard` and conflict
 * `health.scorecard_not_in_force`, `health.scorecard_not_ended`.
 */
export async function endScorecard(
  context: Context,
  { scorecardKey, isEnded }: { scorecardKey: string; isEnded: boolean },
): Promise<void> {
  const { transaction, workspaceId, actor } = context
  await requireScorecard(context, scorecardKey)
  await lockScorecards(transaction, workspaceId)
  await keepActiveScorecards(context)
  const scorecard = await requireScorecard(context, scorecardKey)
  if (isEnded && !isInForce(scorecard)) throw conflict('health.scorecard_not_in_force')
  if (!isEnded && scorecard.endedAt === null) throw conflict('health.scorecard_not_ended')
  const at = instantOf(context)
  // One that nobody moved has no row yet; what has one keeps its place.
  const keys = (await readScorecards(context)).map(({ key }) => key)
  await saveOrder(transaction, { workspaceId, keys, by: actor.name, at })
  await saveEnd(transaction, { key: scorecardKey, ended: isEnded ? { by: actor.name, at } : null })
  await scoreEverybodyLater(context)
}
