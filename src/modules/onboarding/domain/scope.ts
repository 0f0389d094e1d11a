import { daysBetween, type PlainDateString } from '#platform/kernel/dates.ts'

export const scopePlaces = ['in', 'phase_2', 'out'] as const
export type ScopePlace = (typeof scopePlaces)[number]

export const requestStates = ['open', 'proposed', 'agreed', 'declined'] as const
/** Open with us; proposed to the customer with a phase and its effect; agreed or declined by the customer. */
export type RequestState = (typeof requestStates)[number]

export interface Moved {
  from: PlainDateString
  to: PlainDateString
  days: number
  /** Weeks of the project, counted from 1 at its start. */
  fromWeek: number
  toWeek: number
}

export interface ScopeEffect {
  goLive: Moved | null
  value: Moved | null
}

/** The week of the project that a day lies in; the first day is in week 1. */
export function weekOf(start: PlainDateString, date: PlainDateString): number {
  return Math.floor(Math.max(0, daysBetween(start, date)) / 7) + 1
}

/** How the due date of a task moves; null where the plan has no such task. */
export function movedOf(
  contractStart: PlainDateString,
  from: PlainDateString | undefined,
  to: PlainDateString | undefined,
): Moved | null {
  if (from === undefined || to === undefined) return null
  return {
    from,
    to,
    days: daysBetween(from, to),
    fromWeek: weekOf(contractStart, from),
    toWeek: weekOf(contractStart, to),
  }
}
