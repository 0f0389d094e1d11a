import type { OnboardingElement, Side } from '../task.ts'

export const forecastReasonKinds = [
  'agreed_passed',
  'unconfirmed',
  'blocker',
  'running_late',
  'slow_customer',
  'usually_longer',
  'plan_later',
] as const

/** Why the value comes later, in calendar days of the median that would be won without it. */
export interface ForecastReason {
  kind: (typeof forecastReasonKinds)[number]
  days: number
  /** Key of the task (running_late) or ID of the blocker. */
  about: string | null
  side: Side | null
  element: OnboardingElement | null
  /** Of slow_customer: how many times as long as usual its work takes. */
  factor: number | null
}
