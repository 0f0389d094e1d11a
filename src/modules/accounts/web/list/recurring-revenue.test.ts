import { expect, it } from 'vitest'
import { recurringRevenue } from './recurring-revenue.ts'

it.each([
  { what: 'nobody', rows: [], sums: [] },
  { what: 'nothing known', rows: [{ arr: null, currency: 'JPY' }], sums: [] },
  {
    what: 'two currencies',
    rows: [
      { arr: 1_200_000, currency: 'JPY' },
      { arr: 99_00, currency: 'USD' },
      { arr: null, currency: 'EUR' },
      { arr: 800_000, currency: 'JPY' },
    ],
    sums: [
      { amountMinor: 2_000_000, currency: 'JPY' },
      { amountMinor: 99_00, currency: 'USD' },
    ],
  },
])('$what', ({ rows, sums }) => {
  expect(recurringRevenue(rows)).toEqual(sums)
})
