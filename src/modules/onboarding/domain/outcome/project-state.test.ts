import { describe, expect, it } from 'vitest'
import { verdicts } from './graduation.ts'
import {
  moveProject,
  moveRefusal,
  type ProjectFacts,
  type ProjectMove,
  type ProjectState,
  projectMoves,
  projectStates,
} from './project-state.ts'

const facts: ProjectFacts = { isKickoffGateOpen: true, isValueConfirmed: true, verdict: 'passed' }
const noValue = { ...facts, isValueConfirmed: false }
const conditional = { ...facts, verdict: 'conditional' as const }

interface Case {
  state: ProjectState
  move: ProjectMove
  given: ProjectFacts
}

describe('moveProject', () => {
  it.each<Case & { to: ProjectState }>([
    { state: 'planning', move: 'complete_kickoff', given: noValue, to: 'running' },
    { state: 'running', move: 'confirm_value', given: facts, to: 'value_confirmed' },
    { state: 'value_confirmed', move: 'withdraw_value', given: noValue, to: 'running' },
    { state: 'value_confirmed', move: 'graduate', given: facts, to: 'graduated' },
    { state: 'running', move: 'graduate_conditionally', given: conditional, to: 'conditional' },
    { state: 'conditional', move: 'graduate', given: facts, to: 'graduated' },
    { state: 'running', move: 'rekick_off', given: noValue, to: 'rekicked_off' },
    { state: 'planning', move: 'rekick_off', given: { ...noValue, isKickoffGateOpen: false }, to: 'planning' },
    { state: 'rekicked_off', move: 'confirm_value', given: facts, to: 'value_confirmed' },
    { state: 'running', move: 'end_without_value', given: noValue, to: 'ended_without_value' },
  ])('$state + $move = $to', ({ state, move, given, to }) => {
    expect(moveProject(state, move, given)).toBe(to)
  })

  it.each<Case & { code: string }>([
    {
      state: 'planning',
      move: 'complete_kickoff',
      given: { ...facts, isKickoffGateOpen: false },
      code: 'onboarding.kickoff_incomplete',
    },
    {
      state: 'running',
      move: 'rekick_off',
      given: { ...facts, isKickoffGateOpen: false },
      code: 'onboarding.kickoff_incomplete',
    },
    { state: 'running', move: 'graduate', given: facts, code: 'onboarding.move_not_possible' },
    { state: 'running', move: 'confirm_value', given: noValue, code: 'onboarding.value_not_confirmed' },
    { state: 'conditional', move: 'graduate', given: noValue, code: 'onboarding.value_not_confirmed' },
    { state: 'value_confirmed', move: 'graduate', given: conditional, code: 'onboarding.exam_not_passed' },
    { state: 'running', move: 'graduate_conditionally', given: facts, code: 'onboarding.exam_not_passed' },
    { state: 'running', move: 'end_without_value', given: facts, code: 'onboarding.value_is_confirmed' },
    { state: 'value_confirmed', move: 'withdraw_value', given: facts, code: 'onboarding.value_is_confirmed' },
  ])('$state + $move is refused: $code', ({ state, move, given, code }) => {
    expect(() => moveProject(state, move, given)).toThrow(code)
  })
})

describe('laws of the project', () => {
  const allFacts = [true, false].flatMap((isKickoffGateOpen) =>
    [true, false].flatMap((isValueConfirmed) =>
      [...verdicts, null].map((verdict): ProjectFacts => ({ isKickoffGateOpen, isValueConfirmed, verdict })),
    ),
  )
  const cases = projectStates.flatMap((state) =>
    projectMoves.flatMap((move) => allFacts.map((given): Case => ({ state, move, given }))),
  )
  const possible = cases.filter(({ state, move, given }) => moveRefusal(state, move, given) === null)

  it('graduates nobody without confirmed value and a passed exam', () => {
    const graduations = possible.filter(({ state, move, given }) => moveProject(state, move, given) === 'graduated')
    expect(graduations.length).toBeGreaterThan(0)
    expect(graduations.every(({ given }) => given.isValueConfirmed && given.verdict === 'passed')).toBe(true)
  })

  it.each(['graduated', 'ended_without_value'])('leaves %s as it is', (state) => {
    expect(possible.filter((each) => each.state === state)).toEqual([])
  })

  it('lets every state be reached and every open state be left', () => {
    const reached = new Set(possible.map(({ state, move, given }) => moveProject(state, move, given)))
    expect(projectStates.filter((state) => state !== 'planning' && !reached.has(state))).toEqual([])
    const left = new Set(possible.map(({ state }) => state))
    expect(projectStates.filter((state) => !left.has(state))).toEqual(['graduated', 'ended_without_value'])
  })
})
