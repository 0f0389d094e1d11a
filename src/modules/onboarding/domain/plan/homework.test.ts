import { describe, expect, it } from 'vitest'
import { buildCalendar } from '#platform/kernel/calendar.ts'
import { dueState, onTimeRate, reminderPlan } from './homework.ts'

const done = (doneOn: string, dueOn = '2026-06-10') => ({ status: 'done' as const, dueOn, doneOn })
const open = (dueOn = '2026-06-10') => ({ status: 'todo' as const, dueOn, doneOn: null })

describe('onTimeRate', () => {
  it.each([
    { name: 'nothing due yet', homework: [open('2026-06-11'), done('2026-06-01', '2026-06-12')], expected: null },
    { name: 'due today still has time', homework: [open('2026-06-11')], expected: null },
    {
      name: 'on the day is on time, the day after is not',
      homework: [done('2026-06-10'), done('2026-06-11')],
      expected: 0.5,
    },
    { name: 'open counts as late', homework: [done('2026-06-09'), open(), open(), open()], expected: 0.25 },
    {
      name: 'skipped does not count',
      homework: [done('2026-06-09'), { ...open(), status: 'skipped' as const }],
      expected: 1,
    },
  ])('$name', ({ homework, expected }) => {
    expect(onTimeRate(homework, '2026-06-11')).toBe(expected)
  })
})

describe('reminderPlan', () => {
  const calendar = buildCalendar({ japaneseHolidays: true })
  const days = (plan: ReturnType<typeof reminderPlan>) => plan.map(({ kind, on }) => `${kind} ${on}`)

  it.each([
    {
      name: 'in a plain week',
      dueOn: '2026-06-10',
      expected: ['before_due 2026-06-08', 'after_due 2026-06-11', 'long_overdue 2026-06-17'],
    },
    {
      name: 'around Golden Week',
      dueOn: '2026-05-01',
      expected: ['before_due 2026-04-28', 'after_due 2026-05-07', 'long_overdue 2026-05-13'],
    },
  ])('$name', ({ dueOn, expected }) => {
    expect(days(reminderPlan(open(dueOn), calendar))).toEqual(expected)
  })

  it('says nothing once it is done or skipped', () => {
    expect(reminderPlan(done('2026-06-09'), calendar)).toEqual([])
    expect(reminderPlan({ ...open(), status: 'skipped' }, calendar)).toEqual([])
  })

  it('does not remind before the work has begun', () => {
    const plan = reminderPlan({ ...open(), startOn: '2026-06-09' }, calendar)
    expect(days(plan)).toEqual(['after_due 2026-06-11', 'long_overdue 2026-06-17'])
  })
})

describe('dueState', () => {
  it.each([
    { today: '2026-06-11', expected: 'overdue' },
    { today: '2026-06-10', expected: 'due_today' },
    { today: '2026-06-07', expected: 'due_soon' },
    { today: '2026-06-06', expected: 'upcoming' },
  ])('on $today it is $expected', ({ today, expected }) => {
    expect(dueState(open(), today)).toBe(expected)
  })

  it('is done or skipped whatever the day', () => {
    expect(dueState(done('2026-06-20'), '2026-06-30')).toBe('done')
    expect(dueState({ ...open(), status: 'skipped' }, '2026-06-30')).toBe('skipped')
  })
})
