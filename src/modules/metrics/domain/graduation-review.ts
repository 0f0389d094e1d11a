import { wilson } from '#platform/kernel/statistics/wilson.ts'
import { minimumForShares } from './time-to-value.ts'

/** How far a customer has come, in this order. */
export const graduationStages = [
  'started',
  'kickoff',
  'early_win',
  'first_value',
  'value_confirmed',
  'graduated',
] as const
export type GraduationStage = (typeof graduationStages)[number]

/** The lower of the two answers to the exam. */
export const scoreBands = ['0_6', '7_8', '9_10', 'none'] as const
export type ScoreBand = (typeof scoreBands)[number]

/** Whether the contract went on: nobody knows before its first renewal. */
export const continuations = ['renewed', 'churned', 'before'] as const
export type Continuation = (typeof continuations)[number]

export interface CellCounts {
  customers: number
  renewed: number
  churned: number
  expanded: number
}

export interface Rate {
  count: number
  of: number
  /** With Wilson's 95 % interval; null where there are too few. */
  interval: { share: number; low: number; high: number } | null
}

const rate = (count: number, of: number): Rate => ({
  count,
  of,
  interval: of < minimumForShares ? null : wilson(count, of),
})

/** Renewed of those whose renewal was decided, and expanded of all. */
export function ratesOf({ customers, renewed, churned, expanded }: CellCounts) {
  return { retention: rate(renewed, renewed + churned), expansion: rate(expanded, customers) }
}

/**
 * The stage past which retention jumps most: the rise from the nearest stage below it that has enough customers for a
 * share. Undefined where fewer than two stages have them or retention never rises.
 */
export function biggestJump<Stage extends { retention: Rate }>(stages: readonly Stage[]) {
  const known = stages.flatMap((stage) => {
    const share = stage.retention.interval?.share
    return share === undefined ? [] : [{ stage, share }]
  })
  const jumps = known.slice(1).flatMap(({ stage, share }, index) => {
    const below = known[index]
    return below === undefined || share <= below.share ? [] : [{ stage, below: below.stage, rise: share - below.share }]
  })
  return jumps.toSorted((a, b) => b.rise - a.rise)[0]
}
