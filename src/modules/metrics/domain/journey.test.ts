import { describe, expect, test } from 'vitest'
import { type JourneyAccount, journeyOf, type OnboardingRun } from './journey.ts'
import { sizeSegment } from './size-segment.ts'

const account: JourneyAccount = {
  accountId: 'a',
  name: '青空商事',
  industry: 'retail',
  plan: null,
  touchModel: 'high',
  employeeCount: 120,
  ownerId: 'owner',
}
const run = (changes: Partial<OnboardingRun> = {}): OnboardingRun => ({
  accountId: 'a',
  programKey: 'high',
  ownerId: null,
  cycle: 1,
  contractStartOn: '2026-01-05',
  valueConfirmedOn: null,
  endedOn: null,
  ...changes,
})
const again = run({ cycle: 2, contractStartOn: '2026-04-20', programKey: 'low', ownerId: 'other' })

describe('journeyOf', () => {
  test('nothing without projects', () => {
    expect(journeyOf(account, [])).toBeUndefined()
  })

  test('a re-kickoff goes on with the first start', () => {
    const journey = journeyOf(account, [{ ...again, valueConfirmedOn: '2026-05-20' }, run({ endedOn: '2026-04-20' })])
    expect(journey).toMatchObject({ startedOn: '2026-01-05', firstValueOn: '2026-05-20', endedOn: null })
  })

  test('the first of several values counts', () => {
    const runs = [run({ valueConfirmedOn: '2026-02-01' }), { ...again, valueConfirmedOn: '2026-05-20' }]
    expect(journeyOf(account, runs)?.firstValueOn).toBe('2026-02-01')
  })

  test('it ended on the day the last project did', () => {
    const runs = [run({ endedOn: '2026-04-20' }), { ...again, endedOn: '2026-07-01' }]
    expect(journeyOf(account, runs)?.endedOn).toBe('2026-07-01')
  })

  test('segments come from the customer and the latest project; a missing value is no segment', () => {
    for (const runs of [
      [again, run()],
      [run(), again],
    ])
      expect(journeyOf(account, runs)?.segments).toMatchObject({ program: 'low', owner: 'other' })
    expect(journeyOf(account, [again, run()])?.segments).toEqual({
      industry: 'retail',
      size: 'mid_market',
      touch_model: 'high',
      program: 'low',
      owner: 'other',
    })
  })

  test('the latest project is the one that started last, whatever round it is in', () => {
    const secondRound = run({ cycle: 2, programKey: 'high' })
    const nextContract = run({ cycle: 1, contractStartOn: '2027-01-05', programKey: 'low' })
    for (const runs of [
      [secondRound, nextContract],
      [nextContract, secondRound],
    ])
      expect(journeyOf(account, runs)?.programKey).toBe('low')
  })
})

test.each([
  [0, 'smb'],
  [99, 'smb'],
  [100, 'mid_market'],
  [999, 'mid_market'],
  [1000, 'enterprise'],
])('%d employees is %s', (employees, segment) => {
  expect(sizeSegment(employees)).toBe(segment)
})
