import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateOfDayNumber, dayNumberOf } from './calendar/day-number.ts'
import {
  addDays,
  addMonths,
  compareDates,
  dateRange,
  daysBetween,
  endOfMonth,
  fiscalYearOf,
  instantAt,
  isPlainDate,
  isTimeZone,
  monthsBetween,
  startOfMonth,
  startOfWeek,
  todayIn,
  weekdayOf,
} from './dates.ts'

const anyDate = fc
  .integer({ min: dayNumberOf('1900-01-01'), max: dayNumberOf('2199-12-31') })
  .map((number) => dateOfDayNumber(number))

describe('plain dates', () => {
  test.each([
    ['2026-04-08', true],
    ['2024-02-29', true],
    ['2000-02-29', true],
    ['0001-01-01', true],
    ['9999-12-31', true],
    ['2026-02-29', false],
    ['1900-02-29', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-04-31', false],
    ['2026-04-00', false],
    ['0000-01-01', false],
    ['2026-4-8', false],
    ['2026-04-08T00:00:00Z', false],
    ['２０２６-04-08', false],
    ['', false],
  ])('isPlainDate(%j) is %s', (value, expected) => {
    expect(isPlainDate(value)).toBe(expected)
  })

  test.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['1970-01-01', -1, '1969-12-31'],
    ['2026-04-08', 365, '2027-04-08'],
  ])('addDays(%s, %i) is %s', (date, days, expected) => {
    expect(addDays(date, days)).toBe(expected)
  })

  test('refuses what is no day', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow('dates.not_a_date')
    expect(() => addDays('9999-12-31', 1)).toThrow('dates.out_of_range')
    expect(() => addDays('0001-01-01', -1)).toThrow('dates.out_of_range')
    expect(() => addDays('2026-01-01', 0.5)).toThrow('dates.out_of_range')
    expect(() => addDays('2026-01-01', Number.NaN)).toThrow('dates.out_of_range')
  })

  test('agrees with the proleptic Gregorian calendar of the platform', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719162, max: 2932896 }), (number) => {
        const date = new Date(number * 86_400_000)
        expect(dateOfDayNumber(number)).toBe(date.toISOString().slice(0, 10))
        expect(weekdayOf(dateOfDayNumber(number))).toBe(date.getUTCDay())
      }),
    )
  })

  test('addDays and daysBetween undo one another', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -40000, max: 40000 }), (date, days) => {
        const moved = addDays(date, days)
        expect(daysBetween(date, moved)).toBe(days)
        expect(addDays(moved, -days)).toBe(date)
        expect(Math.sign(compareDates(moved, date))).toBe(Math.sign(days))
      }),
    )
  })

  test('dateRange includes both ends', () => {
    expect(dateRange('2026-02-27', '2026-03-02')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02'])
    expect(dateRange('2026-02-27', '2026-02-27')).toEqual(['2026-02-27'])
    expect(dateRange('2026-02-27', '2026-02-26')).toEqual([])
  })

  test('weeks start on Monday unless told otherwise', () => {
    expect(startOfWeek('2026-04-08')).toBe('2026-04-06')
    expect(startOfWeek('2026-04-12')).toBe('2026-04-06')
    expect(startOfWeek('2026-04-06')).toBe('2026-04-06')
    expect(startOfWeek('2026-04-08', 0)).toBe('2026-04-05')
  })
})

describe('months and fiscal years', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-08-31', 1, '2026-09-30'],
    ['2026-12-31', 2, '2027-02-28'],
  ])('addMonths(%s, %i) is %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected)
  })

  test.each([
    ['2026-01-31', '2026-02-27', 0],
    ['2026-01-31', '2026-02-28', 1],
    ['2026-04-01', '2027-03-31', 11],
    ['2026-04-01', '2027-04-01', 12],
    ['2027-04-01', '2026-04-01', -12],
    ['2026-04-01', '2026-04-01', 0],
  ])('monthsBetween(%s, %s) is %i', (from, to, expected) => {
    expect(monthsBetween(from, to)).toBe(expected)
  })

  test('monthsBetween is the greatest n that does not pass the later date', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (one, other) => {
        const [from, to] = one <= other ? [one, other] : [other, one]
        const months = monthsBetween(from, to)
        expect(addMonths(from, months) <= to).toBe(true)
        expect(addMonths(from, months + 1) > to).toBe(true)
      }),
    )
  })

  test('month ends', () => {
    expect(startOfMonth('2024-02-15')).toBe('2024-02-01')
    expect(endOfMonth('2024-02-15')).toBe('2024-02-29')
  })

  test.each([
    ['2026-03-31', 4, 2025],
    ['2026-04-01', 4, 2026],
    ['2026-12-31', 1, 2026],
    ['2026-09-30', 10, 2025],
    ['2026-12-01', 12, 2026],
  ])('fiscalYearOf(%s, %i) is %i', (date, startMonth, expected) => {
    expect(fiscalYearOf(date, startMonth)).toBe(expected)
  })

  test('refuses a month that does not exist', () => {
    expect(() => fiscalYearOf('2026-04-01', 13)).toThrow('dates.fiscal_month_invalid')
  })
})

describe('todayIn', () => {
  test.each([
    ['UTC', '2026-04-07T15:30:00Z', '2026-04-07'],
    ['Asia/Tokyo', '2026-04-07T14:59:59Z', '2026-04-07'],
    ['Asia/Tokyo', '2026-04-07T15:00:00Z', '2026-04-08'],
    ['America/Los_Angeles', '2026-04-08T06:59:59Z', '2026-04-07'],
    ['Pacific/Kiritimati', '2026-04-07T10:00:00Z', '2026-04-08'],
  ])('in %s at %s it is %s', (zone, instant, expected) => {
    expect(todayIn(zone, Date.parse(instant))).toBe(expected)
  })

  test('knows time zones', () => {
    expect(isTimeZone('Asia/Tokyo')).toBe(true)
    expect(isTimeZone('Asia/Edo')).toBe(false)
    expect(() => todayIn('Asia/Edo', 0)).toThrow('dates.unknown_time_zone')
  })
})

describe('the process time zone', () => {
  const probe = `
    const { addDays, addMonths, dateRange, startOfWeek, todayIn, weekdayOf } = await import('./dates.ts')
    const { addBusinessDays, buildCalendar, closedReason } = await import('./calendar.ts')
    const { formatDate, formatInstant } = await import('./formats.ts')
    const { parseDateInput } = await import('./parse-input.ts')
    const calendar = buildCalendar({ japaneseHolidays: true, closedRanges: [{ from: '12-29', to: '01-03' }] })
    const now = Date.parse('2026-05-02T23:30:00Z')
    console.log(JSON.stringify({
      offset: new Date(now).getTimezoneOffset(),
      answers: [
        addDays('2026-03-08', 1), addMonths('2026-01-31', 1), dateRange('2026-10-31', '2026-11-02'),
        startOfWeek('2026-03-29'), weekdayOf('2026-05-03'), closedReason(calendar, '2026-05-03'),
        closedReason(calendar, '2026-05-06'), addBusinessDays(calendar, '2026-04-28', 3),
        addBusinessDays(calendar, '2026-12-28', 1), ...['UTC', 'Asia/Tokyo'].map((zone) => todayIn(zone, now)),
        formatDate('2026-05-03', 'ja'), formatInstant('2026-05-02T23:30:00Z', 'ja', 'Asia/Tokyo'),
        parseDateInput('46145'),
      ],
    }))`
  const answersIn = (zone: string): { offset: number; answers: unknown } =>
    JSON.parse(
      execFileSync(process.execPath, ['--input-type=module', '--eval', probe], {
        cwd: import.meta.dirname,
        encoding: 'utf8',
        env: { TZ: zone },
      }),
    )

  test.each([
    ['Asia/Tokyo', -540],
    ['America/Los_Angeles', 420],
    ['Pacific/Kiritimati', -840],
  ])('changes nothing under TZ=%s', { timeout: 60_000 }, (zone, offset) => {
    const here = answersIn(zone)
    expect(here.offset).toBe(offset)
    expect(here.answers).toEqual(answersIn('UTC').answers)
  })
})

describe('the instant of a wall clock', () => {
  test.each([
    ['Asia/Tokyo', '2026-04-08', '10:00', '2026-04-08T01:00:00.000Z'],
    ['America/New_York', '2026-03-08', '01:59', '2026-03-08T06:59:00.000Z'],
    ['America/New_York', '2026-03-08', '03:00', '2026-03-08T07:00:00.000Z'],
    ['America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30:00.000Z'],
    ['Asia/Kolkata', '2026-04-08', '00:15', '2026-04-07T18:45:00.000Z'],
    ['Pacific/Kiritimati', '2026-01-01', '00:00', '2025-12-31T10:00:00.000Z'],
  ])('in %s on %s at %s', (zone, date, time, expected) => {
    expect(new Date(instantAt(zone, date, time)).toISOString()).toBe(expected)
  })

  test('of a time that spring skips is that much after the leap', () => {
    const instant = new Date(instantAt('America/New_York', '2026-03-08', '02:30')).toISOString()
    expect(instant).toBe('2026-03-08T07:30:00.000Z')
  })
})
