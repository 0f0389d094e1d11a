import type { GoalInput, GoalView } from '../../contract.ts'

/** A goal as it begins to be written down. */
export const emptyGoal: GoalInput = {
  useCase: '',
  problem: '',
  metric: '',
  unit: '',
  baseline: null,
  target: null,
  direction: 'up',
  deadline: null,
  requiredEvidence: '',
  measuredBy: 'manual',
  isMust: true,
}

/** The part of a stored goal that people edit. */
export function draftOf(goal: GoalView): GoalInput {
  const {
    useCase,
    problem,
    metric,
    unit,
    baseline,
    target,
    direction,
    deadline,
    requiredEvidence,
    measuredBy,
    usageKey,
    isMust,
  } = goal
  return {
    useCase,
    problem,
    metric,
    unit,
    baseline,
    target,
    direction,
    deadline,
    requiredEvidence,
    measuredBy,
    usageKey,
    isMust,
  }
}

/** Whether nothing was written yet that would be lost. */
export const isBlankGoal = (goal: GoalInput): boolean =>
  [goal.useCase, goal.problem, goal.metric, goal.requiredEvidence].every((text) => text.trim() === '') &&
  goal.baseline === null &&
  goal.target === null
