import type { Context } from '#platform/context/context.ts'
import { endOfMonth, todayIn } from '#platform/kernel/dates.ts'

/** The month of a review (this one unless named), its first day, and the day that it looks at: its last, or today. */
export function reviewMonthOf({ timeZone, clock }: Pick<Context, 'timeZone' | 'clock'>, month: string | undefined) {
  const today = todayIn(timeZone, clock.now())
  const named = month ?? today.slice(0, 7)
  const first = `${named}-01`
  return { month: named, first, on: [endOfMonth(first), today].toSorted()[0] ?? today }
}
