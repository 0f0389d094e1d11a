import type { PlainDateString } from '#platform/kernel/dates.ts'

export const goalDirections = ['up', 'down'] as const
export const goalMeasures = ['usage', 'manual', 'proxy', 'qualitative'] as const

/** An outcome that the customer wants, as agreed with it. */
export interface Goal {
  useCase: string
  problem: string
  metric: string
  unit: string
  baseline: number | null
  target: number | null
  direction: (typeof goalDirections)[number]
  deadline: PlainDateString | null
  /** What proves it, for example "50 invoices through the new workflow". */
  requiredEvidence: string
  measuredBy: (typeof goalMeasures)[number]
  /** The figure of usage that measures it. */
  usageKey?: string | null | undefined
  isMust: boolean
}

export type GoalFlaw =
  | 'no_use_case'
  | 'no_problem'
  | 'no_metric'
  | 'no_unit'
  | 'no_baseline'
  | 'no_measurable_target'
  | 'target_not_in_direction'
  | 'no_deadline'
  | 'no_evidence'

/**
 * What keeps a goal from being proved later, to be settled before kickoff. A qualitative goal needs figures as well (a
 * rating of 1–5 is enough) but no unit.
 */
export function goalFlaws(goal: Goal): GoalFlaw[] {
  const { baseline, target } = goal
  const flaws: GoalFlaw[] = []
  if (isBlank(goal.useCase)) flaws.push('no_use_case')
  if (isBlank(goal.problem)) flaws.push('no_problem')
  if (isBlank(goal.metric)) flaws.push('no_metric')
  if (isBlank(goal.unit) && goal.measuredBy !== 'qualitative') flaws.push('no_unit')
  if (!isFigure(baseline)) flaws.push('no_baseline')
  if (!isFigure(target)) flaws.push('no_measurable_target')
  if (isFigure(baseline) && isFigure(target) && gain(goal, baseline, target) <= 0) flaws.push('target_not_in_direction')
  if (goal.deadline === null) flaws.push('no_deadline')
  if (isBlank(goal.requiredEvidence)) flaws.push('no_evidence')
  return flaws
}

export interface Measurement {
  measuredOn: PlainDateString
  value: number
}

export interface GoalAchievement {
  latest: Measurement | null
  /**
   * Share of the way from baseline to target that the latest value has come: 0 = where it began, 1 = the target, below 0
   * = worse, above 1 = beyond. Null while it cannot be told. A target no better than its baseline is kept (1) or not (0).
   */
  ratio: number | null
  isAchieved: boolean
  /** Whether the latest value is better than the baseline; null while it cannot be told. */
  isImproving: boolean | null
  /** The first day on which the target was reached, even if it was lost again. */
  reachedOn: PlainDateString | null
  /** Reached by the deadline; null while not reached or without a deadline. */
  isOnTime: boolean | null
}

/** How far a goal has come. Of two values measured on the same day the later in the list counts. */
export function goalAchievement(goal: Goal, measurements: readonly Measurement[]): GoalAchievement {
  const inOrder = measurements
    .filter((each) => Number.isFinite(each.value))
    .toSorted((a, b) => (a.measuredOn < b.measuredOn ? -1 : a.measuredOn > b.measuredOn ? 1 : 0))
  const latest = inOrder.at(-1) ?? null
  const reaches = ({ value }: Measurement) => isFigure(goal.target) && gain(goal, goal.target, value) >= 0
  const reachedOn = inOrder.find(reaches)?.measuredOn ?? null
  return {
    latest,
    ratio: latest === null ? null : ratioOf(goal, latest),
    isAchieved: latest !== null && reaches(latest),
    isImproving: latest === null || !isFigure(goal.baseline) ? null : gain(goal, goal.baseline, latest.value) > 0,
    reachedOn,
    isOnTime: reachedOn === null || goal.deadline === null ? null : reachedOn <= goal.deadline,
  }
}

function ratioOf(goal: Goal, { value }: Measurement): number | null {
  const { baseline, target } = goal
  if (!isFigure(baseline) || !isFigure(target)) return null
  const wholeWay = gain(goal, baseline, target)
  if (wholeWay <= 0) return gain(goal, target, value) >= 0 ? 1 : 0
  return gain(goal, baseline, value) / wholeWay
}

/** How much better `to` is than `from`, in the goal's direction. */
function gain(goal: Goal, from: number, to: number): number {
  return goal.direction === 'up' ? to - from : from - to
}

function isBlank(text: string): boolean {
  return text.trim() === ''
}

function isFigure(value: number | null): value is number {
  return value !== null && Number.isFinite(value)
}
