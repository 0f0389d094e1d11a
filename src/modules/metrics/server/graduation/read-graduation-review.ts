import type { Context } from '#platform/context/context.ts'
import { biggestJump, graduationStages, ratesOf, scoreBands } from '../../domain/graduation-review.ts'
import { minimumForShares } from '../../domain/time-to-value.ts'
import type { GraduationCell, GraduationReview } from '../../graduation-contract.ts'
import { reviewMonthOf } from './review-month.ts'
import { type CellRow, selectCells } from './review-queries.ts'

/** What became of customers by stage and by exam as of the end of a month. One statement. */
export async function readGraduationReview(
  context: Context,
  { month }: { month?: string | undefined },
): Promise<GraduationReview> {
  const review = reviewMonthOf(context, month)
  const rows = await selectCells(context.transaction, review.on)
  const stages = graduationStages.map((stage) => ({ stage, ...cellOf(rows.find((row) => row.stage === stage)) }))
  const jump = biggestJump(stages)
  return {
    month: review.month,
    asOf: review.on,
    customers: stages.reduce((sum, { customers }) => sum + customers, 0),
    stages,
    scores: scoreBands.map((band) => ({ band, ...cellOf(rows.find((row) => row.band === band)) })),
    jump: jump ? { stage: jump.stage.stage, below: jump.below.stage, rise: jump.rise } : null,
    minimumForShares,
  }
}

const none = { customers: 0, renewed: 0, churned: 0, expanded: 0, scored: 0, mean_score: null, median_days: null }

function cellOf(row: CellRow | undefined): GraduationCell {
  const { scored, mean_score, median_days, ...counts } = row ?? none
  const { customers, renewed, churned } = counts
  return {
    customers,
    renewed,
    churned,
    ...ratesOf(counts),
    score: { n: scored, mean: mean_score },
    medianDays: median_days,
  }
}
