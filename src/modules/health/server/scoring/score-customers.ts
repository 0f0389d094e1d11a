import { keepHealthFigures } from '#modules/accounts/server/api.ts'
import type { AttributeSource } from '#platform/attributes/attribute.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import { type Band, bandAt } from '../../domain/score/band.ts'
import { attributesOf } from '../../domain/scorecard/scorecard.ts'
import { knownQuery, readRegistry } from '../attributes/registry.ts'
import { writeRollUps } from '../roll-ups/roll-up-queries.ts'
import { keepActiveScorecards } from '../scorecards/active-scorecards.ts'
import { readSettings } from '../settings/read-settings.ts'
import { allScores, besideAttributes, keepEarlierDays, lockScores, scoreFigures, writeScores } from './score-queries.ts'

export interface BandChange {
  accountId: string
  /** Null where the customer had no score before. */
  from: Band | null
  to: Band
  score: number | null
}

/**
 * Scores customers by what is known today, all or only those given, in a constant number of statements, and returns whose
 * shown band changed. A second run on a day takes the place of the first.
 */
export async function scoreCustomers(
  context: Context,
  sources: readonly AttributeSource[],
  accountIds?: readonly string[],
): Promise<BandChange[]> {
  const { transaction, workspaceId } = context
  const today = todayIn(context.timeZone, context.clock.now())
  await lockScores(transaction, workspaceId)
  await keepEarlierDays(transaction, { today, accountIds })
  const scorecards = await keepActiveScorecards(context)
  const registry = await readRegistry(context, sources)
  const { query, columns } = await knownQuery(context, registry, {
    wanted: scorecards.flatMap(({ definition }) => attributesOf(definition)),
    asOf: today,
    accountIds,
    beside: besideAttributes(today, scorecards),
  })
  const moves = await writeScores(transaction, {
    workspaceId,
    today,
    scoredAt: instantOf(context),
    known: query,
    scores: allScores(scorecards, { columns, attributes: registry.attributes }),
    accountIds,
  })
  const { definition } = await readSettings(context)
  await writeRollUps(transaction, { workspaceId, today, rule: definition.rollUp, accountIds })
  await keepHealthFigures(context, { figures: scoreFigures, accountIds })
  return moves.map(({ account_id, from_shown, to_shown, score }) => ({
    accountId: account_id,
    from: from_shown === null ? null : bandAt(from_shown),
    to: bandAt(to_shown),
    score,
  }))
}
