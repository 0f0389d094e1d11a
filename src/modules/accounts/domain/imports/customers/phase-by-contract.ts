import { addDays, type PlainDateString } from '#platform/kernel/dates.ts'
import type { Phase } from '../../phase.ts'
import type { ImportValue } from '../read-cell.ts'

/** Onboarding takes 90 days by plan; a third more until the exam and its conditions are through. */
export const onboardingDays = 120

export interface AssumedPhase {
  phase: Phase
  since: PlainDateString
}

/**
 * The phase of a new customer whose row names none, told from the days of its contract: begun within the last 120 days,
 * onboarding since then; begun before, or running from a day unknown, adoption; without a contract that has begun,
 * qualification. Nobody is taken for churned because a day has passed: contracts are renewed without the file saying so.
 */
export function phaseByContract(
  { contractStartOn, renewalOn }: Readonly<Record<string, ImportValue>>,
  today: PlainDateString,
): AssumedPhase {
  if (typeof contractStartOn !== 'string')
    return { phase: typeof renewalOn === 'string' ? 'adoption' : 'qualification', since: today }
  if (contractStartOn > today) return { phase: 'qualification', since: today }
  if (contractStartOn >= addDays(today, -onboardingDays)) return { phase: 'onboarding', since: contractStartOn }
  return { phase: 'adoption', since: today }
}
