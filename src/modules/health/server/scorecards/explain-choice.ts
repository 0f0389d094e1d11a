import { requireAccount } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { fitOf, isFit } from '../../domain/scorecard/scope.ts'
import { readActiveScorecards } from './active-scorecards.ts'
import { selectOwnSegments } from './card-queries.ts'

/**
 * By which scorecard in force a customer is judged: the first whose phases, touch models and segments it is within. Throws
 * notFound `accounts.no_such_account`.
 */
export async function explainScorecard(context: Context, accountId: string) {
  const { phase, touchModel } = await requireAccount(context, accountId)
  const scorecards = await readActiveScorecards(context)
  const asked = [...new Set(scorecards.flatMap(({ definition }) => definition.segments))]
  const segments = await selectOwnSegments(context.transaction, accountId, asked)
  const fits = scorecards.map(({ key, definition }) => ({
    key,
    name: definition.name,
    ...fitOf(definition, { phase, touchModel, segments }),
  }))
  const chosen = fits.find(isFit)
  return { items: fits.map((each) => ({ ...each, isChosen: each === chosen })) }
}
