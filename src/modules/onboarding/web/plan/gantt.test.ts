import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysBetween } from '#platform/kernel/dates.ts'
import { layOutGantt } from './gantt.ts'

test('begins on a Monday and ends after the last day', () => {
  const { lanes, weeks, at } = layOutGantt([{ startOn: '2026-04-01', dueOn: '2026-04-10' }], '2026-04-01')
  // Monday 30 March to Sunday 12 April: two weeks less a day, so that the last day has room.
  expect(weeks.map((week) => week.on)).toEqual(['2026-03-30', '2026-04-06'])
  expect(at('2026-03-30')).toBe(0)
  expect(lanes[0]?.from).toBeCloseTo(2 / 13)
  expect(lanes[0]?.to).toBeCloseTo(12 / 13)
})

test('days to include widen the axis', () => {
  const { at } = layOutGantt([{ startOn: '2026-04-01', dueOn: '2026-04-10' }], '2026-04-01', ['2026-06-30'])
  expect(at('2026-06-30')).toBeLessThan(1)
})

test('every bar lies on the axis and is as long as its days; weeks stay few', () => {
  const task = fc
    .tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 60 }))
    .map(([start, length]) => ({ startOn: addDays('2026-04-01', start), dueOn: addDays('2026-04-01', start + length) }))
  fc.assert(
    fc.property(fc.array(task, { minLength: 1, maxLength: 20 }), (tasks) => {
      const { lanes, weeks, at } = layOutGantt(tasks, '2026-04-01')
      const day = at('2026-04-02') - at('2026-04-01')
      for (const { task: each, from, to } of lanes) {
        expect(from).toBeGreaterThanOrEqual(0)
        expect(to).toBeLessThanOrEqual(1)
        expect((to - from) / day).toBeCloseTo(daysBetween(each.startOn, each.dueOn) + 1)
      }
      expect(weeks.length).toBeLessThanOrEqual(14)
    }),
  )
})
