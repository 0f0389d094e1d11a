import type { Context } from '#platform/context/context.ts'
import { biggestJump, graduationStages, ratesOf, scoreBands } from '../../domain/graduation-review.ts'
import { minimumForShares } from '../../domain/time-to-value.ts'
import {
  type GraduationCell,
  type GraduationReview,
  type ProgramRoads,
  roadTextSchema,
} from '../../graduation-contract.ts'
import { reviewMonthOf } from './review-month.ts'
import { type CellRow, noRoad, ownRoad, selectCells } from './review-queries.ts'

/** What became of customers by stage and by exam as of the end of a month. One statement. */
export async function readGraduationReview(
  context: Context,
  { month }: { month?: string | undefined },
): Promise<GraduationReview> {
  const review = reviewMonthOf(context, month)
  const rows = await selectCells(context.transaction, review.on)
  const stages = graduationStages.map((stage) => ({
    stage,
    ...cellOf(rows.find((row) => row.cut === 'stage' && row.stage === stage)),
  }))
  const jump = biggestJump(stages)
  const byProgram = Map.groupBy(
    rows.filter(({ cut }) => cut === 'road'),
    (row) => row.program_key ?? '',
  )
  return {
    month: review.month,
    asOf: review.on,
    customers: stages.reduce((sum, { customers }) => sum + customers, 0),
    stages,
    scores: scoreBands.map((band) => ({
      band,
      ...cellOf(rows.find((row) => row.cut === 'band' && row.band === band)),
    })),
    jump: jump ? { stage: jump.stage.stage, below: jump.below.stage, rise: jump.rise } : null,
    programs: [...byProgram].map(([key, ofProgram]) => programOf(key, ofProgram)),
    minimumForShares,
  }
}

function programOf(key: string, rows: readonly CellRow[]): ProgramRoads {
  const roads = rows.map((row) => ({
    key: row.road_key ?? noRoad,
    name: roadTextSchema.parse(row.road_name),
    ...cellOf(row),
  }))
  const jump = biggestJump(roads.filter((road) => road.key !== ownRoad))
  return {
    key,
    customers: roads.reduce((sum, { customers }) => sum + customers, 0),
    roads,
    jump: jump ? { key: jump.stage.key, below: jump.below.key, rise: jump.rise } : null,
  }
}

const none = { customers: 0, renewed: 0, churned: 0, expanded: 0, scored: 0, mean_score: null, median_days: null }

function cellOf(
  row: Omit<CellRow, 'cut' | 'stage' | 'band' | 'program_key' | 'road_key' | 'road_name'> | undefined,
): GraduationCell {
  const { scored, mean_score, median_days, customers, renewed, churned, expanded } = row ?? none
  return {
    customers,
    renewed,
    churned,
    ...ratesOf({ customers, renewed, churned, expanded }),
    score: { n: scored, mean: mean_score },
    medianDays: median_days,
  }
}
