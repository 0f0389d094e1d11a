import { daysBetween, todayIn } from '#platform/kernel/dates.ts'

/** No zone's offset changes within a quarter of an hour of UTC. */
const quarter = 15 * 60_000
const kept = 20_000

/**
 * Tells on which day of a zone an instant falls (in days since 1970-01-01), quickly for many: the calendar is asked once a
 * quarter of an hour.
 */
export function createDayReader(timeZone: string): (instant: number) => number {
  const days = new Map<number, number>()
  return (instant) => {
    const slot = Math.floor(instant / quarter)
    const known = days.get(slot)
    if (known !== undefined) return known
    if (days.size >= kept) days.clear()
    const day = daysBetween('1970-01-01', todayIn(timeZone, slot * quarter))
    days.set(slot, day)
    return day
  }
}
