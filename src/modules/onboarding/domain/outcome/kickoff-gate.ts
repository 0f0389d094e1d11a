import type { PlainDateString } from '#platform/kernel/dates.ts'
import { type Goal, goalFlaws } from './goal.ts'

export const kickoffRecordKeys = ['ideal_state', 'roles', 'range', 'metrics', 'continuation'] as const
/**
 * What both sides agree on in the kickoff: the ideal state in the customer's words, roles and structure, the range to
 * reach in the period, the outcome metrics, the criterion on which continuation will be judged.
 */
export type KickoffRecordKey = (typeof kickoffRecordKeys)[number]

export const readinessItems = [
  'goals_agreed',
  'goals_measurable',
  'sponsor_committed',
  'roles_assigned',
  'milestones_scheduled',
  'scope_signed',
  'criteria_agreed',
] as const
export type ReadinessItem = (typeof readinessItems)[number]

export interface KickoffFacts {
  goals: readonly Goal[]
  isSponsorCommitted: boolean
  areRolesAssigned: boolean
  milestones: readonly { dueOn: PlainDateString | null }[]
  isScopeSigned: boolean
  areCriteriaAgreed: boolean
  records: Readonly<Record<KickoffRecordKey, string>>
  /** Those that the program asks for; all without it. */
  askedRecords?: readonly KickoffRecordKey[] | undefined
  areMinutesSent: boolean
}

export type MissingForKickoff = `record.${KickoffRecordKey}` | `readiness.${ReadinessItem}` | 'minutes_sent'

/** In their order. */
export const askedRecordsOf = (asked: readonly KickoffRecordKey[] | undefined): KickoffRecordKey[] =>
  kickoffRecordKeys.filter((key) => asked === undefined || asked.includes(key))

/** Whether the kickoff may be marked as done, and what is missing where not. */
export function kickoffGate(facts: KickoffFacts): { isOpen: boolean; missing: MissingForKickoff[] } {
  const missing: MissingForKickoff[] = [
    ...missingReadiness(facts).map((item) => `readiness.${item}` as const),
    ...askedRecordsOf(facts.askedRecords)
      .filter((key) => facts.records[key].trim() === '')
      .map((key) => `record.${key}` as const),
  ]
  if (!facts.areMinutesSent) missing.push('minutes_sent')
  return { isOpen: missing.length === 0, missing }
}

/** What should be settled before the meeting begins. */
export function missingReadiness(
  facts: Omit<KickoffFacts, 'records' | 'askedRecords' | 'areMinutesSent'>,
): ReadinessItem[] {
  // A goal that is welcome but not a must is flagged beside it and holds nothing up.
  const musts = facts.goals.filter((goal) => goal.isMust)
  const isReady: Record<ReadinessItem, boolean> = {
    goals_agreed: facts.goals.length > 0,
    goals_measurable: musts.length > 0 && musts.every((goal) => goalFlaws(goal).length === 0),
    sponsor_committed: facts.isSponsorCommitted,
    roles_assigned: facts.areRolesAssigned,
    milestones_scheduled: facts.milestones.length > 0 && facts.milestones.every(({ dueOn }) => dueOn !== null),
    scope_signed: facts.isScopeSigned,
    criteria_agreed: facts.areCriteriaAgreed,
  }
  return readinessItems.filter((item) => !isReady[item])
}
