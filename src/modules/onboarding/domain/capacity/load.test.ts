import { describe, expect, it } from 'vitest'
import { buildCalendar } from '#platform/kernel/calendar.ts'
import { levellingMoves } from './levelling.ts'
import { type LoadTask, loadByWeek } from './load.ts'

const calendar = buildCalendar({ japaneseHolidays: true })
const basis = { calendar, today: '2026-04-20', minutesPerWeek: 600 }
const task = (key: string, startOn: string, dueOn: string, effortMinutes: number): LoadTask => ({
  key,
  person: 'a',
  startOn,
  dueOn,
  effortMinutes,
})

describe('the load of a week', () => {
  it.each([
    ['within one week', [task('a', '2026-04-20', '2026-04-24', 300)], [['2026-04-20', 300, 600, false]]],
    [
      'over Golden Week, whose week has two working days',
      [task('a', '2026-04-27', '2026-05-08', 600)],
      [
        // 4/27, 28, 30 and 5/1, then 5/7 and 8: the 29th and 5/4 to 6 are holidays
        ['2026-04-27', 400, 480, false],
        ['2026-05-04', 200, 240, false],
      ],
    ],
    ['late work, all of it now', [task('a', '2026-04-01', '2026-04-10', 700)], [['2026-04-20', 700, 600, true]]],
    [
      'begun work, on the days that are left',
      [task('a', '2026-04-06', '2026-04-22', 90)],
      [['2026-04-20', 90, 600, false]],
    ],
    ['without effort', [task('a', '2026-04-20', '2026-04-24', 0)], []],
  ] as const)('%s', (_, tasks, expected) => {
    const weeks = loadByWeek(tasks, basis)
    expect(
      weeks.map(({ weekOn, minutes, capacityMinutes, isOver }) => [weekOn, minutes, capacityMinutes, isOver]),
    ).toEqual(expected)
  })

  it('loses no minute', () => {
    const tasks = [task('a', '2026-04-20', '2026-05-29', 997), task('b', '2026-04-29', '2026-05-06', 61)]
    const sum = loadByWeek(tasks, basis).reduce((total, { minutes }) => total + minutes, 0)
    expect(Math.abs(sum - 1058)).toBeLessThanOrEqual(3)
  })
})

describe('levelling', () => {
  const full = task('full', '2026-04-20', '2026-04-24', 500)
  const other = task('other', '2026-04-22', '2026-04-23', 300)

  it('moves the work with room out of the overfull week, in its length', () => {
    const moves = levellingMoves(
      [
        { ...full, roomDays: 0 },
        { ...other, roomDays: 10 },
      ],
      basis,
    )
    expect(moves).toEqual([{ key: 'other', startOn: '2026-04-27' }])
  })
  it('leaves what has no room, and what would only fill the next week', () => {
    expect(
      levellingMoves(
        [
          { ...full, roomDays: null },
          { ...other, roomDays: 2 },
        ],
        basis,
      ),
    ).toEqual([])
    const next = { ...task('next', '2026-04-27', '2026-05-01', 480), roomDays: 0 }
    expect(levellingMoves([{ ...full, roomDays: 0 }, { ...other, roomDays: 5 }, next], basis)).toEqual([])
  })
  it('asks nothing of a plan that fits', () => {
    expect(levellingMoves([{ ...full, roomDays: 20 }], basis)).toEqual([])
  })
})
