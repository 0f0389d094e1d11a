import { type BusinessCalendar, businessDaysBetween, nextBusinessDay } from '#platform/kernel/calendar.ts'
import type { PlainDateString } from '#platform/kernel/dates.ts'
import type { Side, TaskStatus } from '../task.ts'
import type { TaskDates } from './bounds.ts'
import { earlierOf } from './days.ts'
import type { Dependent } from './link.ts'

/** A task of a running project as the plan's arithmetic takes it. */
export interface ProjectTask extends Dependent, TaskDates {
  side: Side
  status: TaskStatus
  /** The day it was done, where known. */
  doneOn?: PlainDateString | null
  /** Fixed by hand: re-planning leaves it where it is. */
  isPinned: boolean
  /**
   * Working days that it takes, the first and the last counted, on the calendar that it was planned with. Where unknown it
   * is measured from its dates, which is right as long as that calendar has not changed.
   */
  workDays?: number | null
}

/** Days from the first to the last of the work: 0 when it begins and ends on one day. */
export function lengthOf(task: ProjectTask, calendar: BusinessCalendar): number {
  if (typeof task.workDays === 'number') return Math.max(0, task.workDays - 1)
  return measuredLength(calendar, task)
}

export function measuredLength(calendar: BusinessCalendar, { startOn, dueOn }: TaskDates): number {
  return Math.max(0, businessDaysBetween(calendar, nextBusinessDay(calendar, startOn), dueOn))
}

/** When the work begins and ends for those that wait for it; undefined where nobody waits any more. */
export function datesForOthers(task: ProjectTask): TaskDates | undefined {
  if (task.status === 'skipped') return undefined
  if (task.status !== 'done') return task
  const dueOn = task.doneOn ?? task.dueOn
  return { startOn: earlierOf(task.startOn, dueOn), dueOn }
}
