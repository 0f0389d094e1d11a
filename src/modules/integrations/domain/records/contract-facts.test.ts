import { expect, it } from 'vitest'
import { contractFactsOf, phasesAfterChurn, type Subscription } from './contract-facts.ts'

const subscription = (startOn: string, more: Partial<Subscription> = {}): Subscription => ({
  startOn,
  endOn: null,
  plan: 'Pro',
  seats: 10,
  mrr: 1_000,
  currency: 'JPY',
  isTrial: false,
  billing: 'annual',
  autoRenewal: true,
  ...more,
})

it('sums what runs, begins with the first that was paid and renews at the next end of a year', () => {
  const all = [
    subscription('2024-01-01', { isTrial: true }),
    subscription('2024-02-29', { endOn: '2024-12-31' }),
    subscription('2025-03-10', { plan: 'Enterprise', mrr: 5_000 }),
    subscription('2025-06-01', { billing: 'monthly', autoRenewal: false }),
  ]
  expect(contractFactsOf(all, '2026-03-10')).toEqual({
    contractStartOn: '2024-02-29',
    renewalOn: '2027-03-10',
    seats: 20,
    plan: 'Enterprise',
    mrr: 6_000,
    arr: 72_000,
    currency: 'JPY',
    autoRenewal: false,
  })
})

it('renews by the month where nothing is yearly, ends with the last one, and says nothing of trials', () => {
  const monthly = subscription('2026-01-31', { billing: 'monthly' })
  expect(contractFactsOf([monthly], '2026-02-10')?.renewalOn).toBe('2026-02-28')
  const ended = subscription('2025-01-01', { endOn: '2025-06-30' })
  expect(contractFactsOf([ended], '2026-02-10')).toMatchObject({ renewalOn: '2025-06-30', mrr: null, seats: null })
  expect(contractFactsOf([subscription('2025-01-01', { isTrial: true })], '2026-02-10')).toBeUndefined()
  expect(contractFactsOf([], '2026-02-10')).toBeUndefined()
})

it('tells who left and who came back', () => {
  const churn = (churnedOn: string, reason: string | null = 'budget') => ({ churnedOn, reason, note: null })
  const starts = [subscription('2024-01-01'), subscription('2024-08-01'), subscription('2024-09-01', { isTrial: true })]
  expect(phasesAfterChurn([churn('2024-10-01', null), churn('2024-05-01')], starts)).toEqual([
    { phase: 'churned', since: '2024-05-01', reason: 'budget' },
    { phase: 'won_back', since: '2024-08-01', reason: null },
    { phase: 'churned', since: '2024-10-01', reason: null },
  ])
  expect(phasesAfterChurn([], starts)).toEqual([])
})
