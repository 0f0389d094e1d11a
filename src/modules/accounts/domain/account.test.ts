import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type AccountFigures,
  accountErrors,
  closesCircle,
  daysToRenewal,
  noticeDeadline,
  recurringAmounts,
} from './account.ts'

const figures: AccountFigures = {
  contractStartOn: '2026-04-01',
  renewalOn: '2027-04-01',
  seats: 50,
  employeeCount: 300,
  mrr: 100_000,
  arr: 1_200_000,
}

describe('invariants', () => {
  test.each<[string, Partial<AccountFigures>, string[]]>([
    ['as it should be', {}, []],
    [
      'nothing known',
      { contractStartOn: null, renewalOn: null, seats: null, employeeCount: null, mrr: null, arr: null },
      [],
    ],
    ['renewal on the day of the start', { renewalOn: '2026-04-01' }, ['renewalOn']],
    ['renewal before the start', { renewalOn: '2026-03-31' }, ['renewalOn']],
    ['renewal without a start', { contractStartOn: null, renewalOn: '2020-01-01' }, []],
    ['no seats yet', { seats: 0 }, []],
    ['negative seats', { seats: -1 }, ['seats']],
    ['half a seat', { seats: 0.5 }, ['seats']],
    ['a negative and an inexact amount', { mrr: -1, arr: 2 ** 53 }, ['mrr', 'arr']],
    ['not a number', { employeeCount: Number.NaN }, ['employeeCount']],
  ])('%s', (_, change, paths) => {
    expect(accountErrors({ ...figures, ...change }).map((error) => error.path)).toEqual(paths)
  })
})

describe('recurring amounts', () => {
  test.each([
    [100_000, null, { mrr: 100_000, arr: 1_200_000, differs: false }],
    [null, 1_200_000, { mrr: 100_000, arr: 1_200_000, differs: false }],
    [null, 1_000_000, { mrr: 83_333, arr: 1_000_000, differs: false }],
    [83_333, 1_000_000, { mrr: 83_333, arr: 1_000_000, differs: false }],
    [100_000, 1_100_000, { mrr: 100_000, arr: 1_100_000, differs: true }],
    [0, null, { mrr: 0, arr: 0, differs: false }],
    [null, null, { mrr: null, arr: null, differs: false }],
  ])('MRR %s and ARR %s', (mrr, arr, expected) => {
    expect(recurringAmounts({ mrr, arr })).toEqual(expected)
  })

  test('what was filled in agrees with what was given', () => {
    fc.assert(
      fc.property(fc.nat(), (amount) => {
        expect(recurringAmounts(recurringAmounts({ mrr: null, arr: amount })).differs).toBe(false)
        expect(recurringAmounts(recurringAmounts({ mrr: amount, arr: null })).differs).toBe(false)
      }),
    )
  })
})

test.each([
  ['2026-07-01', 1],
  ['2026-06-30', 0],
  ['2026-06-29', -1],
])('renewal on %s is %d days off', (renewalOn, days) => {
  expect(daysToRenewal(renewalOn, '2026-06-30')).toBe(days)
})

test.each([
  ['2027-03-31', { count: 1, unit: 'month' }, '2027-02-28'],
  ['2028-03-31', { count: 1, unit: 'month' }, '2028-02-29'],
  ['2027-03-31', { count: 3, unit: 'month' }, '2026-12-31'],
  ['2027-03-31', { count: 30, unit: 'day' }, '2027-03-01'],
  ['2027-03-31', { count: 0, unit: 'day' }, '2027-03-31'],
] as const)('notice for %s, %j before, is due on %s', (renewalOn, notice, deadline) => {
  expect(noticeDeadline(renewalOn, notice)).toBe(deadline)
})

test.each([
  ['itself', 'a', 'a', true],
  ['its child', 'a', 'b', true],
  ['its grandchild', 'a', 'c', true],
  ['a stranger', 'a', 'd', false],
  ['its parent again', 'b', 'a', false],
])('as parent %s', (_, id, parentId, isCircle) => {
  const parents = new Map([
    ['a', null],
    ['b', 'a'],
    ['c', 'b'],
    ['d', null],
  ])
  expect(closesCircle(parents, id, parentId)).toBe(isCircle)
})

test('a circle that is there already does not hang', () => {
  expect(
    closesCircle(
      new Map([
        ['x', 'y'],
        ['y', 'x'],
      ]),
      'a',
      'x',
    ),
  ).toBe(true)
})
