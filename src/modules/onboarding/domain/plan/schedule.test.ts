import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildCalendar, isBusinessDay } from '#platform/kernel/calendar.ts'
import { addDays } from '#platform/kernel/dates.ts'
import { builtInPrograms } from '../../content/built-in.ts'
import { linked, toLinks } from '../network/link.ts'
import type { Side } from '../task.ts'
import { anchoredOffset } from './anchor.ts'
import { programWindows, type SchedulableTask, scheduleForward } from './schedule.ts'
import { everyDayCalendars, sideCalendars } from './side-calendars.ts'

const vendor = buildCalendar({ japaneseHolidays: true })
const closedWednesdays = buildCalendar({ japaneseHolidays: true, closedWeekdays: [3], owner: 'customer' })
const calendars = sideCalendars(vendor, vendor)
const task = (
  key: string,
  startOffset: number,
  dueOffset: number,
  dependsOn: string[] = [],
  side: Side = 'vendor',
): SchedulableTask => ({ key, startOffset, dueOffset, dependsOn: toLinks(dependsOn), side })

describe('scheduleForward', () => {
  it.each([
    { name: 'from a Wednesday', start: '2026-04-08', dates: { startOn: '2026-04-16', dueOn: '2026-04-20' } },
    {
      name: 'from a Saturday: Monday is day 0',
      start: '2026-04-11',
      dates: { startOn: '2026-04-21', dueOn: '2026-04-23' },
    },
    { name: 'over Golden Week', start: '2026-04-27', dates: { startOn: '2026-05-11', dueOn: '2026-05-13' } },
    { name: 'over 9/21–9/23', start: '2026-09-15', dates: { startOn: '2026-09-28', dueOn: '2026-09-30' } },
  ])('$name', ({ start, dates }) => {
    expect(scheduleForward([task('a', 6, 8)], start, calendars).get('a')).toEqual(dates)
  })

  it('keeps the due day and narrows the window when a predecessor ends inside it', () => {
    const tasks = [task('baseline', 8, 12), task('design', 10, 15, ['baseline'])]
    const schedule = scheduleForward(tasks, '2026-06-01', everyDayCalendars)
    expect(schedule.get('design')).toEqual({ startOn: '2026-06-13', dueOn: '2026-06-16' })
  })

  it('keeps a 12-week program at 12 weeks for a customer who closes on Wednesdays', () => {
    const tasks = (builtInPrograms[0]?.tasks ?? []).map(linked)
    const last = (customer: typeof vendor) =>
      [...scheduleForward(tasks, '2026-06-01', sideCalendars(vendor, customer)).values()]
        .map(({ dueOn }) => dueOn)
        .toSorted()
        .at(-1)
    // 64 business days, past 7/20 and 8/11.
    expect(last(vendor)).toBe('2026-09-01')
    expect(last(closedWednesdays)).toBe('2026-09-04')
  })

  it('keeps the due day of the program for a customer who also works at weekends', () => {
    const everyDay = buildCalendar({ weekends: [], japaneseHolidays: false, owner: 'customer' })
    const schedule = scheduleForward([task('a', 1, 6, [], 'customer')], '2026-06-01', sideCalendars(vendor, everyDay))
    expect(schedule.get('a')).toEqual({ startOn: '2026-06-02', dueOn: '2026-06-09' })
  })

  it('refuses tasks that wait for each other', () => {
    expect(() => scheduleForward([task('a', 0, 1, ['b']), task('b', 0, 1, ['a'])], '2026-06-01', calendars)).toThrow(
      'onboarding.dependency_cycle',
    )
  })
})

const anyTasks = fc
  .array(
    fc.record({
      startOffset: fc.nat(40),
      length: fc.nat(10),
      side: fc.constantFrom('vendor', 'customer', 'joint') satisfies fc.Arbitrary<Side>,
      waitsFor: fc.array(fc.nat(20), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((rows) =>
    rows.map(({ startOffset, length, side, waitsFor }, index) =>
      task(
        `t${index}`,
        startOffset,
        startOffset + length,
        waitsFor.filter((each) => each < index).map((each) => `t${each}`),
        side,
      ),
    ),
  )
const anyStart = fc.nat(700).map((days) => addDays('2026-01-01', days))

describe('laws of scheduling', () => {
  const mixed = sideCalendars(vendor, closedWednesdays)

  it('puts nothing on a closed day, before its predecessors, or before its start', () => {
    fc.assert(
      fc.property(anyTasks, anyStart, (tasks, start) => {
        const schedule = scheduleForward(tasks, start, mixed)
        for (const { key, side, dependsOn } of tasks) {
          const { startOn, dueOn } = schedule.get(key) ?? { startOn: '', dueOn: '' }
          expect(isBusinessDay(mixed[side], startOn) && isBusinessDay(mixed[side], dueOn)).toBe(true)
          expect(start <= startOn && startOn <= dueOn).toBe(true)
          for (const each of dependsOn) expect((schedule.get(each.task)?.dueOn ?? '9') <= startOn).toBe(true)
        }
      }),
    )
  })

  it('keeps the offsets when every day is open', () => {
    fc.assert(
      fc.property(anyTasks, anyStart, (tasks, start) => {
        const schedule = scheduleForward(tasks, start, everyDayCalendars)
        for (const [key, window] of programWindows(tasks)) {
          expect(schedule.get(key)).toEqual({
            startOn: addDays(start, window.start),
            dueOn: addDays(start, window.due),
          })
        }
      }),
    )
  })
})

describe('anchoredOffset', () => {
  const value = { offset: 38, before: 19, after: 19 }
  it.each([
    {
      name: 'presses the work before an early anchor together',
      anchors: [value],
      offsets: [0, 8, 38],
      days: [0, 4, 19],
    },
    { name: 'keeps the distance after it', anchors: [value], offsets: [40, 64], days: [21, 45] },
    {
      name: 'leaves the first two weeks early when an anchor is late',
      anchors: [{ offset: 38, before: 48, after: 48 }],
      offsets: [0, 8, 10, 11, 38, 64],
      days: [0, 8, 10, 21, 48, 74],
    },
    {
      name: 'goes through two anchors',
      anchors: [
        { offset: 8, before: 8, after: 12 },
        { offset: 38, before: 42, after: 42 },
      ],
      offsets: [5, 8, 9, 23, 38, 39],
      days: [5, 8, 13, 27, 42, 43],
    },
  ])('$name', ({ anchors, offsets, days }) => {
    expect(offsets.map((offset) => anchoredOffset(anchors, 10, offset))).toEqual(days)
  })

  it('never turns two offsets around', () => {
    const day = fc.nat(80)
    fc.assert(
      fc.property(day, day, day, day, fc.nat(60), fc.nat(60), (a, b, before, after, first, second) => {
        const anchors = [
          { offset: Math.min(a, b), before: Math.min(before, after), after: Math.max(before, after) },
          { offset: Math.max(a, b), before: first, after: first },
        ]
        const [low, high] = [Math.min(first, second), Math.max(first, second)]
        expect(anchoredOffset(anchors, 10, low)).toBeLessThanOrEqual(anchoredOffset(anchors, 10, high))
      }),
    )
  })
})
