import { describe, expect, it } from 'vitest'
import { buildCalendar } from '#platform/kernel/calendar.ts'
import { type AdviceFacts, advise } from './advice.ts'
import { lastContact, quietDays } from './contact.ts'
import { extensionGaps, extensionsLeft } from './extension.ts'

const calm: AdviceFacts = {
  isByItself: false,
  isRunning: true,
  customerQuietDays: 2,
  ourQuietDays: 1,
  blockers: [],
  opposed: 0,
  examScore: null,
  verdict: null,
  day90: 'ok',
  progress: 0.5,
  expectedProgress: 0.5,
  slipDays: 0,
  scopeAdded: 0,
  extensionsUsed: 0,
  extensionsLeft: 2,
  setupLate: { count: 0, days: 0 },
  trainingLate: { count: 0, days: 0 },
  valueLate: null,
}
const blocker = (over: Partial<AdviceFacts['blockers'][number]>) => [
  {
    id: 'b',
    kind: 'data' as const,
    title: '題',
    ownerSide: 'customer' as const,
    impact: 'small' as const,
    hasSolution: false,
    ...over,
  },
]

describe('the advice', () => {
  it.each<[string, Partial<AdviceFacts>, string[]]>([
    ['all goes well', {}, ['nothing: on_course']],
    ['ten business days of silence are not yet more than two weeks', { customerQuietDays: 10 }, ['nothing: on_course']],
    ['more than two weeks of silence', { customerQuietDays: 11 }, ['escalate: no_response']],
    [
      'silence where the program runs by itself',
      { isByItself: true, customerQuietDays: 11 },
      ['setup_on_behalf: no_response', 'low_touch: no_response'],
    ],
    ['two weeks where it runs by itself', { isByItself: true, customerQuietDays: 10 }, ['nothing: on_course']],
    [
      'no first value in the days that a program takes by itself',
      { isByItself: true, valueLate: { days: 15, range: 14 } },
      ['low_touch: value_late'],
    ],
    ['the same where people run it', { valueLate: { days: 50, range: 42 } }, ['nothing: on_course']],
    ['scope is disputed', { blockers: blocker({ kind: 'scope' }) }, ['escalate: disagreement']],
    ['a contract is disputed', { blockers: blocker({ kind: 'contract' }) }, ['escalate: disagreement']],
    [
      'a technical problem without a solution',
      { blockers: blocker({ kind: 'technical' }) },
      ['escalate: unsolved_technical'],
    ],
    [
      'a technical problem with one',
      { blockers: blocker({ kind: 'technical', hasSolution: true }) },
      ['nothing: on_course'],
    ],
    ['dissatisfaction is voiced', { blockers: blocker({ kind: 'expectation' }) }, ['escalate: dissatisfaction']],
    ['the sponsor is against it', { opposed: 1 }, ['escalate: opposed_person']],
    ['little wish to renew', { examScore: 6 }, ['escalate: low_intent']],
    ['some wish to renew', { examScore: 7 }, ['nothing: on_course']],
    ['good progress, too little time', { slipDays: 7 }, ['extend: underestimated']],
    ['behind, with the date in danger', { slipDays: 7, progress: 0.3 }, ['progress_dashboard: behind_plan']],
    [
      'busy, reachable',
      { slipDays: 7, progress: 0.4, blockers: blocker({ kind: 'schedule' }) },
      ['extend: busy_season'],
    ],
    [
      'held up by a third party',
      { slipDays: 7, progress: 0.4, blockers: blocker({ ownerSide: 'third_party' }) },
      ['extend: outside_dependency'],
    ],
    ['scope added by both', { slipDays: 7, progress: 0.4, scopeAdded: 1 }, ['extend: scope_added']],
    ['silence is no reason for more time', { slipDays: 7, customerQuietDays: 12 }, ['escalate: no_response']],
    ['no extension is left', { slipDays: 7, extensionsUsed: 2, extensionsLeft: 0 }, ['rekick_off: extensions_used']],
    ['day 90', { day90: 'rekickoff_due' }, ['rekick_off: day_90']],
    ['the exam was failed', { verdict: 'rekickoff' }, ['rekick_off: exam_failed']],
    ['we said nothing for a week', { ourQuietDays: 5 }, ['contact_customer: we_are_silent']],
    ['setup is late', { setupLate: { count: 2, days: 5 } }, ['setup_on_behalf: setup_late']],
    ['setup is late by a day', { setupLate: { count: 2, days: 1 } }, ['nothing: on_course']],
    ['training is late', { trainingLate: { count: 1, days: 6 } }, ['extra_training: training_late']],
    ['before the kickoff', { isRunning: false, slipDays: 9, setupLate: { count: 1, days: 9 } }, ['nothing: on_course']],
  ])('%s', (_, over, expected) => {
    const given = advise({ ...calm, ...over })
    expect(given.map(({ kind, reasons }) => `${kind}: ${reasons.map(({ code }) => code).join(' ')}`)).toEqual(expected)
  })

  it('names the blocker that it speaks of', () => {
    expect(advise({ ...calm, blockers: blocker({ kind: 'scope' }) })[0]?.reasons).toEqual([
      { code: 'disagreement', params: { title: '題' }, blockerId: 'b' },
    ])
  })
})

describe('the last contact', () => {
  const calendar = buildCalendar({ weekends: [0, 6], japaneseHolidays: true })
  const basis = { startedOn: '2026-04-01', today: '2026-05-11', calendar }
  it.each([
    ['nobody ever said anything', [], 24],
    ['the latest counts', ['2026-04-10', '2026-05-08', '2026-04-30'], 1],
    ['Golden Week is not silence', ['2026-05-01'], 3],
    ['what was said before the start does not count', ['2026-03-01'], 24],
    ['today', ['2026-05-11'], 0],
  ])('%s', (_, days, expected) => {
    expect(quietDays(lastContact(days.map((on) => ({ on, source: 'record' }))), basis)).toBe(expected)
  })
})

describe('an extension', () => {
  const full = {
    cause: 'busy_season' as const,
    rootCause: '決算期と重なった',
    valueOn: '2026-07-31',
    agreedBy: '佐藤様',
    agreedOn: '2026-06-01',
    how: '定例会で',
  }
  it('needs a root cause, a later date and the agreement', () => {
    expect(extensionGaps(full, '2026-06-30')).toEqual([])
    expect(extensionGaps({ ...full, rootCause: ' ' }, '2026-06-30')).toEqual(['rootCause'])
    expect(extensionGaps({ ...full, valueOn: '2026-06-30' }, '2026-06-30')).toEqual(['valueOn'])
    expect(extensionGaps({ ...full, agreedBy: '', how: '', agreedOn: null, cause: null }, '2026-06-30')).toEqual([
      'cause',
      'agreedBy',
      'how',
      'agreedOn',
    ])
  })
  it('is given twice at most', () => {
    expect([0, 1, 2, 3].map(extensionsLeft)).toEqual([2, 1, 0, 0])
  })
})
