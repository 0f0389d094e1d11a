import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Goal, goalAchievement, goalFlaws } from './goal.ts'

const goal: Goal = {
  useCase: 'Invoices',
  problem: 'Closing takes too long',
  metric: 'Processing days',
  unit: 'days',
  baseline: 6,
  target: 3.6,
  direction: 'down',
  deadline: '2026-06-30',
  requiredEvidence: '50 invoices through the new workflow',
  measuredBy: 'manual',
  isMust: true,
}
const on = (measuredOn: string, value: number) => ({ measuredOn, value })

describe('goalFlaws', () => {
  it.each([
    { name: 'a sound goal', change: {}, flaws: [] },
    { name: 'no baseline', change: { baseline: null }, flaws: ['no_baseline'] },
    { name: 'no target', change: { target: null }, flaws: ['no_measurable_target'] },
    { name: 'a target that is no number', change: { target: Number.NaN }, flaws: ['no_measurable_target'] },
    { name: 'a zero baseline is one', change: { baseline: 0, target: 5, direction: 'up' as const }, flaws: [] },
    { name: 'the wrong way', change: { target: 7 }, flaws: ['target_not_in_direction'] },
    { name: 'no way to go', change: { target: 6 }, flaws: ['target_not_in_direction'] },
    { name: 'no deadline', change: { deadline: null }, flaws: ['no_deadline'] },
    {
      name: 'blanks, full-width too',
      change: { metric: ' ', requiredEvidence: '\u3000' },
      flaws: ['no_metric', 'no_evidence'],
    },
    {
      name: 'no words',
      change: { useCase: '', problem: '', unit: '' },
      flaws: ['no_use_case', 'no_problem', 'no_unit'],
    },
    { name: 'a qualitative goal needs no unit', change: { unit: '', measuredBy: 'qualitative' as const }, flaws: [] },
  ])('$name', ({ change, flaws }) => {
    expect(goalFlaws({ ...goal, ...change })).toEqual(flaws)
  })
})

describe('goalAchievement', () => {
  const up = { baseline: 0, target: 50, direction: 'up' } as const
  it.each([
    {
      name: 'half-way down',
      change: {},
      values: [on('2026-05-01', 4.8)],
      ratio: 0.5,
      isAchieved: false,
      isImproving: true,
    },
    { name: 'reached', change: {}, values: [on('2026-05-01', 3.6)], ratio: 1, isAchieved: true, isImproving: true },
    { name: 'worse', change: {}, values: [on('2026-05-01', 8.4)], ratio: -1, isAchieved: false, isImproving: false },
    { name: 'as it was', change: {}, values: [on('2026-05-01', 6)], ratio: 0, isAchieved: false, isImproving: false },
    {
      name: 'up from zero, beyond',
      change: up,
      values: [on('2026-05-01', 75)],
      ratio: 1.5,
      isAchieved: true,
      isImproving: true,
    },
    {
      name: 'kept',
      change: { ...up, baseline: 50 },
      values: [on('2026-05-01', 50)],
      ratio: 1,
      isAchieved: true,
      isImproving: false,
    },
    {
      name: 'not kept',
      change: { ...up, baseline: 50 },
      values: [on('2026-05-01', 49)],
      ratio: 0,
      isAchieved: false,
      isImproving: false,
    },
    {
      name: 'no baseline',
      change: { ...up, baseline: null },
      values: [on('2026-05-01', 60)],
      ratio: null,
      isAchieved: true,
      isImproving: null,
    },
    {
      name: 'no target',
      change: { target: null },
      values: [on('2026-05-01', 1)],
      ratio: null,
      isAchieved: false,
      isImproving: true,
    },
    { name: 'no measurement', change: {}, values: [], ratio: null, isAchieved: false, isImproving: null },
    {
      name: 'no number',
      change: {},
      values: [on('2026-05-01', Number.NaN)],
      ratio: null,
      isAchieved: false,
      isImproving: null,
    },
  ])('$name', ({ change, values, ratio, isAchieved, isImproving }) => {
    const achievement = goalAchievement({ ...goal, ...change }, values)
    expect(achievement).toMatchObject({ isAchieved, isImproving })
    if (ratio === null) expect(achievement.ratio).toBeNull()
    else expect(achievement.ratio).toBeCloseTo(ratio)
  })

  it('goes by the latest measurement and remembers when the target was first reached', () => {
    const lost = goalAchievement(goal, [on('2026-06-20', 5), on('2026-06-10', 3), on('2026-05-01', 5.5)])
    expect(lost).toMatchObject({ latest: { value: 5 }, isAchieved: false, reachedOn: '2026-06-10', isOnTime: true })
    expect(goalAchievement(goal, [on('2026-07-01', 3)])).toMatchObject({ isAchieved: true, isOnTime: false })
  })

  it('is the same story told upwards or downwards', () => {
    const figure = fc.integer({ min: -1000, max: 1000 })
    fc.assert(
      fc.property(figure, figure, figure, (baseline, target, value) => {
        const rising = goalAchievement({ ...goal, baseline, target, direction: 'up' }, [on('2026-05-01', value)])
        const falling = { ...goal, baseline: -baseline, target: -target, direction: 'down' } as const
        expect(goalAchievement(falling, [on('2026-05-01', -value)])).toEqual({
          ...rising,
          latest: on('2026-05-01', -value),
        })
        expect(rising.isAchieved).toBe((rising.ratio ?? 0) >= 1)
      }),
    )
  })
})
