import { expect, test } from 'vitest'
import { buildCalendar, isBusinessDay } from '#platform/kernel/calendar.ts'
import { calendarRulesOf } from './workspace-calendar.ts'

const calendar = buildCalendar(
  calendarRulesOf({
    closedWeekdays: [0, 3],
    japaneseHolidays: true,
    closedDays: ['12-30', '2026-08-13'],
    openDays: ['2026-05-06'],
  }),
)

test.each([
  ['2026-04-04', true, 'a Saturday that is worked'],
  ['2026-04-08', false, 'a Wednesday'],
  ['2026-05-04', false, 'a holiday'],
  ['2026-05-06', true, 'worked although a holiday on a Wednesday'],
  ['2026-08-13', false, 'closed once'],
  ['2027-08-13', true, 'not again the year after'],
  ['2026-12-30', false, 'closed every year'],
  ['2028-12-30', false, 'closed every year, on a Saturday too'],
])('%s worked: %s (%s)', (date, isWorked) => {
  expect(isBusinessDay(calendar, date)).toBe(isWorked)
})
