import { type RawBuilder, sql } from 'kysely'
import { type BusinessCalendar, isBusinessDay } from '#platform/kernel/calendar.ts'
import { addDays, dateRange, type PlainDateString } from '#platform/kernel/dates.ts'

const reachDays = 1_100

/**
 * Counts business days inside a statement over all customers, by place among the workspace's own open days; a customer's
 * days off are left aside. As `businessDaysBetween` where `to` is not earlier; else 0. Further than three years from
 * `asOf` no more days are counted. Neither day may be null: 0 would be counted.
 */
export function countOpenDays(calendar: BusinessCalendar, asOf: PlainDateString) {
  const days = dateRange(addDays(asOf, -reachDays), addDays(asOf, reachDays)).filter((day) =>
    isBusinessDay(calendar, day),
  )
  const open = sql`${days}::date[]`
  return (from: RawBuilder<unknown>, to: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`greatest(0, width_bucket(${to}, ${open}) - width_bucket(${from}, ${open}))`
}
export type OpenDayCount = ReturnType<typeof countOpenDays>
