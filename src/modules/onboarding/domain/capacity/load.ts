import { type BusinessCalendar, isBusinessDay, nextBusinessDay } from '#platform/kernel/calendar.ts'
import { addDays, dateRange, type PlainDateString, startOfWeek } from '#platform/kernel/dates.ts'
import { laterOf } from '../network/days.ts'

/** Work that is still to do, with who does it and how long it takes. */
export interface LoadTask {
  key: string
  person: string
  startOn: PlainDateString
  dueOn: PlainDateString
  effortMinutes: number
}

export interface WeekLoad {
  /** The Monday. */
  weekOn: PlainDateString
  minutes: number
  /** What the person can give on that week's working days; a week of holidays has none. */
  capacityMinutes: number
  isOver: boolean
  taskKeys: string[]
}

export interface LoadBasis {
  calendar: BusinessCalendar
  /** Work that should be done by now is all still to do on this day. */
  today: PlainDateString
  /** Of a week with five working days. */
  minutesPerWeek: number
}

/** Rounding must not make a full week an overfull one. */
const tolerance = 1

/**
 * Minutes of work a week of one person: each task spread evenly over the working days that are left of it. Weeks come in
 * order from the first to the last with work.
 */
export function loadByWeek(tasks: readonly LoadTask[], basis: LoadBasis): WeekLoad[] {
  const weeks = new Map<PlainDateString, { minutes: number; keys: Set<string> }>()
  for (const task of tasks) {
    if (task.effortMinutes <= 0) continue
    const days = workingDaysOf(task, basis)
    for (const day of days) {
      const weekOn = startOfWeek(day)
      const week = weeks.get(weekOn) ?? { minutes: 0, keys: new Set() }
      week.minutes += task.effortMinutes / days.length
      week.keys.add(task.key)
      weeks.set(weekOn, week)
    }
  }
  const known = [...weeks.keys()].toSorted()
  const [first] = known
  const last = known.at(-1)
  if (first === undefined || last === undefined) return []
  return dateRange(first, last)
    .filter((day) => startOfWeek(day) === day)
    .map((weekOn) => {
      const { minutes = 0, keys = new Set<string>() } = weeks.get(weekOn) ?? {}
      const capacityMinutes = capacityOf(weekOn, basis)
      return {
        weekOn,
        minutes: Math.round(minutes),
        capacityMinutes,
        isOver: minutes > capacityMinutes + tolerance,
        taskKeys: [...keys],
      }
    })
}

/** Minutes beyond what the weeks can take. */
export function overload(weeks: readonly WeekLoad[]): number {
  return weeks.reduce((sum, week) => sum + Math.max(0, week.minutes - week.capacityMinutes), 0)
}

function capacityOf(weekOn: PlainDateString, { calendar, minutesPerWeek }: LoadBasis): number {
  const open = dateRange(weekOn, addDays(weekOn, 6)).filter((day) => isBusinessDay(calendar, day)).length
  return Math.round((minutesPerWeek * Math.min(open, 5)) / 5)
}

function workingDaysOf(task: LoadTask, { calendar, today }: LoadBasis): PlainDateString[] {
  const from = laterOf(task.startOn, today)
  const days = dateRange(from, task.dueOn).filter((day) => isBusinessDay(calendar, day))
  return days.length > 0 ? days : [nextBusinessDay(calendar, laterOf(task.dueOn, today))]
}
