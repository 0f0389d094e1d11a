import {
  addBusinessDays,
  type BusinessCalendar,
  businessDaysBetween,
  previousBusinessDay,
} from '#platform/kernel/calendar.ts'
import type { PlainDateString } from '#platform/kernel/dates.ts'
import { invalid } from '#platform/kernel/errors.ts'
import type { TaskDates } from '../network/bounds.ts'
import { laterOf } from '../network/days.ts'
import type { ProjectTask } from '../network/project-task.ts'
import { scheduleBackward } from '../plan/backward.ts'
import { isOpen } from '../task.ts'
import type { PlanState } from './plan-state.ts'
import type { Wish } from './propagate.ts'

/**
 * Where the open work goes so that the value task is due on another agreed day: laid back from there as a plan is at its
 * start, from today on, with the lengths and distances it has now. Where there is more room the work of the next two weeks
 * stays; where there is less, all of it is pressed together evenly. Work that has begun keeps its first day; finished and
 * pinned work is not in it, and a pinned value task keeps the whole plan. Throws invalid
 * `onboarding.value_date_before_start` for a day that is over.
 */
export function valueDateWishes(
  { tasks, calendars, valueTaskKey, today }: PlanState,
  on: PlainDateString,
): { wishes: Map<string, Wish>; pins: string[] } {
  if (on < today) throw invalid('onboarding.value_date_before_start')
  const wishes = new Map<string, Wish>()
  const value = tasks.get(valueTaskKey)
  if (value === undefined || !isOpen(value)) return { wishes, pins: [] }
  if (value.dueOn === previousBusinessDay(calendars[value.side], on)) return { wishes, pins: [] }
  if (value.isPinned) return { wishes, pins: [value.key] }
  const movable = [...tasks.values()].filter((task) => isOpen(task) && !task.isPinned)
  const work = movable.map(({ key, side, status, startOn, dueOn, dependsOn }) => {
    const startOffset = startOn <= today ? 0 : businessDaysBetween(calendars.vendor, today, startOn)
    // What should have begun takes as long as it would have; of what has begun the rest is left.
    const from = status === 'doing' && startOn < today ? today : startOn
    const length = dueOn <= from ? 0 : businessDaysBetween(calendars.vendor, from, dueOn)
    return { key, side, dependsOn, startOffset, dueOffset: startOffset + length }
  })
  const { schedule } = scheduleBackward(work, { taskKey: valueTaskKey, dueOn: on }, { contractStart: today, calendars })
  for (const task of movable) {
    const placed = schedule.get(task.key)
    if (placed === undefined) continue
    const isValue = task.key === valueTaskKey
    const to = notLonger(task, placed, { calendar: calendars[task.side], today, isValue })
    const startOn = task.status === 'doing' ? task.startOn : to.startOn
    if (startOn === task.startOn && to.dueOn === task.dueOn) continue
    wishes.set(task.key, { startOn, dueOn: to.dueOn, cause: isValue ? 'asked' : 'shifted' })
  }
  return { wishes, pins: [] }
}

/** Room between work that stays and work that moves is a margin, not more work; what leads to the value date ends on it. */
function notLonger(
  task: ProjectTask,
  { startOn, dueOn }: TaskDates,
  { calendar, today, isValue }: { calendar: BusinessCalendar; today: PlainDateString; isValue: boolean },
): TaskDates {
  const from = task.status === 'doing' ? laterOf(task.startOn, today) : task.startOn
  const length = task.dueOn <= from ? 0 : businessDaysBetween(calendar, from, task.dueOn)
  if (businessDaysBetween(calendar, startOn, dueOn) <= length) return { startOn, dueOn }
  return isValue
    ? { startOn: addBusinessDays(calendar, dueOn, -length), dueOn }
    : { startOn, dueOn: addBusinessDays(calendar, startOn, length) }
}
