import { conflict } from '#platform/kernel/errors.ts'
import type { Verdict } from './graduation.ts'

export const projectStates = [
  'planning',
  'running',
  'value_confirmed',
  'conditional',
  'rekicked_off',
  'graduated',
  'ended_without_value',
] as const
/** Re-kicked-off runs again with new goals and a new plan. Graduated and ended without value are final. */
export type ProjectState = (typeof projectStates)[number]

export const projectMoves = [
  'complete_kickoff',
  'confirm_value',
  'withdraw_value',
  'graduate',
  'graduate_conditionally',
  'rekick_off',
  'end_without_value',
] as const
export type ProjectMove = (typeof projectMoves)[number]

/** What the moves are judged by. */
export interface ProjectFacts {
  /** The gate of the kickoff, or of the re-kickoff with its new records, that is being completed. */
  isKickoffGateOpen: boolean
  isValueConfirmed: boolean
  verdict: Verdict | null
}

export type MoveRefusal =
  | 'onboarding.move_not_possible'
  | 'onboarding.kickoff_incomplete'
  | 'onboarding.value_not_confirmed'
  | 'onboarding.value_is_confirmed'
  | 'onboarding.exam_not_passed'

interface MoveRule {
  from: readonly ProjectState[]
  to: ProjectState | ((from: ProjectState) => ProjectState)
  refusal: (facts: ProjectFacts, from: ProjectState) => MoveRefusal | null
}

const rules: Record<ProjectMove, MoveRule> = {
  complete_kickoff: {
    from: ['planning'],
    to: 'running',
    refusal: (facts) => (facts.isKickoffGateOpen ? null : 'onboarding.kickoff_incomplete'),
  },
  confirm_value: {
    from: ['running', 'rekicked_off', 'conditional'],
    to: 'value_confirmed',
    refusal: (facts) => (facts.isValueConfirmed ? null : 'onboarding.value_not_confirmed'),
  },
  // For a confirmation recorded by mistake or taken back by the customer.
  withdraw_value: {
    from: ['value_confirmed'],
    to: 'running',
    refusal: (facts) => (facts.isValueConfirmed ? 'onboarding.value_is_confirmed' : null),
  },
  graduate: {
    from: ['value_confirmed', 'conditional'],
    to: 'graduated',
    refusal: (facts) => {
      if (!facts.isValueConfirmed) return 'onboarding.value_not_confirmed'
      return facts.verdict === 'passed' ? null : 'onboarding.exam_not_passed'
    },
  },
  graduate_conditionally: {
    from: ['running', 'rekicked_off', 'value_confirmed'],
    to: 'conditional',
    refusal: (facts) => (facts.verdict === 'conditional' ? null : 'onboarding.exam_not_passed'),
  },
  rekick_off: {
    // A project that never had its kickoff begins its clock anew and still has to hold it, by the gate of the new round.
    from: ['planning', 'running', 'rekicked_off', 'value_confirmed', 'conditional'],
    to: (from) => (from === 'planning' ? 'planning' : 'rekicked_off'),
    refusal: (facts, from) => (facts.isKickoffGateOpen || from === 'planning' ? null : 'onboarding.kickoff_incomplete'),
  },
  end_without_value: {
    from: ['planning', 'running', 'rekicked_off', 'conditional'],
    to: 'ended_without_value',
    refusal: (facts) => (facts.isValueConfirmed ? 'onboarding.value_is_confirmed' : null),
  },
}

/** Why the move can't be made now, or null when it can. */
export function moveRefusal(state: ProjectState, move: ProjectMove, facts: ProjectFacts): MoveRefusal | null {
  const rule = rules[move]
  return rule.from.includes(state) ? rule.refusal(facts, state) : 'onboarding.move_not_possible'
}

/** The state after the move. Throws a conflict with the code of `moveRefusal`. */
export function moveProject(state: ProjectState, move: ProjectMove, facts: ProjectFacts): ProjectState {
  const refusal = moveRefusal(state, move, facts)
  if (refusal !== null) throw conflict(refusal, { state, move })
  const { to } = rules[move]
  return typeof to === 'function' ? to(state) : to
}
