import { type BusinessCalendar, businessDaysBetween } from '#platform/kernel/calendar.ts'
import type { PlainDateString } from '#platform/kernel/dates.ts'
import { laterOf } from './network/days.ts'
import type { ProjectTask } from './network/project-task.ts'
import type { PlanEdit } from './replan/edit.ts'
import type { PlanState } from './replan/plan-state.ts'
import { type ValueDateEffect, whatIf } from './replan/what-if.ts'
import { isOpen } from './task.ts'
import type { Holder } from './waiting/ledger.ts'

export const blockerKinds = [
  'organisation',
  'schedule',
  'data',
  'technical',
  'scope',
  'expectation',
  'contract',
  'relationship',
] as const
export type BlockerKind = (typeof blockerKinds)[number]

export const ownerTeams = ['it', 'security', 'legal', 'procurement', 'business'] as const
/** Whose desk at the customer it lies on. */
export type OwnerTeam = (typeof ownerTeams)[number]

export const impacts = ['large', 'medium', 'small'] as const
export type Impact = (typeof impacts)[number]

export const blockerStates = ['raised', 'in_progress', 'waiting_customer', 'resolved', 'watching'] as const
export type BlockerState = (typeof blockerStates)[number]

export const escalationLevels = ['person', 'manager', 'sponsor'] as const
/** Who hears of it next: the person in charge, our manager, the customer's sponsor. */
export type EscalationLevel = (typeof escalationLevels)[number]

/** Whether it stands in the way. What is only watched no longer does, but may again. */
export function isBlocking(state: BlockerState): boolean {
  return state === 'raised' || state === 'in_progress' || state === 'waiting_customer'
}

const next: Readonly<Record<BlockerState, readonly BlockerState[]>> = {
  raised: ['in_progress', 'waiting_customer', 'resolved', 'watching'],
  in_progress: ['waiting_customer', 'resolved', 'watching'],
  waiting_customer: ['in_progress', 'resolved', 'watching'],
  resolved: ['watching', 'in_progress'],
  watching: ['resolved', 'in_progress'],
}

/** Where a blocker may go from here. What was solved may prove unsolved; nothing is ever raised a second time. */
export function nextStates(state: BlockerState): readonly BlockerState[] {
  return next[state]
}

/** Whose day it is while it stands: with the customer once we wait for its answer, else with whoever has to solve it. */
export function holderOf(step: { state: BlockerState; ownerSide: Holder }): Holder | undefined {
  if (!isBlocking(step.state)) return undefined
  return step.state === 'waiting_customer' ? 'customer' : step.ownerSide
}

/** The next step up, or undefined when the sponsor already knows. */
export function nextLevel(level: EscalationLevel | null): EscalationLevel | undefined {
  return escalationLevels[level === null ? 0 : escalationLevels.indexOf(level) + 1]
}

/** Business days since it was raised, until it was resolved or today. */
export function ageOf(
  blocker: { raisedOn: PlainDateString; resolvedOn: PlainDateString | null },
  calendar: BusinessCalendar,
  today: PlainDateString,
): number {
  return Math.max(0, businessDaysBetween(calendar, blocker.raisedOn, blocker.resolvedOn ?? today))
}

/**
 * What open blockers do to the value date, all together, if each is solved on the day expected of it (today where none is
 * named or it has passed): the work that they hold back cannot go on before, and what waits for that work follows.
 * Finished and pinned work stays, as in every change of the plan. Null where the plan has no value task.
 */
export function effectOfBlockers(
  state: PlanState,
  blockers: readonly { taskKeys: readonly string[]; expectedOn: PlainDateString | null }[],
): ValueDateEffect | null {
  const edits = blockers.flatMap(({ taskKeys, expectedOn }) => {
    const resumeOn = laterOf(state.today, expectedOn ?? state.today)
    return taskKeys.flatMap((key) => holdUntil(state.tasks.get(key), resumeOn))
  })
  return whatIf(state, edits).valueDate
}

function holdUntil(task: ProjectTask | undefined, resumeOn: PlainDateString): PlanEdit[] {
  if (task === undefined || !isOpen(task)) return []
  if (task.status === 'todo')
    return task.startOn < resumeOn ? [{ kind: 'move', task: task.key, startOn: resumeOn }] : []
  return task.dueOn < resumeOn ? [{ kind: 'move', task: task.key, dueOn: resumeOn }] : []
}
