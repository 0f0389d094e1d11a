import { describe, expect, test } from 'vitest'
import { buildCalendar } from '#platform/kernel/calendar.ts'
import { ProductError } from '#platform/kernel/errors.ts'
import { handoffForm } from '../../content/built-in.ts'
import {
  acceptHandoff,
  canSubmit,
  type HandoffStatus,
  handoffDeadlines,
  handoffStatuses,
  questionsForSales,
  sendBackHandoff,
  submitHandoff,
} from './handoff.ts'

const complete = {
  ...Object.fromEntries(
    handoffForm.fields.filter((field) => field.required && field.type !== 'table').map((field) => [field.key, 'なし']),
  ),
  outcome: [{ outcome: '月末の残業がなくなる' }],
  map: [{ name: '高橋 花子', role: 'champion' }],
  risks: [{ level: 'low', reason: 'なし' }],
}

function refusal(act: () => unknown): { code: string; fields: string[] } {
  try {
    act()
  } catch (error) {
    if (error instanceof ProductError) return { code: error.code, fields: error.fields.map((field) => field.path) }
    throw error
  }
  return { code: 'none', fields: [] }
}

describe('submitting', () => {
  test('a complete sheet goes from sales to CS', () => {
    expect(canSubmit('draft', handoffForm, complete)).toBe(true)
    expect(submitHandoff('draft', handoffForm, complete)).toBe('submitted')
    expect(submitHandoff('sent_back', handoffForm, complete)).toBe('submitted')
    expect(questionsForSales(handoffForm, complete)).toEqual([])
  })

  test('what is missing is named, and sales is asked for it', () => {
    const answers = { ...complete, promises: ' ', map: [{ name: '高橋 花子' }] }
    expect(canSubmit('draft', handoffForm, answers)).toBe(false)
    expect(refusal(() => submitHandoff('draft', handoffForm, answers))).toEqual({
      code: 'accounts.handoff_incomplete',
      fields: ['promises', 'map'],
    })
    expect(questionsForSales(handoffForm, answers).map(({ key, label }) => [key, label.en])).toEqual([
      ['promises', 'What we promised in the sale (features, dates, support)'],
      ['map', 'Stakeholder map'],
    ])
  })

  test('an empty sheet asks for all 16 required items', () => {
    expect(questionsForSales(handoffForm, {})).toHaveLength(16)
  })
})

describe('who may act when', () => {
  const acts: Record<string, (status: HandoffStatus) => unknown> = {
    submit: (status) => submitHandoff(status, handoffForm, complete),
    accept: acceptHandoff,
    sendBack: (status) => sendBackHandoff(status, handoffForm, { reason: 'other', text: '価格が不明です' }),
  }
  const allowed: Record<string, HandoffStatus[]> = {
    submit: ['draft', 'sent_back'],
    accept: ['submitted'],
    sendBack: ['submitted'],
  }

  test.each(Object.keys(acts).flatMap((act) => handoffStatuses.map((status) => [act, status] as const)))(
    '%s when %s',
    (act, status) => {
      const expected = allowed[act]?.includes(status)
        ? 'none'
        : act === 'submit'
          ? 'accounts.handoff_not_with_sales'
          : 'accounts.handoff_not_submitted'
      expect(refusal(() => acts[act]?.(status)).code).toBe(expected)
    },
  )
})

describe('sending back', () => {
  test('keeps reason and words', () => {
    expect(
      sendBackHandoff('submitted', handoffForm, { reason: 'sponsor_unknown', text: ' どなたですか \r\n' }),
    ).toEqual({
      status: 'sent_back',
      reason: 'sponsor_unknown',
      text: 'どなたですか',
    })
  })

  test.each([
    ['mood', 'a', ['reason']],
    ['other', ' \u3000', ['text']],
    ['', '', ['reason', 'text']],
    ['other', 'x'.repeat(10_001), ['text']],
  ])('reason %j with a text is refused', (reason, text, fields) => {
    expect(refusal(() => sendBackHandoff('submitted', handoffForm, { reason, text }))).toEqual({
      code: 'accounts.handoff_return_incomplete',
      fields,
    })
  })
})

describe('deadlines on business days', () => {
  const calendar = buildCalendar({ japaneseHolidays: true })
  const none = { firstSubmittedOn: null, submittedOn: null, acceptedOn: null }

  test.each([
    ['on a Monday', '2026-06-01', '2026-06-03'],
    ['on a Friday', '2026-06-05', '2026-06-09'],
    ['on a Saturday', '2026-06-06', '2026-06-09'],
    ['before Golden Week', '2026-05-01', '2026-05-08'],
    ['before the holidays of September', '2026-09-18', '2026-09-25'],
  ])('won %s, %s, to be submitted by %s', (_, wonOn, dueOn) => {
    const { submit, accept } = handoffDeadlines(handoffForm, { wonOn, ...none }, calendar, wonOn)
    expect(submit).toEqual({ dueOn, doneOn: null, lateDays: 0 })
    expect(accept).toBeNull()
  })

  test('lateness counts business days, up to the day it was done', () => {
    const wonOn = '2026-06-01'
    const late = (today: string, dates: { firstSubmittedOn?: string }) =>
      handoffDeadlines(handoffForm, { wonOn, ...none, ...dates }, calendar, today).submit.lateDays
    expect(late('2026-06-03', {})).toBe(0)
    expect(late('2026-06-04', {})).toBe(1)
    expect(late('2026-06-07', {})).toBe(2)
    expect(late('2026-07-01', { firstSubmittedOn: '2026-06-03' })).toBe(0)
    expect(late('2026-07-01', { firstSubmittedOn: '2026-06-05' })).toBe(2)
  })

  test('CS has one business day from the latest submission', () => {
    const dates = { wonOn: '2026-06-01', firstSubmittedOn: '2026-06-02', submittedOn: '2026-06-12', acceptedOn: null }
    const { submit, accept } = handoffDeadlines(handoffForm, dates, calendar, '2026-06-16')
    expect(submit.lateDays).toBe(0)
    expect(accept).toEqual({ dueOn: '2026-06-15', doneOn: null, lateDays: 1 })
  })
})
