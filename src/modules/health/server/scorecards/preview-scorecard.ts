import type { AttributeSource } from '#platform/attributes/attribute.ts'
import type { Context } from '#platform/context/context.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import type { ScorecardEffect } from '../../contract/scorecard.ts'
import { bandAt } from '../../domain/score/band.ts'
import { attributesOf, type Scorecard } from '../../domain/scorecard/scorecard.ts'
import { knownQuery, readRegistry } from '../attributes/registry.ts'
import { describeCauses, scoredOf } from '../history/describe-score.ts'
import { allScores, besideAttributes } from '../scoring/score-queries.ts'
import { type ActiveScorecard, isInForce, readScorecards, readScorecardVersions } from './active-scorecards.ts'
import { requireForeignAttributes } from './change-scorecard.ts'
import { requireScope } from './check-scope.ts'
import { type ComparedRow, selectEffect } from './effect-queries.ts'
import { requireScorecard } from './read-scorecards.ts'

/** Stands for the definition that is tried; versions count from 1. */
export const triedNo = 0
const shownCustomers = 20

/** The scorecards in force with the one that is tried at its place, as if it had been published. */
export const withTried = (scorecards: readonly ActiveScorecard[], key: string, definition: Scorecard) =>
  scorecards
    .filter((each) => each.key === key || isInForce(each))
    .map((each) => (each.key === key ? { ...each, definitionNo: triedNo, definition } : each))

/**
 * What a definition would change for all customers, without writing anything. Throws notFound `health.no_such_scorecard`
 * and invalid `health.measures_itself`, `health.no_such_segment`.
 */
export async function previewScorecard(
  context: Context,
  sources: readonly AttributeSource[],
  { scorecardKey, definition }: { scorecardKey: string; definition: Scorecard },
): Promise<ScorecardEffect> {
  const { transaction } = context
  const current = await requireScorecard(context, scorecardKey)
  requireForeignAttributes(definition)
  await requireScope(context, definition)
  const tried = withTried(await readScorecards(context), scorecardKey, definition)
  const today = todayIn(context.timeZone, context.clock.now())
  const registry = await readRegistry(context, sources)
  const { query, columns } = await knownQuery(context, registry, {
    wanted: tried.flatMap((each) => attributesOf(each.definition)),
    asOf: today,
    beside: besideAttributes(today, tried),
  })
  const effect = await selectEffect(transaction, {
    known: query,
    scores: allScores(tried, { columns, attributes: registry.attributes }),
    triedNo,
    currentNo: current.definitionNo,
    limit: shownCustomers,
  })
  const rows = effect?.largest ?? []
  const versions = await readScorecardVersions(
    context,
    rows.flatMap(({ before, after }) => [before?.definition_no ?? current.definitionNo, after.definition_no]),
  )
  const judgedOf = (row: ComparedRow) => ({
    scorecard: (row.definition_no === triedNo ? definition : versions.get(row.definition_no)?.definition) ?? definition,
    definitionNo: row.definition_no,
    scored: scoredOf(row),
  })
  const tenths = effect?.tenths ?? []
  const histogram = (which: 'before' | 'after') =>
    Array.from({ length: 10 }, (_, index) =>
      tenths.reduce((sum, each) => (each[which] === index ? sum + each.customers : sum), 0),
    )
  return {
    customers: tenths.reduce((sum, { customers }) => sum + customers, 0),
    moves: (effect?.moves ?? []).map(({ from_band, to_band, customers }) => ({
      from: bandAt(from_band),
      to: bandAt(to_band),
      customers,
    })),
    before: histogram('before'),
    after: histogram('after'),
    largest: rows.map(({ name, before, after }) => ({
      account: { id: after.account_id, name },
      from: before?.score ?? null,
      to: after.score,
      fromBand: bandAt(before?.band ?? 0),
      toBand: bandAt(after.band),
      causes: before ? describeCauses(judgedOf(before), judgedOf(after), registry.attributes).slice(0, 3) : [],
    })),
  }
}
