import type pg from 'pg'
import { addMonths, compareDates, startOfMonth } from '#platform/kernel/dates.ts'
import type { PackedCall } from './take-in-queries.ts'

/** Those that this process knows to be there; partitions are only ever dropped long after their month is taken in. */
const known = new Set<string>()

const dayOf = (instant: number) => new Date(instant).toISOString().slice(0, 10)

/** The months that calls need partitions of. What claims to be of a later one than the next waits in the undated one. */
export function monthsOf(calls: readonly PackedCall[]): string[] {
  const months = new Set<string>()
  for (const { receivedAt, otherTimes } of calls) {
    const month = startOfMonth(dayOf(receivedAt))
    months.add(month)
    const latest = addMonths(month, 2)
    for (const time of otherTimes) {
      const claimed = startOfMonth(dayOf(time))
      if (compareDates(claimed, latest) < 0) months.add(claimed)
    }
  }
  return [...months]
}

/** Makes what is missing, in statements of their own: a write must not hold the lock that this takes. */
export async function ensureMonths(pool: pg.Pool, months: readonly string[]): Promise<void> {
  for (const month of months) {
    if (known.has(month)) continue
    await pool.query('select usage.ensure_month($1::date)', [month])
    known.add(month)
  }
}
