import { describe, expect, it } from 'vitest'
import type { Goal } from './goal.ts'
import { type KickoffFacts, kickoffGate, missingReadiness } from './kickoff-gate.ts'

const goal: Goal = {
  useCase: 'Invoices',
  problem: 'Closing takes too long',
  metric: 'Processing days',
  unit: 'days',
  baseline: 6,
  target: 3.6,
  direction: 'down',
  deadline: '2026-06-30',
  requiredEvidence: '50 invoices',
  measuredBy: 'manual',
  isMust: true,
}
const ready: KickoffFacts = {
  goals: [goal],
  isSponsorCommitted: true,
  areRolesAssigned: true,
  milestones: [{ dueOn: '2026-06-30' }],
  isScopeSigned: true,
  areCriteriaAgreed: true,
  records: { ideal_state: 'a', roles: 'b', range: 'c', metrics: 'd', continuation: 'e' },
  areMinutesSent: true,
}

describe('kickoffGate', () => {
  it('opens when nothing is missing', () => {
    expect(kickoffGate(ready)).toEqual({ isOpen: true, missing: [] })
  })

  it.each([
    { change: { goals: [] }, missing: ['readiness.goals_agreed', 'readiness.goals_measurable'] },
    { change: { goals: [goal, { ...goal, baseline: null }] }, missing: ['readiness.goals_measurable'] },
    { change: { goals: [{ ...goal, isMust: false }] }, missing: ['readiness.goals_measurable'] },
    { change: { isSponsorCommitted: false }, missing: ['readiness.sponsor_committed'] },
    { change: { areRolesAssigned: false }, missing: ['readiness.roles_assigned'] },
    { change: { milestones: [] }, missing: ['readiness.milestones_scheduled'] },
    { change: { milestones: [{ dueOn: null }] }, missing: ['readiness.milestones_scheduled'] },
    { change: { isScopeSigned: false }, missing: ['readiness.scope_signed'] },
    { change: { areCriteriaAgreed: false }, missing: ['readiness.criteria_agreed'] },
    { change: { areMinutesSent: false }, missing: ['minutes_sent'] },
    {
      change: { records: { ideal_state: '', roles: ' ', range: '\u3000', metrics: '\n', continuation: '' } },
      missing: ['record.ideal_state', 'record.roles', 'record.range', 'record.metrics', 'record.continuation'],
    },
  ])('stays shut without $missing', ({ change, missing }) => {
    expect(kickoffGate({ ...ready, ...change })).toEqual({ isOpen: false, missing })
  })

  it('asks only for the records that the program asks for', () => {
    const records = { ideal_state: 'a', roles: '', range: '', metrics: 'd', continuation: '' }
    expect(kickoffGate({ ...ready, records, askedRecords: ['metrics', 'ideal_state'] }).isOpen).toBe(true)
    expect(kickoffGate({ ...ready, records, askedRecords: ['roles'] }).missing).toEqual(['record.roles'])
  })

  it('is not held up by a goal that is no must', () => {
    expect(kickoffGate({ ...ready, goals: [goal, { ...goal, baseline: null, isMust: false }] }).isOpen).toBe(true)
  })

  it('asks for readiness before the meeting without its records', () => {
    expect(missingReadiness({ ...ready, isScopeSigned: false })).toEqual(['scope_signed'])
  })
})
