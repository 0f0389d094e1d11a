import { wallClockIn } from '#platform/kernel/dates.ts'

interface Happening {
  occurredAt: string
}

export interface DayOf<Entry> {
  date: string
  entries: { entry: Entry; time: string }[]
}

/** Entries under the days on which they happened in the zone, in the order given. */
export function daysOf<Entry extends Happening>(entries: readonly Entry[], timeZone: string): DayOf<Entry>[] {
  const days: DayOf<Entry>[] = []
  for (const entry of entries) {
    const { date, time } = wallClockIn(timeZone, Date.parse(entry.occurredAt))
    const last = days.at(-1)
    if (last?.date === date) last.entries.push({ entry, time })
    else days.push({ date, entries: [{ entry, time }] })
  }
  return days
}
