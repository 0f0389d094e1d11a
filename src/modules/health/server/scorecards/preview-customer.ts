import { requireAccount } from '#modules/accounts/server/api.ts'
import type { AttributeSource } from '#platform/attributes/attribute.ts'
import type { Context } from '#platform/context/context.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import { notFound } from '#platform/kernel/errors.ts'
import type { CustomerPreview } from '../../contract/scorecard.ts'
import { fitOf, isFit } from '../../domain/scorecard/scope.ts'
import { attributesOf, type Scorecard } from '../../domain/scorecard/scorecard.ts'
import { knownQuery, readRegistry } from '../attributes/registry.ts'
import { describeCauses, describeScore, scoredOf } from '../history/describe-score.ts'
import { findScoreOn } from '../history/history-queries.ts'
import { besideAttributes, scoresBy } from '../scoring/score-queries.ts'
import { readScorecards, readScorecardVersions } from './active-scorecards.ts'
import { selectOwnSegments } from './card-queries.ts'
import { requireForeignAttributes } from './change-scorecard.ts'
import { requireScope } from './check-scope.ts'
import { selectScored } from './effect-queries.ts'
import { triedNo, withTried } from './preview-scorecard.ts'
import { requireScorecard } from './read-scorecards.ts'

interface Tried {
  scorecardKey: string
  definition: Scorecard
  accountId: string
}

/**
 * What a definition would make of one customer by what is known today, whether or not it would be judged by it. Throws
 * notFound `health.no_such_scorecard`, `accounts.no_such_account` and invalid `health.measures_itself`.
 */
export async function previewCustomer(
  context: Context,
  sources: readonly AttributeSource[],
  { scorecardKey, definition, accountId }: Tried,
): Promise<CustomerPreview> {
  const { transaction } = context
  const current = await requireScorecard(context, scorecardKey)
  const { phase, touchModel } = await requireAccount(context, accountId)
  requireForeignAttributes(definition)
  await requireScope(context, definition)
  const tried = withTried(await readScorecards(context), scorecardKey, definition)
  const today = todayIn(context.timeZone, context.clock.now())
  const registry = await readRegistry(context, sources)
  const judging = { definitionNo: triedNo, definition }
  const { query, columns } = await knownQuery(context, registry, {
    wanted: attributesOf(definition),
    asOf: today,
    accountIds: [accountId],
    beside: besideAttributes(today, []),
  })
  const row = await selectScored(transaction, {
    known: query,
    scores: scoresBy(judging, { columns, attributes: registry.attributes }),
  })
  if (!row) throw notFound('accounts.no_such_account')
  const stood = await findScoreOn(transaction, accountId, today)
  const { attributes } = registry
  const after = { ...row, workspace_id: context.workspaceId, day: today, shown: row.band, pending_days: 0 }
  const before = stood && (await readScorecardVersions(context, [stood.definition_no])).get(stood.definition_no)
  const segments = await selectOwnSegments(
    transaction,
    accountId,
    tried.flatMap((each) => each.definition.segments),
  )
  const judgedBy = tried.find((each) => isFit(fitOf(each.definition, { phase, touchModel, segments })))
  return {
    applies: judgedBy?.key === scorecardKey,
    judgedBy: judgedBy?.definition.name ?? null,
    before: stood && before ? describeScore(stood, before, attributes) : null,
    after: describeScore(after, { ...current, definition }, attributes),
    causes:
      stood && before
        ? describeCauses(
            { scorecard: before.definition, definitionNo: stood.definition_no, scored: scoredOf(stood) },
            { scorecard: definition, definitionNo: triedNo, scored: scoredOf(after) },
            attributes,
          )
        : [],
  }
}
