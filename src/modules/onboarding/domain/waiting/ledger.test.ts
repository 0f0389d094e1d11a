import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dateRange } from '#platform/kernel/dates.ts'
import { claimsOf, isQuestion, type WaitingFacts } from './claims.ts'
import { type Claim, holders, totalsOf, waitingCodes, waitingLedger } from './ledger.ts'

const first = '2026-04-01'
const day = fc.integer({ min: -20, max: 80 }).map((days) => addDays(first, days))
const claim: fc.Arbitrary<Claim> = fc.record({
  holder: fc.constantFrom(...holders),
  rank: fc.integer({ min: 0, max: 3 }),
  from: day,
  until: fc.option(day, { nil: null }),
  reason: fc.record({
    code: fc.constantFrom(...waitingCodes),
    id: fc.option(fc.constantFrom('a', 'b'), { nil: null }),
    name: fc.constant(null),
  }),
})

describe('every open day', () => {
  it('belongs to exactly one holder, none twice and none missing', () => {
    fc.assert(
      fc.property(fc.array(claim, { maxLength: 12 }), fc.integer({ min: 0, max: 70 }), (claims, length) => {
        const last = addDays(first, length)
        const spans = waitingLedger(claims, first, last)
        expect(spans.flatMap(({ from, to }) => dateRange(from, to))).toEqual(dateRange(first, last))
        const totals = totalsOf(spans)
        expect(totals.vendor + totals.customer + totals.third_party).toBe(length + 1)
        for (const { from, to, days } of spans) expect(dateRange(from, to)).toHaveLength(days)
      }),
    )
  })

  it('goes to the lowest rank among those who had something in hand', () => {
    fc.assert(
      fc.property(fc.array(claim, { maxLength: 8 }), (claims) => {
        for (const span of waitingLedger(claims, first, addDays(first, 30))) {
          for (const on of dateRange(span.from, span.to)) {
            const open = claims.filter(({ from, until }) => from <= on && (until === null || until > on))
            const best = Math.min(...open.map(({ rank }) => rank))
            const winners = open.filter(({ rank }) => rank === best).map(({ holder }) => holder)
            expect(open.length === 0 ? ['vendor'] : winners).toContain(span.holder)
          }
        }
      }),
    )
  })

  it('is none before the first or after the last', () => {
    expect(waitingLedger([], '2026-04-02', '2026-04-01')).toEqual([])
  })
})

const name = { ja: '作業', en: 'Work' }
const task = (over: Partial<WaitingFacts['tasks'][number]>): WaitingFacts['tasks'][number] => ({
  id: 'task',
  key: 'task',
  name,
  side: 'customer',
  status: 'todo',
  startOn: '2026-04-01',
  dueOn: '2026-04-03',
  doneOn: null,
  dependsOn: [],
  ...over,
})
const facts = (over: Partial<WaitingFacts>): WaitingFacts => ({
  contractStartOn: first,
  kickoffDoneOn: null,
  tasks: [],
  blockers: [],
  comments: [],
  handoff: null,
  exam: null,
  ...over,
})
const daysOf = (over: Partial<WaitingFacts>, to = '2026-04-10') =>
  waitingLedger(claimsOf(facts(over)), first, to).map(({ from, to: end, holder, reason }) => [
    from.slice(8),
    end.slice(8),
    holder,
    reason.code,
  ])

describe('whose days', () => {
  const late = { id: 'theirs', key: 'theirs' }
  const blocker = (ownerSide: 'vendor' | 'customer' | 'third_party', taskIds: string[] = []) => ({
    id: 'blocker',
    title: '審査待ち',
    taskIds,
    steps: [
      { on: '2026-04-04', state: 'raised' as const, ownerSide },
      { on: '2026-04-06', state: 'waiting_customer' as const, ownerSide },
      { on: '2026-04-08', state: 'resolved' as const, ownerSide },
    ],
  })

  it.each<[string, Partial<WaitingFacts>, (string | undefined)[][]]>([
    ['nobody has anything in hand', {}, [['01', '10', 'vendor', 'between_tasks']]],
    [
      'homework is in its window, then late',
      { tasks: [task({})] },
      [
        ['01', '03', 'customer', 'scheduled_task'],
        ['04', '10', 'customer', 'late_task'],
      ],
    ],
    [
      'homework is late and so are we',
      { tasks: [task(late), task({ id: 'ours', key: 'ours', side: 'vendor', dueOn: '2026-04-05' })] },
      [
        ['01', '03', 'vendor', 'scheduled_task'],
        ['04', '05', 'customer', 'late_task'],
        ['06', '10', 'vendor', 'late_task'],
      ],
    ],
    [
      'our late work waits for homework that is still open',
      { tasks: [task(late), task({ id: 'ours', key: 'ours', side: 'vendor', dependsOn: ['theirs'] })] },
      [
        ['01', '03', 'vendor', 'scheduled_task'],
        ['04', '10', 'customer', 'late_task'],
      ],
    ],
    [
      'a blocker goes from a vendor to the customer and is solved',
      { blockers: [blocker('third_party')] },
      [
        ['01', '03', 'vendor', 'between_tasks'],
        ['04', '05', 'third_party', 'blocker'],
        ['06', '07', 'customer', 'blocker'],
        ['08', '10', 'vendor', 'between_tasks'],
      ],
    ],
    [
      'our late work is held back by that blocker',
      {
        tasks: [task({ id: 'ours', key: 'ours', side: 'vendor', startOn: '2026-04-02', dueOn: '2026-04-02' })],
        blockers: [blocker('third_party', ['ours'])],
      },
      [
        ['01', '01', 'vendor', 'between_tasks'],
        ['02', '02', 'vendor', 'scheduled_task'],
        ['03', '03', 'vendor', 'late_task'],
        ['04', '05', 'third_party', 'blocker'],
        ['06', '07', 'customer', 'blocker'],
        ['08', '10', 'vendor', 'late_task'],
      ],
    ],
    [
      'the handoff is pending until it is accepted',
      { handoff: { acceptedOn: '2026-04-04' } },
      [
        ['01', '03', 'vendor', 'handoff'],
        ['04', '10', 'vendor', 'between_tasks'],
      ],
    ],
    [
      'the customer writes, we answer with a question, it does not answer',
      {
        tasks: [task({ startOn: '2026-05-01', dueOn: '2026-05-02' })],
        comments: [
          { taskId: 'task', isCustomers: true, isQuestion: false, on: '2026-04-02' },
          { taskId: 'task', isCustomers: false, isQuestion: true, on: '2026-04-05' },
        ],
      },
      [
        ['01', '01', 'vendor', 'between_tasks'],
        ['02', '04', 'vendor', 'question'],
        ['05', '10', 'customer', 'question'],
      ],
    ],
    [
      'the exam waits for an answer',
      { exam: { openedOn: '2026-04-05', answeredOn: '2026-04-08' } },
      [
        ['01', '04', 'vendor', 'between_tasks'],
        ['05', '07', 'customer', 'exam'],
        ['08', '10', 'vendor', 'between_tasks'],
      ],
    ],
  ])('%s', (_, over, expected) => {
    expect(daysOf(over)).toEqual(expected)
  })

  it('tells questions from statements in both scripts', () => {
    expect(['いつ頃になりますか?', 'When?', 'どうでしょう？'].map(isQuestion)).toEqual([true, true, true])
    expect(isQuestion('お送りしました')).toBe(false)
  })
})

it('shares the days of late joint work by weeks, ours first, however long it stays open', () => {
  const joint = task({ side: 'joint', startOn: '2026-04-01', dueOn: '2026-04-03' })
  const late = (over: Partial<typeof joint>, to: string) =>
    waitingLedger(claimsOf(facts({ tasks: [{ ...joint, ...over }] })), '2026-04-04', to)
      .filter(({ reason }) => reason.code === 'late_task')
      .map(({ holder, days }) => [holder, days])
  expect(late({}, '2026-04-08')).toEqual([['vendor', 5]])
  expect(late({}, '2026-04-24')).toEqual([
    ['vendor', 7],
    ['customer', 7],
    ['vendor', 7],
  ])
  expect(late({ status: 'done', doneOn: '2026-04-15' }, '2026-04-30')).toEqual([
    ['vendor', 7],
    ['customer', 4],
  ])
  const totals = totalsOf(waitingLedger(claimsOf(facts({ tasks: [joint] })), '2026-04-04', '2026-06-30'))
  expect(Math.abs(totals.vendor - totals.customer)).toBeLessThanOrEqual(7)
})
