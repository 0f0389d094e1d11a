import {
  addBusinessDays,
  type BusinessCalendar,
  businessDaysBetween,
  nextBusinessDay,
} from '#platform/kernel/calendar.ts'
import type { PlainDateString } from '#platform/kernel/dates.ts'
import { type Bounds, boundsOf, placeWork, type TaskDates } from '../network/bounds.ts'
import { earlierOf, laterOf } from '../network/days.ts'
import type { Link } from '../network/link.ts'
import { inDependencyOrder } from '../network/order.ts'
import { datesForOthers, lengthOf, measuredLength, type ProjectTask } from '../network/project-task.ts'
import type { SideCalendars } from '../plan/side-calendars.ts'
import { isOpen } from '../task.ts'

/**
 * What happens to the tasks that wait for a changed one. 'push': only what is in the way moves, later. 'shift': all of them
 * move along, earlier or later, each by the working days of its own side that lie between, as when the kickoff gets another
 * day. 'pull': as 'push', and work that waited for nothing but the changed one moves up.
 */
export type Successors = 'push' | 'shift' | 'pull'

export type MoveCause = 'asked' | 'pushed' | 'pulled' | 'shifted' | 'closed_day' | 'overdue'

export interface MoveReason {
  cause: MoveCause
  /** Key of the task that made it move. */
  by: string | null
}

/** New dates that a person or the calendar wants for a task; its predecessors may still push it later. */
export interface Wish {
  startOn?: PlainDateString | undefined
  dueOn?: PlainDateString | undefined
  /** Days from the first to the last; as it is where left out. */
  length?: number | undefined
  cause: MoveCause
}

export type TaskMap = ReadonlyMap<string, ProjectTask>

export interface Pass {
  calendars: SideCalendars
  wishes: ReadonlyMap<string, Wish>
  successors: Successors
  /** Tasks whose links or state were edited: they and those that wait for them are looked at again. */
  touched?: ReadonlySet<string>
  /** The tasks before such an edit, to tell who waited for nothing else. */
  origin?: TaskMap
  /** Pulled work begins no sooner. */
  floor?: PlainDateString | undefined
}

export interface PassResult {
  tasks: TaskMap
  reasons: ReadonlyMap<string, MoveReason>
  /** Pinned tasks that would now begin or end before a link allows. */
  blockedPins: readonly string[]
}

/**
 * Carries wishes through the plan, every predecessor before its successors, in time linear to tasks and links. Only open
 * tasks that are not pinned move (one that is wished for may be pinned). They keep their length, begin and end on days on
 * which their side works, and keep the links to what they wait for. Throws invalid `onboarding.dependency_cycle`.
 */
export function propagate(tasks: TaskMap, pass: Pass): PassResult {
  const { calendars, wishes, successors, touched = new Set<string>(), origin = tasks } = pass
  const after = new Map(tasks)
  const reasons = new Map<string, MoveReason>()
  const blockedPins: string[] = []
  const moved = new Set<string>(touched)
  const following = new Map<string, string>()
  const datesIn = (map: TaskMap) => (key: string) => {
    const task = map.get(key)
    return task && datesForOthers(task)
  }
  const place = (task: ProjectTask, to: TaskDates & { workDays: number }, reason: MoveReason) => {
    if (to.startOn === task.startOn && to.dueOn === task.dueOn && !moved.has(task.key)) return
    after.set(task.key, { ...task, ...to })
    moved.add(task.key)
    if (to.startOn !== task.startOn || to.dueOn !== task.dueOn) reasons.set(task.key, reason)
  }

  for (const task of inDependencyOrder([...tasks.values()])) {
    const calendar = calendars[task.side]
    const wish = wishes.get(task.key)
    const leader = task.dependsOn.find(({ task: key }) => wishes.has(key) || following.has(key))?.task
    if (leader !== undefined) following.set(task.key, following.get(leader) ?? leader)
    if (wish !== undefined) {
      const bounds = boundsOf(task.dependsOn, datesIn(after), calendar)
      place(task, wishedDates(task, wish, bounds, calendar), { cause: wish.cause, by: null })
      continue
    }
    if (!isOpen(task)) continue
    const root = successors === 'shift' ? following.get(task.key) : undefined
    const isAffected = touched.has(task.key) || task.dependsOn.some(({ task: key }) => moved.has(key))
    const isShifted = root !== undefined && moved.has(root)
    if (!isAffected && !isShifted) continue

    const bounds = boundsOf(task.dependsOn, datesIn(after), calendar)
    const isInTheWay = bounds.startOn > task.startOn || bounds.dueOn > task.dueOn
    const by = boundBy(task, bounds)
    if (task.isPinned) {
      if (isInTheWay) blockedPins.push(task.key)
      continue
    }
    const length = lengthOf(task, calendar)
    const put = (earliest: PlainDateString, reason: MoveReason) =>
      place(task, { ...placeWork(calendar, length, { earliest, dueOn: bounds.dueOn }), workDays: length + 1 }, reason)
    if (isShifted) {
      const days = businessDaysBetween(calendar, tasks.get(root)?.dueOn ?? '', after.get(root)?.dueOn ?? '')
      const startOn = days === 0 ? task.startOn : addBusinessDays(calendar, task.startOn, days)
      put(laterOf(startOn, bounds.startOn), { cause: 'shifted', by: root })
    } else if (isInTheWay) put(laterOf(task.startOn, bounds.startOn), { cause: 'pushed', by })
    else if (successors === 'pull') {
      const soonest = soonestAfter(task, { tasks: after, origin, calendar, floor: pass.floor })
      if (soonest !== undefined && soonest < task.startOn) put(soonest, { cause: 'pulled', by })
    }
  }
  return { tasks: after, reasons, blockedPins }
}

function boundBy(task: ProjectTask, bounds: Bounds): string | null {
  return (bounds.startOn > task.startOn ? bounds.startBy : (bounds.dueBy ?? bounds.startBy)) ?? null
}

function wishedDates(task: ProjectTask, wish: Wish, bounds: Bounds, calendar: BusinessCalendar) {
  const { startOn, dueOn } = wish
  if (dueOn === undefined) {
    const length = wish.length ?? lengthOf(task, calendar)
    const earliest = laterOf(startOn ?? task.startOn, bounds.startOn)
    return { ...placeWork(calendar, length, { earliest, dueOn: bounds.dueOn }), workDays: length + 1 }
  }
  const wished = startOn ?? earlierOf(dueOn, task.startOn)
  const start = nextBusinessDay(calendar, laterOf(wished, bounds.startOn))
  const dates = { startOn: start, dueOn: nextBusinessDay(calendar, laterOf(start, dueOn, bounds.dueOn)) }
  return { ...dates, workDays: measuredLength(calendar, dates) + 1 }
}

interface PullBasis {
  tasks: TaskMap
  origin: TaskMap
  calendar: BusinessCalendar
  floor: PlainDateString | undefined
}

/** Where a task begins that waited for its predecessors alone; undefined where something else set its day. */
function soonestAfter(task: ProjectTask, { tasks, origin, calendar, floor }: PullBasis): PlainDateString | undefined {
  const length = lengthOf(task, calendar)
  const before = origin.get(task.key) ?? task
  const held = boundsOf(throughSkipped(before.dependsOn, origin), (key) => openDates(origin, key), calendar)
  if (held.startBy === undefined && held.dueBy === undefined) return undefined
  const heldAt = placeWork(calendar, length, { earliest: held.startOn || before.startOn, dueOn: held.dueOn })
  if (heldAt.startOn < before.startOn) return undefined
  const now = boundsOf(throughSkipped(task.dependsOn, tasks), (key) => openDates(tasks, key), calendar)
  const earliest = laterOf(now.startOn, floor ?? '')
  return earliest === '' ? undefined : placeWork(calendar, length, { earliest, dueOn: now.dueOn }).startOn
}

function openDates(tasks: TaskMap, key: string): TaskDates | undefined {
  const task = tasks.get(key)
  return task && datesForOthers(task)
}

/** Work that is skipped passes on what it waited for, so that nothing is pulled up before the work two steps ahead. */
function throughSkipped(links: readonly Link[], tasks: TaskMap, seen = new Set<string>()): Link[] {
  return links.flatMap((link) => {
    const task = tasks.get(link.task)
    if (task?.status !== 'skipped') return [link]
    if (seen.has(link.task)) return []
    seen.add(link.task)
    return throughSkipped(task.dependsOn, tasks, seen)
  })
}
