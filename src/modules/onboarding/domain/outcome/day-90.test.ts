import { describe, expect, it } from 'vitest'
import { day90State } from './day-90.ts'

const noSigns = { isValueConfirmed: false, isFirstValueReached: false, isAnyGoalImproving: false }
const facts = { contractStart: '2026-04-01', rekickedOffOn: null, signs: noSigns }

describe('day90State', () => {
  it.each([
    { today: '2026-05-30', state: 'ok', day: 59, daysLeft: 31 },
    { today: '2026-05-31', state: 'warn', day: 60, daysLeft: 30 },
    { today: '2026-06-29', state: 'warn', day: 89, daysLeft: 1 },
    { today: '2026-06-30', state: 'rekickoff_due', day: 90, daysLeft: 0 },
    { today: '2026-07-10', state: 'rekickoff_due', day: 100, daysLeft: -10 },
  ])('on day $day without a sign: $state', ({ today, ...expected }) => {
    expect(day90State({ ...facts, today })).toMatchObject(expected)
  })

  it.each(['isValueConfirmed', 'isFirstValueReached', 'isAnyGoalImproving'])('is ok with %s', (sign) => {
    const state = day90State({ ...facts, today: '2026-07-10', signs: { ...noSigns, [sign]: true } })
    expect(state).toMatchObject({ state: 'ok', reasons: [] })
  })

  it('names the signs that are missing', () => {
    const { reasons } = day90State({ ...facts, today: '2026-06-30' })
    expect(reasons).toEqual(['first_value_not_reached', 'no_goal_improving', 'value_not_confirmed'])
  })

  it('counts again from a re-kickoff', () => {
    expect(day90State({ ...facts, rekickedOffOn: '2026-06-30', today: '2026-07-10' })).toMatchObject({
      state: 'ok',
      day: 10,
    })
  })

  it('keeps to the days that were set', () => {
    const policy = { warnFromDay: 30, rekickoffDay: 45 }
    expect(day90State({ ...facts, today: '2026-05-16' }, policy).state).toBe('rekickoff_due')
  })
})
