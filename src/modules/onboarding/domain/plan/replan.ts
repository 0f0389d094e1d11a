import { addBusinessDays, businessDaysBetween, nextBusinessDay } from '#platform/kernel/calendar.ts'
import { daysBetween, type PlainDateString } from '#platform/kernel/dates.ts'
import { conflict, notFound } from '#platform/kernel/errors.ts'
import { isOpen, type Side, type TaskStatus } from '../task.ts'
import { type Dependent, inDependencyOrder, successorsOf } from './dependency.ts'
import type { TaskDates } from './schedule.ts'
import { endOfWork, laterOf, type SideCalendars, workCalendar } from './side-calendars.ts'

export interface ProjectTask extends Dependent, TaskDates {
  side: Side
  status: TaskStatus
  /** The day it was done, where known. */
  doneOn?: PlainDateString | null
  /** Fixed by hand: re-planning leaves it where it is. */
  isPinned: boolean
}

export interface TaskMove {
  taskKey: string
  /** New dates. With the start alone the task keeps its length, with the due date alone it keeps its start. */
  startOn?: PlainDateString | undefined
  dueOn?: PlainDateString | undefined
  /**
   * 'push' moves a successor only when its predecessor now ends after it begins; 'shift' moves all successors by as many
   * business days, earlier or later, as when the kickoff gets another day. Default 'push'.
   */
  successors?: 'push' | 'shift' | undefined
}

export interface TaskChange {
  taskKey: string
  from: TaskDates
  to: TaskDates
}

export interface ReplanPreview {
  /** Nothing is changed yet: a person confirms. */
  changes: TaskChange[]
  /** Pinned tasks that would now begin before a predecessor ends. */
  blockedPins: string[]
  /** What it does to the value task's due date, in calendar days; null where the plan has no such task. */
  valueDate: { from: PlainDateString; to: PlainDateString; days: number } | null
}

/**
 * What moving a task would do to the plan. Only open tasks that are not pinned move (the one moved by hand may be pinned).
 * They keep their length in their side's working days, begin and end on open days, and never begin before their
 * predecessors end. Throws not found `onboarding.task_unknown`, conflict `onboarding.task_closed`, invalid
 * `onboarding.dependency_cycle`.
 */
export function previewMove(
  tasks: readonly ProjectTask[],
  move: TaskMove,
  basis: { calendars: SideCalendars; valueTaskKey: string },
): ReplanPreview {
  const { calendars } = basis
  const byKey = new Map(tasks.map((task) => [task.key, task]))
  const moved = byKey.get(move.taskKey)
  if (moved === undefined) throw notFound('onboarding.task_unknown', { task: move.taskKey })
  if (!isOpen(moved)) throw conflict('onboarding.task_closed', { task: move.taskKey })

  const changed = new Map<string, TaskDates>()
  const endsOf = (keys: readonly string[]) =>
    keys.flatMap((key) => {
      const task = byKey.get(key)
      return task === undefined ? [] : (endOf(task, changed.get(key) ?? task) ?? [])
    })
  const place = (task: ProjectTask, to: TaskDates) => {
    if (to.startOn !== task.startOn || to.dueOn !== task.dueOn) changed.set(task.key, to)
  }

  const isAsked = (move.startOn ?? moved.startOn) !== moved.startOn || (move.dueOn ?? moved.dueOn) !== moved.dueOn
  if (isAsked) place(moved, movedDates(moved, move, endsOf(moved.dependsOn), calendars))
  const shift = businessDaysBetween(calendars.vendor, moved.dueOn, changed.get(moved.key)?.dueOn ?? moved.dueOn)
  const successors = successorsOf(tasks, moved.key)
  const blockedPins: string[] = []
  for (const task of changed.size === 0 ? [] : inDependencyOrder(tasks)) {
    if (!successors.has(task.key) || !isOpen(task)) continue
    const isPushed = endsOf(task.dependsOn.filter((key) => changed.has(key))).some((end) => end > task.startOn)
    const isShifted = move.successors === 'shift' && shift !== 0
    if (task.isPinned) {
      if (isPushed) blockedPins.push(task.key)
    } else if (isPushed || isShifted) {
      const startOn = isShifted ? addBusinessDays(calendars.vendor, task.startOn, shift) : task.startOn
      place(task, datesFrom(task, laterOf(startOn, ...endsOf(task.dependsOn)), calendars))
    }
  }

  const valueTask = byKey.get(basis.valueTaskKey)
  const changes = tasks.flatMap((task) => {
    const to = changed.get(task.key)
    return to === undefined ? [] : [{ taskKey: task.key, from: { startOn: task.startOn, dueOn: task.dueOn }, to }]
  })
  return { changes, blockedPins, valueDate: valueTask === undefined ? null : valueDateEffect(valueTask, changed) }
}

/** When the work ends for those that wait for it; undefined where nobody waits any more. */
function endOf(task: ProjectTask, dates: TaskDates): PlainDateString | undefined {
  if (task.status === 'skipped') return undefined
  return task.status === 'done' ? (task.doneOn ?? task.dueOn) : dates.dueOn
}

function datesFrom(task: ProjectTask, earliest: PlainDateString, calendars: SideCalendars): TaskDates {
  const startOn = nextBusinessDay(calendars[task.side], earliest)
  const length = businessDaysBetween(workCalendar(calendars, task.side), task.startOn, task.dueOn)
  return { startOn, dueOn: endOfWork(calendars, task.side, startOn, length) }
}

function movedDates(
  task: ProjectTask,
  { startOn, dueOn }: TaskMove,
  predecessorEnds: readonly PlainDateString[],
  calendars: SideCalendars,
): TaskDates {
  if (dueOn === undefined) return datesFrom(task, laterOf(startOn ?? task.startOn, ...predecessorEnds), calendars)
  const wished = startOn ?? (dueOn < task.startOn ? dueOn : task.startOn)
  const calendar = calendars[task.side]
  const start = nextBusinessDay(calendar, laterOf(wished, ...predecessorEnds))
  return { startOn: start, dueOn: nextBusinessDay(calendar, laterOf(start, dueOn)) }
}

function valueDateEffect(task: ProjectTask, changed: ReadonlyMap<string, TaskDates>): ReplanPreview['valueDate'] {
  const to = changed.get(task.key)?.dueOn ?? task.dueOn
  return { from: task.dueOn, to, days: daysBetween(task.dueOn, to) }
}
