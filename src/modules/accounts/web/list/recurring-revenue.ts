import { addMoney, type Money } from '#platform/kernel/money.ts'
import type { AccountRow } from '../../contract.ts'

/** Recurring revenue of the rows, an amount a currency. */
export function recurringRevenue(rows: readonly Pick<AccountRow, 'arr' | 'currency'>[]): Money[] {
  const sums = new Map<string, Money>()
  for (const { arr, currency } of rows) {
    if (arr === null) continue
    const amount = { amountMinor: arr, currency }
    const sum = sums.get(currency)
    sums.set(currency, sum ? addMoney(sum, amount) : amount)
  }
  return [...sums.values()]
}
