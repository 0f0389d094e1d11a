import { expect, test } from 'vitest'
import { buildCalendar } from '#platform/kernel/calendar.ts'
import { handoffForm } from '../../content/built-in.ts'
import { handoffDueOn, handoffWaitsFor, lateDays } from './handoff-due.ts'

const calendar = buildCalendar({ japaneseHolidays: true })
const dates = { wonOn: '2026-06-01', submittedOn: '2026-06-05', sentBackOn: '2026-06-08' }

test.each([
  ['draft' as const, '2026-06-03', 'sales'],
  ['submitted' as const, '2026-06-08', 'cs'],
  ['sent_back' as const, '2026-06-10', 'sales'],
  ['accepted' as const, null, 'nobody'],
])('when %s it is due on %s and waits for %s', (status, dueOn, side) => {
  expect(handoffDueOn(handoffForm, { status, ...dates }, calendar)).toBe(dueOn)
  expect(handoffWaitsFor(status)).toBe(side)
})

test('without a won date a draft is due on no day', () => {
  expect(handoffDueOn(handoffForm, { status: 'draft', ...dates, wonOn: null }, calendar)).toBeNull()
})

test.each([
  ['2026-06-05', 0],
  ['2026-06-07', 0],
  ['2026-06-08', 1],
])('due on Friday 2026-06-05, on %s it is %i days late', (today, days) => {
  expect(lateDays(calendar, '2026-06-05', today)).toBe(days)
})
