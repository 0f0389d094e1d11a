import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#platform/kernel/dates.ts'
import { phaseModel } from '../content/built-in.ts'
import { movePhase, type Phase, type PhaseFacts, phaseKeys, phaseModelSchema, proposePhase } from './phase.ts'
import { daysInPhases, phaseStays } from './phase-history.ts'

const today = '2026-06-30'
const facts: PhaseFacts = {
  today,
  fitJudged: true,
  contractSigned: true,
  contractActive: true,
  projectOpen: false,
  onboardingResult: null,
  renewalOn: '2027-04-01',
  renewalSettled: false,
  expansionOpen: false,
  churned: false,
}

describe('moves', () => {
  test.each<[Phase, Phase, Partial<PhaseFacts>, string[]]>([
    ['qualification', 'onboarding', { projectOpen: true }, []],
    ['qualification', 'onboarding', { projectOpen: false }, ['entry_unmet project_open']],
    [
      'qualification',
      'onboarding',
      { contractSigned: false },
      ['exit_unmet contract_signed', 'entry_unmet contract_signed', 'entry_unmet project_open'],
    ],
    ['qualification', 'adoption', {}, ['move_not_allowed']],
    ['adoption', 'adoption', {}, ['unchanged']],
    ['onboarding', 'adoption', { onboardingResult: 'graduated' }, []],
    ['onboarding', 'adoption', { onboardingResult: 'ended_without_value' }, []],
    ['onboarding', 'adoption', { projectOpen: true, onboardingResult: 'graduated' }, ['exit_unmet onboarding_closed']],
    ['onboarding', 'adoption', {}, ['exit_unmet onboarding_closed']],
    ['onboarding', 'churned', { churned: true, projectOpen: true }, []],
    ['onboarding', 'churned', {}, ['entry_unmet churn_recorded']],
    ['adoption', 'renewal', { renewalOn: addDays(today, 120) }, []],
    ['adoption', 'renewal', { renewalOn: addDays(today, 121) }, ['entry_unmet renewal_due']],
    ['adoption', 'renewal', { renewalOn: addDays(today, -3) }, []],
    ['adoption', 'renewal', { renewalOn: null }, ['entry_unmet renewal_due']],
    ['renewal', 'adoption', {}, ['exit_unmet renewal_settled']],
    ['churned', 'won_back', { churned: true }, ['entry_unmet contract_active']],
    ['churned', 'won_back', {}, []],
    ['churned', 'adoption', {}, ['move_not_allowed']],
  ])('%s to %s with %j', (current, target, change, refusals) => {
    const got = movePhase(phaseModel, current, target, { ...facts, ...change })
    expect(
      got.map(({ code, condition }) => [code.replace('accounts.phase_', ''), condition].filter(Boolean).join(' ')),
    ).toEqual(refusals)
  })
})

describe('automatic moves', () => {
  test.each<[Phase, Partial<PhaseFacts>, Phase | null]>([
    ['qualification', { projectOpen: true }, 'onboarding'],
    ['qualification', { projectOpen: true, contractSigned: false }, null],
    ['qualification', {}, null],
    ['onboarding', { projectOpen: true }, null],
    ['onboarding', { onboardingResult: 'graduated' }, 'adoption'],
    ['onboarding', { onboardingResult: 'conditional' }, 'adoption'],
    ['onboarding', { onboardingResult: 'ended_without_value' }, null],
    ['adoption', { renewalOn: addDays(today, 60) }, 'renewal'],
    ['adoption', { renewalOn: addDays(today, 60), renewalSettled: true }, null],
    ['renewal', { renewalSettled: true }, 'adoption'],
    ['adoption', { expansionOpen: true }, 'expansion'],
    ['expansion', { expansionOpen: true }, null],
    ['expansion', {}, 'adoption'],
    ['renewal', { churned: true, renewalOn: addDays(today, 60) }, 'churned'],
    ['churned', { churned: true }, null],
    ['churned', { contractActive: true }, 'won_back'],
    ['won_back', { projectOpen: true }, 'onboarding'],
  ])('%s with %j leads to %s', (current, change, target) => {
    expect(proposePhase(phaseModel, current, { ...facts, ...change })?.target ?? null).toBe(target)
  })

  const anyFacts: fc.Arbitrary<PhaseFacts> = fc.record({
    today: fc.constant(today),
    fitJudged: fc.boolean(),
    contractSigned: fc.boolean(),
    contractActive: fc.boolean(),
    projectOpen: fc.boolean(),
    onboardingResult: fc.constantFrom('graduated', 'conditional', 'ended_without_value', null),
    renewalOn: fc.option(fc.integer({ min: -200, max: 500 }).map((days) => addDays(today, days))),
    renewalSettled: fc.boolean(),
    expansionOpen: fc.boolean(),
    churned: fc.boolean(),
  })

  test('they come to rest: unchanging facts never send a customer round in circles', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...phaseKeys), (given, start) => {
        const visited = [start]
        let proposal = proposePhase(phaseModel, start, given)
        while (proposal !== null) {
          expect(visited).not.toContain(proposal.target)
          visited.push(proposal.target)
          proposal = proposePhase(phaseModel, proposal.target, given)
        }
      }),
    )
  })
})

test('a model that lacks a phase is refused', () => {
  const lacking = { ...phaseModel, phases: phaseModel.phases.slice(1) }
  expect(phaseModelSchema.safeParse(lacking).success).toBe(false)
})

describe('history', () => {
  const history = [
    { phase: 'adoption', enteredOn: '2026-04-11' },
    { phase: 'onboarding', enteredOn: '2026-01-01' },
    { phase: 'renewal', enteredOn: '2026-05-01' },
    { phase: 'adoption', enteredOn: '2026-05-01' },
    { phase: 'churned', enteredOn: '2026-07-01' },
  ] as const

  test('stays', () => {
    expect(phaseStays(history, today)).toEqual([
      { phase: 'onboarding', enteredOn: '2026-01-01', leftOn: '2026-04-11', days: 100 },
      { phase: 'adoption', enteredOn: '2026-04-11', leftOn: '2026-05-01', days: 20 },
      { phase: 'renewal', enteredOn: '2026-05-01', leftOn: '2026-05-01', days: 0 },
      { phase: 'adoption', enteredOn: '2026-05-01', leftOn: null, days: 60 },
    ])
  })

  test('days in all', () => {
    expect(daysInPhases(history, today)).toEqual(
      new Map([
        ['onboarding', 100],
        ['adoption', 80],
        ['renewal', 0],
      ]),
    )
  })
})
