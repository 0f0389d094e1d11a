import {
  addBusinessDays,
  businessDaysBetween,
  nextBusinessDay,
  previousBusinessDay,
} from '#platform/kernel/calendar.ts'
import type { PlainDateString } from '#platform/kernel/dates.ts'
import type { SideCalendars } from '../plan/side-calendars.ts'
import { isOpen } from '../task.ts'
import { boundsOf, latestBefore, placeWork, type TaskDates } from './bounds.ts'
import { laterOf } from './days.ts'
import { isFromFinish, isToStart, type Link } from './link.ts'
import { inDependencyOrder } from './order.ts'
import { datesForOthers, lengthOf, type ProjectTask } from './project-task.ts'

/** What sets the day on which a task begins or ends. `waitsFor` is the predecessor that holds it there. */
export interface DateReason {
  kind: 'done' | 'pinned' | 'waits_for' | 'first_plan' | 'moved'
  waitsFor: string | null
}

export interface TaskAnalysis {
  /** The soonest that the links allow, begun no sooner than the basis says. */
  early: TaskDates
  /** The latest that still lets the value task end on its day; null where the task does not lead to it. */
  late: TaskDates | null
  /** Business days of its side by which it may end later without moving the value task (total float). */
  totalSlack: number | null
  /** Business days of its side by which it may end later without moving any task that waits for it (free float). */
  freeSlack: number | null
  /** On the longest way to the value task: every day of delay is one of the value date. */
  isCritical: boolean
  reason: DateReason
}

export interface AnalysisBasis {
  valueTaskKey: string
  calendars: SideCalendars
  /** Nothing that is not begun can begin before this day. */
  from: PlainDateString
}

/**
 * The critical path method on the plan as it is dated, over all four kinds of links and each side's calendar: one pass
 * forwards, one backwards, in time linear to tasks and links. Throws invalid `onboarding.dependency_cycle`.
 */
export function analysePlan(
  tasks: readonly (ProjectTask & { baselineStartOn?: PlainDateString })[],
  basis: AnalysisBasis,
): ReadonlyMap<string, TaskAnalysis> {
  const ordered = inDependencyOrder(tasks)
  const early = earlyDates(ordered, basis)
  const { late, slack } = lateDates(ordered, basis)
  const free = freeSlack(ordered, basis.calendars)
  const planned = new Map(tasks.map((task) => [task.key, datesForOthers(task)]))
  return new Map(
    tasks.map((task) => {
      const dates = { startOn: task.startOn, dueOn: task.dueOn }
      const totalSlack = slack.get(task.key) ?? null
      const analysis: TaskAnalysis = {
        early: early.get(task.key) ?? dates,
        late: late.get(task.key) ?? null,
        totalSlack,
        freeSlack: free.get(task.key) ?? null,
        isCritical: totalSlack === 0,
        reason: reasonOf(task, planned, basis.calendars),
      }
      return [task.key, analysis]
    }),
  )
}

function earlyDates(ordered: readonly ProjectTask[], { calendars, from }: AnalysisBasis) {
  const early = new Map<string, TaskDates>()
  const skipped = new Set<string>()
  for (const task of ordered) {
    const calendar = calendars[task.side]
    if (task.status === 'skipped') skipped.add(task.key)
    if (!isOpen(task) || task.isPinned || task.status === 'doing') {
      early.set(task.key, datesForOthers(task) ?? { startOn: task.startOn, dueOn: task.dueOn })
      continue
    }
    const datesOf = (key: string) => (skipped.has(key) ? undefined : early.get(key))
    const bounds = boundsOf(task.dependsOn, datesOf, calendar)
    const earliest = laterOf(from, bounds.startOn)
    early.set(task.key, placeWork(calendar, lengthOf(task, calendar), { earliest, dueOn: bounds.dueOn }))
  }
  return early
}

/** From the value task back; each predecessor no later than the least of what its successors allow. */
function lateDates(ordered: readonly ProjectTask[], { calendars, valueTaskKey }: AnalysisBasis) {
  const byKey = new Map(ordered.map((task) => [task.key, task]))
  const late = new Map<string, TaskDates>()
  const slack = new Map<string, number>()
  const latestDue = new Map<string, PlainDateString>()
  const value = byKey.get(valueTaskKey)
  if (value !== undefined) latestDue.set(valueTaskKey, value.dueOn)
  for (const task of ordered.toReversed()) {
    const latest = latestDue.get(task.key)
    if (latest === undefined || !isOpen(task)) continue
    const calendar = calendars[task.side]
    const open = previousBusinessDay(calendar, latest)
    // A plan that already breaks a link has no room; less than none is not a margin that anybody can plan with.
    const dueOn = laterOf(task.dueOn, open)
    const length = lengthOf(task, calendar)
    const startOn = length === 0 ? dueOn : addBusinessDays(calendar, dueOn, -length)
    late.set(task.key, { startOn, dueOn })
    slack.set(task.key, Math.max(0, businessDaysBetween(calendar, task.dueOn, dueOn)))
    for (const link of task.dependsOn) {
      const predecessor = byKey.get(link.task)
      if (predecessor === undefined) continue
      const limit = latestDueOf(predecessor, link, { startOn, dueOn }, calendars, task)
      const known = latestDue.get(link.task)
      if (known === undefined || limit < known) latestDue.set(link.task, limit)
    }
  }
  return { late, slack }
}

/** The last day on which the predecessor may be due so that the link still lets its successor keep `dates`. */
function latestDueOf(
  predecessor: ProjectTask,
  link: Link,
  dates: TaskDates,
  calendars: SideCalendars,
  successor: ProjectTask,
): PlainDateString {
  const bound = isToStart(link) ? dates.startOn : dates.dueOn
  const latest = latestBefore(calendars[successor.side], bound, link.lag)
  if (isFromFinish(link)) return latest
  const calendar = calendars[predecessor.side]
  return addBusinessDays(calendar, previousBusinessDay(calendar, latest), lengthOf(predecessor, calendar))
}

function freeSlack(ordered: readonly ProjectTask[], calendars: SideCalendars) {
  const byKey = new Map(ordered.map((task) => [task.key, task]))
  const free = new Map<string, number>()
  for (const task of ordered) {
    if (!isOpen(task)) continue
    for (const link of task.dependsOn) {
      const predecessor = byKey.get(link.task)
      if (predecessor === undefined || !isOpen(predecessor)) continue
      const calendar = calendars[predecessor.side]
      const latest = previousBusinessDay(calendar, latestDueOf(predecessor, link, task, calendars, task))
      const days = latest <= predecessor.dueOn ? 0 : businessDaysBetween(calendar, predecessor.dueOn, latest)
      free.set(link.task, Math.min(free.get(link.task) ?? days, days))
    }
  }
  return free
}

function reasonOf(
  task: ProjectTask & { baselineStartOn?: PlainDateString },
  planned: ReadonlyMap<string, TaskDates | undefined>,
  calendars: SideCalendars,
): DateReason {
  if (task.status === 'done') return { kind: 'done', waitsFor: null }
  if (task.isPinned) return { kind: 'pinned', waitsFor: null }
  const calendar = calendars[task.side]
  const bounds = boundsOf(task.dependsOn, (key) => planned.get(key), calendar)
  if (bounds.startBy !== undefined && nextBusinessDay(calendar, bounds.startOn) >= task.startOn)
    return { kind: 'waits_for', waitsFor: bounds.startBy }
  if (bounds.dueBy !== undefined && nextBusinessDay(calendar, bounds.dueOn) >= task.dueOn)
    return { kind: 'waits_for', waitsFor: bounds.dueBy }
  const isFirst = (task.baselineStartOn ?? task.startOn) === task.startOn
  return { kind: isFirst ? 'first_plan' : 'moved', waitsFor: null }
}
