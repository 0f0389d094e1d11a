import { businessDaysBetween, nextBusinessDay, previousBusinessDay } from '#platform/kernel/calendar.ts'
import type { PlainDateString } from '#platform/kernel/dates.ts'
import { invalid } from '#platform/kernel/errors.ts'
import type { Anchor } from './anchor.ts'
import { layOut, programWindows, type SchedulableTask, type Schedule, type ScheduleBasis } from './schedule.ts'
import type { SideCalendars } from './side-calendars.ts'

export type ScheduleConflictCode =
  | 'value_date_before_start'
  | 'value_date_missed'
  | 'window_shortened'
  | 'kickoff_before_start'
  | 'kickoff_on_closed_day'
  | 'kickoff_before_preparation_ends'

export interface ScheduleConflict {
  code: ScheduleConflictCode
  taskKey: string
  /** By how many business days. */
  days: number
}

export interface BackwardSchedule {
  schedule: Schedule
  /** Business days by which the value date comes before the day that the program would reach by itself. */
  compressedByDays: number
  conflicts: ScheduleConflict[]
}

/**
 * The plan that follows from the agreed value date: the value task is due on it (on the open day before, if closed), the
 * work before it is laid back from there but never before the contract's start, the work of the first two weeks stays in
 * them, and the work after it keeps its distance. Where it does not fit, all windows shrink alike and `conflicts` says
 * what that costs. `basis.anchors` binds earlier points, such as the kickoff. Throws invalid
 * `onboarding.value_task_unknown`, `onboarding.dependency_cycle`.
 */
export function scheduleBackward(
  tasks: readonly SchedulableTask[],
  value: { taskKey: string; dueOn: PlainDateString },
  basis: ScheduleBasis,
): BackwardSchedule {
  const { calendars, anchors = [], pins } = basis
  const task = tasks.find(({ key }) => key === value.taskKey)
  const window = programWindows(tasks).get(value.taskKey)
  if (task === undefined || window === undefined) throw invalid('onboarding.value_task_unknown', { key: value.taskKey })

  const dayZero = nextBusinessDay(calendars.vendor, basis.contractStart)
  const valueOn = previousBusinessDay(calendars[task.side], value.dueOn)
  const available = Math.max(0, businessDaysBetween(calendars.vendor, dayZero, valueOn))
  const allPins = new Map([...(pins ?? []), [value.taskKey, { dueOn: valueOn }]])
  const anchored = (before: number) => {
    const anchor: Anchor = { offset: window.due, before, after: available }
    return layOut(tasks, { ...basis, pins: allPins, anchors: [...anchors, anchor] })
  }
  const daysLate = (schedule: Schedule) => {
    const dueOn = schedule.get(value.taskKey)?.dueOn ?? valueOn
    return dueOn <= valueOn ? 0 : Math.max(1, businessDaysBetween(calendars.vendor, valueOn, dueOn))
  }

  // Days that only the customer is closed push work past the value date: aim as much earlier as it takes.
  let schedule = anchored(available)
  for (let before = available - 1; before >= 0 && daysLate(schedule) > 0; before--) schedule = anchored(before)

  const conflicts = shortenedWindows(tasks, schedule, basis)
  const missedBy = daysLate(schedule)
  if (missedBy > 0) conflicts.unshift({ code: 'value_date_missed', taskKey: value.taskKey, days: missedBy })
  if (valueOn < dayZero) {
    const days = businessDaysBetween(calendars.vendor, valueOn, dayZero)
    conflicts.unshift({ code: 'value_date_before_start', taskKey: value.taskKey, days })
  }
  return { schedule, compressedByDays: daysLate(layOut(tasks, basis)), conflicts }
}

function shortenedWindows(
  tasks: readonly SchedulableTask[],
  schedule: Schedule,
  { calendars, pins }: { calendars: SideCalendars; pins?: ScheduleBasis['pins'] },
): ScheduleConflict[] {
  const windows = programWindows(tasks)
  return tasks.flatMap(({ key, side }) => {
    const dates = schedule.get(key)
    const window = windows.get(key)
    if (dates === undefined || window === undefined || pins?.get(key)?.startOn !== undefined) return []
    const length = businessDaysBetween(calendars[side], dates.startOn, dates.dueOn)
    const days = window.due - window.start - length
    return days > 0 ? [{ code: 'window_shortened', taskKey: key, days } as const] : []
  })
}
