import { compareDates, daysBetween, type PlainDateString } from '#platform/kernel/dates.ts'
import type { Phase } from './phase.ts'

export interface PhaseEntry {
  phase: Phase
  enteredOn: PlainDateString
}

export interface PhaseStay extends PhaseEntry {
  /** Null for the phase the customer is in. */
  leftOn: PlainDateString | null
  /** Calendar days from entering to leaving, or to today; 0 when left on the day of entry. */
  days: number
}

/**
 * The stays that a history of entries amounts to, oldest first. Entries of one day keep their order; entries later than
 * today are left out.
 */
export function phaseStays(history: readonly PhaseEntry[], today: PlainDateString): PhaseStay[] {
  const entries = history
    .filter((entry) => entry.enteredOn <= today)
    .sort((a, b) => compareDates(a.enteredOn, b.enteredOn))
  return entries.map(({ phase, enteredOn }, index) => {
    const leftOn = entries[index + 1]?.enteredOn ?? null
    return { phase, enteredOn, leftOn, days: daysBetween(enteredOn, leftOn ?? today) }
  })
}

/** Calendar days spent in each phase over all stays. Phases never entered are absent. */
export function daysInPhases(history: readonly PhaseEntry[], today: PlainDateString): Map<Phase, number> {
  const totals = new Map<Phase, number>()
  for (const { phase, days } of phaseStays(history, today)) totals.set(phase, (totals.get(phase) ?? 0) + days)
  return totals
}
