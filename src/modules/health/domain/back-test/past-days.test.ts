import { expect, it } from 'vitest'
import { weekdayOf } from '#platform/kernel/dates.ts'
import { type BackFillStep, pastDays } from './past-days.ts'

it.each<[BackFillStep, string, string, string[]]>([
  ['month', '2024-01-15', '2024-04-29', ['2024-01-31', '2024-02-29', '2024-03-31']],
  ['month', '2024-01-31', '2024-01-31', ['2024-01-31']],
  ['month', '2024-01-15', '2024-01-30', []],
  ['week', '2024-01-03', '2024-01-22', ['2024-01-07', '2024-01-14', '2024-01-21']],
  ['week', '2024-01-07', '2024-01-07', ['2024-01-07']],
])('every %s from %s to %s', (every, first, last, days) => {
  expect(pastDays(every, first, last)).toEqual(days)
})

it('keeps to the latest where years are many, and to one day of the week', () => {
  const days = pastDays('week', '1990-01-01', '2026-11-23')
  expect([days.length, days.at(-1)]).toEqual([520, '2026-11-22'])
  expect(new Set(days.map(weekdayOf)).size).toBe(1)
})
