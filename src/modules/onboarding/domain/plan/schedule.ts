import { addBusinessDays, nextBusinessDay } from '#platform/kernel/calendar.ts'
import type { PlainDateString } from '#platform/kernel/dates.ts'
import type { Side } from '../task.ts'
import { type Anchor, anchoredOffset } from './anchor.ts'
import { type Dependent, inDependencyOrder } from './dependency.ts'
import { endOfWork, laterOf, type SideCalendars } from './side-calendars.ts'

export interface SchedulableTask extends Dependent {
  side: Side
  startOffset: number
  dueOffset: number
}

export interface TaskDates {
  startOn: PlainDateString
  dueOn: PlainDateString
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
 * length in that side's working days, and never begins before its predecessors end. Where a program lets work begin
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
    const predecessorEnds = task.dependsOn.flatMap((key) => schedule.get(key)?.dueOn ?? [])
    const earliest = pin?.startOn ?? addBusinessDays(calendars.vendor, dayZero, start)
    const startOn = nextBusinessDay(calendars[task.side], laterOf(earliest, ...predecessorEnds))
    const ends =
      pin?.startOn === undefined
        ? [addBusinessDays(calendars.vendor, dayZero, due), endOfWork(calendars, task.side, startOn, length)]
        : []
    const dueOn = nextBusinessDay(calendars[task.side], laterOf(startOn, ...ends, ...(pin ? [pin.dueOn] : [])))
    schedule.set(task.key, { startOn, dueOn })
  }
  return schedule
}

/** Each task's window in the program, begun no sooner than its predecessors are due. */
export function programWindows(tasks: readonly SchedulableTask[]): Map<string, { start: number; due: number }> {
  const windows = new Map<string, { start: number; due: number }>()
  for (const task of inDependencyOrder(tasks)) {
    const start = Math.max(task.startOffset, ...task.dependsOn.map((key) => windows.get(key)?.due ?? 0))
    windows.set(task.key, { start, due: Math.max(start, task.dueOffset) })
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
