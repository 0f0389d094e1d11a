import { daysBetween, type PlainDateString } from '#platform/kernel/dates.ts'

export interface Day90Policy {
  warnFromDay: number
  rekickoffDay: number
}

export const defaultDay90Policy: Day90Policy = { warnFromDay: 60, rekickoffDay: 90 }

/** Any one of these is a sign that the customer is getting value. Logging in is not. */
export interface ValueSigns {
  isValueConfirmed: boolean
  isFirstValueReached: boolean
  isAnyGoalImproving: boolean
}

export type MissingSign = 'value_not_confirmed' | 'first_value_not_reached' | 'no_goal_improving'

export interface Day90State {
  state: 'ok' | 'warn' | 'rekickoff_due'
  /** Days since the clock began, which is day 0. */
  day: number
  /** Days left until a re-kickoff is required, below 0 when it is overdue. */
  daysLeft: number
  /** The signs that are missing; empty when ok. */
  reasons: MissingSign[]
}

/** The three-month rule: no sign of value by day 90 requires a re-kickoff. A re-kickoff starts the clock again. */
export function day90State(
  facts: {
    contractStart: PlainDateString
    rekickedOffOn: PlainDateString | null
    today: PlainDateString
    signs: ValueSigns
  },
  policy: Day90Policy = defaultDay90Policy,
): Day90State {
  const { signs } = facts
  const day = daysBetween(facts.rekickedOffOn ?? facts.contractStart, facts.today)
  const daysLeft = policy.rekickoffDay - day
  const hasSign = signs.isValueConfirmed || signs.isFirstValueReached || signs.isAnyGoalImproving
  if (hasSign || (day < policy.warnFromDay && daysLeft > 0)) return { state: 'ok', day, daysLeft, reasons: [] }
  const reasons: MissingSign[] = ['first_value_not_reached', 'no_goal_improving', 'value_not_confirmed']
  return { state: daysLeft > 0 ? 'warn' : 'rekickoff_due', day, daysLeft, reasons }
}
