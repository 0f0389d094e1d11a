import { isRecord } from '../forms/answer.ts'

/** What somebody said the customer wants to reach, in their own words. */
export interface StatedGoal {
  /** Who said it: sales in the handover sheet, the customer in the questionnaire. */
  source: 'handoff' | 'hearing'
  outcome: string
  metric: string
  /** As stated; figures are not always numbers. */
  baseline: string
  target: string
  dueOn: string | null
}

export interface CustomerWords {
  goals: StatedGoal[]
  /** What the customer wants to be true half a year on, why it began, and where it hurts; '' where nothing was said. */
  ideal: string
  whyNow: string
  pain: string
}

type Answers = Readonly<Record<string, unknown>>

const textOf = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '')

/**
 * The goals that the two sheets state, the customer's own first. One figure cannot be told apart between several metrics,
 * so that it stands with each of them as it was written.
 */
export function statedGoals({ handoff, hearing }: { handoff: Answers; hearing: Answers }): CustomerWords {
  const ideal = textOf(hearing.ideal)
  const goal = isRecord(hearing.kpi_goal) ? hearing.kpi_goal : {}
  const metrics = Array.isArray(hearing.kpi_name) ? hearing.kpi_name.map(textOf).filter(Boolean) : []
  const asked = metrics.map(
    (metric): StatedGoal => ({
      source: 'hearing',
      outcome: ideal,
      metric,
      baseline: textOf(hearing.kpi_now),
      target: textOf(goal.text),
      dueOn: textOf(goal.date) || null,
    }),
  )
  const rows = Array.isArray(handoff.outcome) ? handoff.outcome.filter(isRecord) : []
  const sold = rows.map(
    (row): StatedGoal => ({
      source: 'handoff',
      outcome: textOf(row.outcome),
      metric: textOf(row.metric),
      baseline: textOf(row.baseline),
      target: textOf(row.target),
      dueOn: textOf(row.due) || null,
    }),
  )
  return { goals: [...asked, ...sold], ideal, whyNow: textOf(hearing.why_now), pain: textOf(hearing.pain) }
}
