import { describe, expect, test } from 'vitest'
import { orderToday, signalsOf, type TodayAccount, type TodaySignal, valueAtStake } from './today-order.ts'

const accounts = new Map<string, TodayAccount>()
function account(accountId: string, arr: number | null, ownerId = 'me', currency = 'JPY') {
  accounts.set(accountId, { accountId, name: accountId, ownerId, ownerName: ownerId, arr, currency })
}
account('small', 100)
account('large', 900)
account('unknown', null)
account('theirs', 500, 'somebody')
account('dollars', 5000, 'me', 'USD')

const signal = (accountId: string, changes: Partial<TodaySignal> = {}): TodaySignal => ({
  accountId,
  code: 'homework_overdue',
  params: {},
  urgency: 'now',
  dueOn: null,
  days: null,
  to: '/',
  personIds: [],
  ...changes,
})
const namesOf = (signals: readonly TodaySignal[]) => orderToday(signals, accounts).map((item) => item.accountId)

describe('the order of the day', () => {
  test('urgency comes before value', () => {
    expect(namesOf([signal('large', { urgency: 'later' }), signal('small')])).toEqual(['small', 'large'])
  })

  test('among the equally urgent the larger amount comes first, the unknown one last', () => {
    expect(namesOf(['unknown', 'small', 'large'].map((name) => signal(name)))).toEqual(['large', 'small', 'unknown'])
  })

  test('currencies keep together instead of being compared', () => {
    expect(namesOf(['small', 'dollars', 'large'].map((name) => signal(name)))).toEqual(['large', 'small', 'dollars'])
  })

  test('equal amounts go by the longest overdue', () => {
    account('a', 100)
    account('b', 100)
    expect(namesOf([signal('a', { days: -1 }), signal('b', { days: -9 })])).toEqual(['b', 'a'])
  })

  test('a customer is one line, as urgent as its most urgent reason', () => {
    const [item, ...others] = orderToday(
      [
        signal('small', { code: 'renewal', urgency: 'later', days: 50 }),
        signal('small', { code: 'day_90', days: 0 }),
        signal('small', { code: 'homework_overdue', days: -3 }),
      ],
      accounts,
    )
    expect(others).toEqual([])
    expect(item).toMatchObject({ urgency: 'now' })
    expect(item?.reasons.map((reason) => reason.code)).toEqual(['homework_overdue', 'day_90', 'renewal'])
  })

  test('customers that are gone are left out', () => {
    expect(namesOf([signal('archived')])).toEqual([])
  })
})

test('mine are those of my customers and those that name me', () => {
  const signals = [signal('small'), signal('theirs'), signal('theirs', { code: 'handoff', personIds: [null, 'me'] })]
  expect(signalsOf('me', signals, accounts).map((each) => [each.accountId, each.code])).toEqual([
    ['small', 'homework_overdue'],
    ['theirs', 'handoff'],
  ])
})

test('the value at stake counts every customer once, by currency', () => {
  const items = orderToday(
    [signal('small'), signal('small', { code: 'day_90' }), signal('large'), signal('dollars'), signal('unknown')],
    accounts,
  )
  expect(valueAtStake(items)).toEqual([
    { currency: 'JPY', amount: 1000 },
    { currency: 'USD', amount: 5000 },
  ])
})
