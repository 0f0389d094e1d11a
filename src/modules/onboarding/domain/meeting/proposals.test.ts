import fc from 'fast-check'
import { expect, it } from 'vitest'
import { buildCalendar, isBusinessDay } from '#platform/kernel/calendar.ts'
import { addDays, weekdayOf } from '#platform/kernel/dates.ts'
import {
  defaultRhythm,
  isOutsideHours,
  type PlanDates,
  proposeMeetings,
  type Rhythm,
  withinHours,
} from './proposals.ts'

const calendar = buildCalendar({ weekends: [0, 6], japaneseHolidays: true })
const plan: PlanDates = {
  startOn: '2026-04-01',
  kickoffOn: '2026-04-08',
  kickoffMinutes: 90,
  earlyFrom: '2026-05-11',
  valueOn: '2026-06-24',
  reviews: [
    { kind: 'review_30', on: null },
    { kind: 'review_60', on: '2026-06-01' },
    { kind: 'review_90', on: null },
  ],
}
const rhythm: Rhythm = { ...defaultRhythm.high, early: 'none' }
const of = (kind: string, given = rhythm, dates = plan) =>
  proposeMeetings(dates, given, calendar)
    .filter((each) => each.kind === kind)
    .map(({ on }) => on)

it('puts the kickoff on its planned day and the handover two business days before', () => {
  expect(of('kickoff_90')).toEqual(['2026-04-08'])
  expect(of('handoff_30')).toEqual(['2026-04-06'])
})

it('takes a review from the plan, else counts days, and moves it off closed days', () => {
  expect(of('review_30')).toEqual(['2026-05-01'])
  expect(of('review_60')).toEqual(['2026-06-01'])
  expect(of('review_90')).toEqual(['2026-06-30'])
})

it('holds only the reviews that the program has', () => {
  const [first] = plan.reviews
  const dates = { ...plan, reviews: first ? [first] : [] }
  expect(of('review_30', rhythm, dates)).toEqual(['2026-05-01'])
  expect(of('review_90', rhythm, dates)).toEqual([])
})

it('meets every week on its weekday, not in the weeks of reviews, and skips Golden Week where it closes the week', () => {
  expect(of('check_in')).toEqual([
    '2026-04-14',
    '2026-04-21',
    '2026-05-07',
    '2026-05-12',
    '2026-05-19',
    '2026-05-26',
    '2026-06-09',
    '2026-06-16',
    '2026-06-23',
  ])
  expect(of('check_in', { ...rhythm, regular: 'biweekly' }).slice(0, 2)).toEqual(['2026-04-14', '2026-05-12'])
  expect(of('check_in', { ...rhythm, regular: 'none' })).toEqual([])
})

it.each([
  ['daily', 10],
  ['every_other_day', 5],
] as const)('meets %s in the first two weeks of early adoption', (early, count) => {
  const days = of('early_check_in', { ...rhythm, early, regular: 'none' })
  expect(days).toHaveLength(count)
  expect(days[0]).toBe('2026-05-11')
})

it.each([
  ['08:00', 60, '09:00'],
  ['17:30', 60, '17:00'],
  ['10:00', 90, '10:00'],
  ['09:00', 600, '09:00'],
])('moves %s for %i minutes into the hours', (time, minutes, expected) => {
  expect(withinHours(rhythm, time, minutes)).toBe(expected)
})

it('never proposes a closed day, two meetings on one day or a time outside the hours', () => {
  const days = fc.integer({ min: 0, max: 700 }).map((days) => addDays('2026-01-05', days))
  fc.assert(
    fc.property(
      days,
      fc.integer({ min: 10, max: 120 }),
      fc.constantFrom('weekly' as const, 'biweekly' as const, 'none' as const),
      fc.constantFrom('daily' as const, 'every_other_day' as const, 'none' as const),
      fc.integer({ min: 1, max: 7 }),
      (startOn, length, regular, early, weekday) => {
        const given = { ...rhythm, regular, early, weekday }
        const dates = {
          ...plan,
          startOn,
          kickoffOn: addDays(startOn, 7),
          earlyFrom: addDays(startOn, 30),
          valueOn: addDays(startOn, length),
          reviews: plan.reviews.map(({ kind }) => ({ kind, on: null })),
        }
        const found = proposeMeetings(dates, given, calendar)
        expect(new Set(found.map(({ key }) => key)).size).toBe(found.length)
        for (const { on, time, minutes } of found) {
          expect(isBusinessDay(calendar, on), `${on} ${weekdayOf(on)}`).toBe(true)
          expect(isOutsideHours(given, time, minutes)).toBe(false)
        }
        const checkIns = found.filter(({ kind }) => kind.endsWith('check_in')).map(({ on }) => on)
        expect(new Set(checkIns).size).toBe(checkIns.length)
      },
    ),
  )
})
