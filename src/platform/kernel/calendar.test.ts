import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateOfDayNumber, dayNumberOf } from './calendar/day-number.ts'
import {
  addBusinessDays,
  buildCalendar,
  businessDaysBetween,
  closedReason,
  combineCalendars,
  holidayDataEndsOn,
  isBusinessDay,
  nextBusinessDay,
  previousBusinessDay,
} from './calendar.ts'
import { addDays, dateRange } from './dates.ts'

const plain = buildCalendar({ japaneseHolidays: true })
const vendor = buildCalendar({
  japaneseHolidays: true,
  closedRanges: [
    { from: '12-29', to: '01-03', name: '年末年始' },
    { from: '2026-08-13', to: '2026-08-14', name: '夏季休業' },
  ],
  closedDates: [{ date: '2026-06-01', name: '創立記念日' }, '2026-06-02'],
  openDates: ['2026-04-29', '2026-10-03'],
})
const closedWednesdays = buildCalendar({
  owner: 'customer',
  weekends: [],
  japaneseHolidays: false,
  closedWeekdays: [3],
  closedDates: [{ date: '2026-07-06', name: '棚卸' }],
})
const both = combineCalendars(vendor, closedWednesdays)

describe('golden cases', () => {
  test('Golden Week 2026 with the substitute holiday on 5/6', () => {
    const open = dateRange('2026-04-27', '2026-05-10').filter((date) => isBusinessDay(plain, date))
    expect(open).toEqual(['2026-04-27', '2026-04-28', '2026-04-30', '2026-05-01', '2026-05-07', '2026-05-08'])
    expect(addBusinessDays(plain, '2026-05-01', 1)).toBe('2026-05-07')
    expect(addBusinessDays(plain, '2026-05-07', -1)).toBe('2026-05-01')
  })

  test('the citizens’ holiday of 2026-09-22 between two holidays', () => {
    expect(['2026-09-21', '2026-09-22', '2026-09-23'].map((date) => closedReason(plain, date))).toEqual([
      { kind: 'holiday', name: '敬老の日' },
      { kind: 'holiday', name: '休日' },
      { kind: 'holiday', name: '秋分の日' },
    ])
    expect(addBusinessDays(plain, '2026-09-18', 1)).toBe('2026-09-24')
  })

  test('the year’s end', () => {
    expect(addBusinessDays(vendor, '2026-12-28', 1)).toBe('2027-01-04')
    expect(addBusinessDays(vendor, '2027-01-04', -1)).toBe('2026-12-28')
    expect(businessDaysBetween(vendor, '2026-12-28', '2027-01-04')).toBe(1)
  })

  test('a kickoff on a weekend starts on Monday', () => {
    expect(nextBusinessDay(plain, '2026-04-11')).toBe('2026-04-13')
    expect(previousBusinessDay(plain, '2026-04-12')).toBe('2026-04-10')
    expect(addBusinessDays(plain, '2026-04-11', 0)).toBe('2026-04-13')
    expect(addBusinessDays(plain, '2026-04-11', 1)).toBe('2026-04-13')
    expect(addBusinessDays(plain, '2026-04-12', -1)).toBe('2026-04-10')
    expect(nextBusinessDay(plain, '2026-04-13')).toBe('2026-04-13')
    expect(previousBusinessDay(plain, '2026-04-13')).toBe('2026-04-13')
  })

  test('a customer closed on Wednesdays', () => {
    expect(addBusinessDays(both, '2026-07-07', 1)).toBe('2026-07-09')
    expect(addBusinessDays(both, '2026-07-03', 1)).toBe('2026-07-07')
    expect(isBusinessDay(closedWednesdays, '2026-07-05')).toBe(true)
    expect(isBusinessDay(both, '2026-07-05')).toBe(false)
  })

  test('a customer without weekends works through them', () => {
    expect(addBusinessDays(closedWednesdays, '2026-07-10', 2)).toBe('2026-07-12')
  })

  test.each([
    ['2026-04-08', undefined],
    ['2026-04-11', { kind: 'weekend' }],
    ['2026-05-03', { kind: 'holiday', name: '憲法記念日' }],
    ['2026-05-06', { kind: 'holiday', name: 'こどもの日 振替休日' }],
    ['2026-06-01', { kind: 'own', name: '創立記念日' }],
    ['2026-06-02', { kind: 'own' }],
    ['2026-08-14', { kind: 'own', name: '夏季休業' }],
    ['2027-08-13', undefined],
    ['2027-01-01', { kind: 'holiday', name: '元日' }],
    ['2027-01-02', { kind: 'own', name: '年末年始' }],
    ['2026-04-29', undefined],
    ['2026-10-03', undefined],
  ])('the vendor’s %s: %j', (date, expected) => {
    expect(closedReason(vendor, date)).toEqual(expected)
  })

  test('the side that is closed is named', () => {
    expect(closedReason(both, '2026-07-08')).toEqual({ kind: 'customer' })
    expect(closedReason(both, '2026-07-06')).toEqual({ kind: 'customer', name: '棚卸' })
    expect(closedReason(both, '2026-04-29')).toEqual({ kind: 'customer' })
    expect(closedReason(vendor, '2026-05-06', 'en')).toEqual({ kind: 'holiday', name: 'Holiday in lieu' })
  })

  test('holidays are known to the end of 2050', () => {
    expect(holidayDataEndsOn).toBe('2050-12-31')
  })
})

describe('laws', () => {
  const days = fc.integer({ min: dayNumberOf('2015-01-01'), max: dayNumberOf('2040-12-31') }).map(dateOfDayNumber)
  const distances = fc.integer({ min: -900, max: 900 })
  const calendars = fc.constantFrom(plain, vendor, closedWednesdays, both)

  test('the answer is never closed, and counts back', () => {
    fc.assert(
      fc.property(calendars, days, distances, (calendar, date, n) => {
        const reached = addBusinessDays(calendar, date, n)
        expect(isBusinessDay(calendar, reached)).toBe(true)
        if (isBusinessDay(calendar, date)) expect(addBusinessDays(calendar, reached, -n)).toBe(date)
      }),
    )
  })

  test('businessDaysBetween is the distance that addBusinessDays walks', () => {
    fc.assert(
      fc.property(calendars, days, distances, (calendar, from, n) => {
        const to = addBusinessDays(calendar, from, n)
        if (n !== 0 || to === from) expect(businessDaysBetween(calendar, from, to)).toBe(n)
      }),
    )
  })

  test('agrees with walking day by day', () => {
    fc.assert(
      fc.property(calendars, days, fc.integer({ min: 1, max: 60 }), (calendar, date, n) => {
        for (const step of [1, -1]) {
          let walked = date
          for (let left = n; left > 0; ) {
            walked = addDays(walked, step)
            if (isBusinessDay(calendar, walked)) left -= 1
          }
          expect(addBusinessDays(calendar, date, n * step)).toBe(walked)
        }
      }),
    )
  })

  test('next and previous enclose the date, with nothing open between', () => {
    fc.assert(
      fc.property(calendars, days, (calendar, date) => {
        const next = nextBusinessDay(calendar, date)
        const previous = previousBusinessDay(calendar, date)
        expect(previous <= date && date <= next).toBe(true)
        if (previous !== next) expect(businessDaysBetween(calendar, previous, next)).toBe(1)
      }),
    )
  })
})

describe('refusals', () => {
  const everyDay = [0, 1, 2, 3, 4, 5, 6]

  test('a calendar that never opens is an error, not a loop', () => {
    const never = buildCalendar({ japaneseHolidays: false, weekends: everyDay })
    for (const find of [nextBusinessDay, previousBusinessDay]) {
      expect(() => find(never, '2026-04-08')).toThrow('calendar.no_business_days')
    }
    for (const n of [1, -1, 500]) {
      expect(() => addBusinessDays(never, '2026-04-08', n)).toThrow('calendar.no_business_days')
    }
    expect(businessDaysBetween(never, '2026-04-08', '2027-04-08')).toBe(0)
    const sundaysOnly = buildCalendar({ japaneseHolidays: false, weekends: [1, 2, 3, 4, 5, 6] })
    expect(() => nextBusinessDay(combineCalendars(plain, sundaysOnly), '2026-04-08')).toThrow('no_business_days')
  })

  test('a single working override is found years away', () => {
    const once = buildCalendar({ japaneseHolidays: false, weekends: everyDay, openDates: ['2030-06-05'] })
    expect(nextBusinessDay(once, '2026-04-08')).toBe('2030-06-05')
    expect(previousBusinessDay(once, '2034-04-08')).toBe('2030-06-05')
    expect(() => addBusinessDays(once, '2030-06-05', 1)).toThrow('calendar.no_business_days')
  })

  test('distances beyond reason or in parts of days', () => {
    for (const n of [10_000_000, -10_000_000, 70_000, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => addBusinessDays(plain, '2026-04-08', n)).toThrow('calendar.distance_invalid')
    }
    expect(() => businessDaysBetween(plain, '2026-04-08', '9999-12-31')).toThrow('calendar.distance_invalid')
    expect(() => addBusinessDays(plain, '9999-12-30', 5)).toThrow('dates.out_of_range')
    expect(() => addBusinessDays(plain, '2026-02-30', 1)).toThrow('dates.not_a_date')
  })

  test.each([
    [{ closedDates: ['2026-02-30'] }, 'calendar.date_invalid'],
    [{ openDates: ['soon'] }, 'calendar.date_invalid'],
    [{ closedRanges: [{ from: '2026-08-16', to: '2026-08-13' }] }, 'calendar.range_invalid'],
    [{ closedRanges: [{ from: '12-29', to: '2027-01-03' }] }, 'calendar.range_invalid'],
    [{ closedRanges: [{ from: '13-01', to: '13-02' }] }, 'calendar.range_invalid'],
    [{ weekends: [7] }, 'calendar.weekday_invalid'],
    [{ closedWeekdays: [1.5] }, 'calendar.weekday_invalid'],
  ])('%j is refused', (rules, code) => {
    expect(() => buildCalendar({ japaneseHolidays: true, ...rules })).toThrow(code)
  })
})

test('20,000 steps there and back end on a business day', () => {
  const fresh = buildCalendar({ japaneseHolidays: true, closedRanges: [{ from: '12-29', to: '01-03' }] })
  let date = '2026-04-01'
  for (let step = 0; step < 20_000; step++) date = addBusinessDays(fresh, date, step % 2 === 0 ? 37 : -36)
  expect(isBusinessDay(fresh, date)).toBe(true)
})
