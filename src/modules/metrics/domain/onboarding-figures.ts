/** Shares of projects, in the order in which they are shown: lagging first. */
export const shareFigures = [
  'completion',
  'on_time',
  'value_30',
  'value_60',
  'value_90',
  'churn',
  'retained_90',
  'exam_answered',
  'early_win_30',
  'homework',
  'attendance',
] as const
export type ShareFigure = (typeof shareFigures)[number]

/** Days, the exam's score of 0–10, and the health score of 0–100 at the end. */
export const numberFigures = [
  'time_to_value',
  'exam_score',
  'health_at_end',
  'time_to_churn',
  'sale_to_kickoff',
  'response',
  'reply',
] as const
export type NumberFigure = (typeof numberFigures)[number]

/** Whether a figure is in points; the other numbers are days. */
export const isInPoints = (figure: string): boolean => figure === 'exam_score' || figure === 'health_at_end'

/** Days of one step of the work: those that an open project is late with it, and those that it took over its plan. */
export const stepFigures = ['step_waiting', 'step_over'] as const
export type StepFigure = (typeof stepFigures)[number]

export const onboardingFigures = [
  'started',
  'open',
  'at_risk',
  ...shareFigures,
  ...numberFigures,
  ...stepFigures,
] as const
export type OnboardingFigure = (typeof onboardingFigures)[number]

export const onboardingCuts = [
  'none',
  'month',
  'quarter',
  'program',
  'owner',
  'touch_model',
  'industry',
  'size',
  'plan',
] as const
export type OnboardingCut = (typeof onboardingCuts)[number]

export const stepElements = [
  'kickoff_planning',
  'implementation',
  'training',
  'early_adoption',
  'success_validation',
  'handoff',
] as const
export type StepElement = (typeof stepElements)[number]

interface StepFigures {
  element: StepElement
  waiting: { n: number; days: number | null }
  overPlan: { n: number; days: number | null }
}

/** The step where open projects wait longest in all, else the one that has taken most over its plan; undefined without. */
export function bottleneckOf<Step extends StepFigures>(steps: readonly Step[]): Step | undefined {
  const total = ({ waiting }: Step) => waiting.n * (waiting.days ?? 0)
  const [first] = steps.toSorted((a, b) => total(b) - total(a) || (b.overPlan.days ?? 0) - (a.overPlan.days ?? 0))
  return first !== undefined && (total(first) > 0 || (first.overPlan.days ?? 0) > 0) ? first : undefined
}
