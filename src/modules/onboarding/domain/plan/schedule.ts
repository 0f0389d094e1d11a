import { addBusinessDays, nextBusinessDay } from '#platform/kernel/calendar.ts'
import type { PlainDateString } from '#platform/kernel/dates.ts'
import { boundsOf, type TaskDates } from '../network/bounds.ts'
import { laterOf } from '../network/days.ts'
import { type Dependent, isFromFinish, isToStart } from '../network/link.ts'
import { inDependencyOrder } from '../network/order.ts'
import type { Side } from '../task.ts'
import { type Anchor, anchoredOffset } from './anchor.ts'
import type { SideCalendars } from './side-calendars.ts'

export interface SchedulableTask extends Dependent {
  side: Side
  startOffset: number
  dueOffset: number
}

/** Task key → dates. */
export type Schedule = ReadonlyMap<string, TaskDates>

/** Days on which a task must end, or also begin, whatever its offsets say; predecessors may still push it further. */
export type Pins = ReadonlyMap<string, { startOn?: PlainDateString; dueOn: PlainDateString }>

/** Two weeks from the contract's start, in the days that the program counts. */
export const frontLoadDays = 10

export interface ScheduleBasis {
  /** Day 0; the next business day where it is closed. */
  contractStart: PlainDateString
  calendars: SideCalendars
  anchors?: readonly Anchor[]
  /** Days from the start whose work stays early when a later anchor leaves room. */
  frontLoad?: number
  pins?: Pins
}

/**
 * Dates of tasks by their offsets. Offsets are counted on the vendor's calendar, so that a program of 12 weeks stays one
 * for a customer who closes on Wednesdays; each task then begins and ends on days that its own side is open, keeps its
 * length in that side's working days, and keeps its links to what it waits for. Where a program lets work begin
 * before its predecessors end, the due day stands and the window is narrower.
 */
export function layOut(tasks: readonly SchedulableTask[], basis: ScheduleBasis): Schedule {
  const { calendars, anchors = [], frontLoad = frontLoadDays, pins } = basis
  const dayZero = nextBusinessDay(calendars.vendor, basis.contractStart)
  const schedule = new Map<string, TaskDates>()
  const windows = programWindows(tasks)
  for (const task of inDependencyOrder(tasks)) {
    const window = windows.get(task.key) ?? { start: task.startOffset, due: task.dueOffset }
    const start = anchoredOffset(anchors, frontLoad, window.start)
    const due = anchoredOffset(anchors, frontLoad, window.due)
    // Room that a late anchor makes in a window is a margin, not work.
    const length = Math.min(due - start, window.due - window.start)
    const pin = pins?.get(task.key)
    const calendar = calendars[task.side]
    const bounds = boundsOf(task.dependsOn, (key) => schedule.get(key), calendar)
    const earliest = pin?.startOn ?? addBusinessDays(calendars.vendor, dayZero, start)
    const begins = nextBusinessDay(calendar, laterOf(earliest, bounds.startOn))
    const ends =
      pin?.startOn === undefined
        ? [addBusinessDays(calendars.vendor, dayZero, due), addBusinessDays(calendar, begins, length)]
        : []
    const wishedEnd = nextBusinessDay(calendar, laterOf(begins, ...ends, ...(pin ? [pin.dueOn] : [])))
    const dueOn = bounds.dueOn > wishedEnd ? nextBusinessDay(calendar, bounds.dueOn) : wishedEnd
    // Work that is held back at its end begins later, too, rather than taking longer.
    const startOn =
      dueOn === wishedEnd || pin !== undefined ? begins : laterOf(begins, addBusinessDays(calendar, dueOn, -length))
    schedule.set(task.key, { startOn, dueOn })
  }
  return schedule
}

/** Each task's window in the program, begun and ended no sooner than its links to its predecessors' windows allow. */
export function programWindows(tasks: readonly SchedulableTask[]): Map<string, { start: number; due: number }> {
  const windows = new Map<string, { start: number; due: number }>()
  for (const task of inDependencyOrder(tasks)) {
    let { startOffset: start, dueOffset: end } = task
    for (const link of task.dependsOn) {
      const window = windows.get(link.task)
      if (window === undefined) continue
      const from = (isFromFinish(link) ? window.due : window.start) + link.lag
      if (isToStart(link)) start = Math.max(start, from)
      else end = Math.max(end, from)
    }
    windows.set(task.key, { start, due: Math.max(start, end) })
  }
  return windows
}

/** The plan that follows from the contract's start alone. Throws invalid `onboarding.dependency_cycle`. */
export function scheduleForward(
  tasks: readonly SchedulableTask[],
  contractStart: PlainDateString,
  calendars: SideCalendars,
): Schedule {
  return layOut(tasks, { contractStart, calendars })
}
