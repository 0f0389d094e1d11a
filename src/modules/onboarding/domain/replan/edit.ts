import { isBusinessDay } from '#platform/kernel/calendar.ts'
import type { PlainDateString } from '#platform/kernel/dates.ts'
import { conflict, invalid, notFound } from '#platform/kernel/errors.ts'
import { laterOf } from '../network/days.ts'
import type { Link } from '../network/link.ts'
import { lengthOf, type ProjectTask } from '../network/project-task.ts'
import { closeDays, type SideCalendars } from '../plan/side-calendars.ts'
import { isOpen, type TaskStatus } from '../task.ts'
import type { PlanState } from './plan-state.ts'
import { type PassResult, propagate, type Successors, type TaskMap, type Wish } from './propagate.ts'
import { valueDateWishes } from './value-date.ts'

/** One change of a plan, by keys of tasks. What only concerns people or words does not move the plan and is none. */
export type PlanEdit =
  | {
      kind: 'move'
      task: string
      /** With the start alone the task keeps its length, with the due date alone it keeps its start. */
      startOn?: PlainDateString | undefined
      dueOn?: PlainDateString | undefined
      successors?: Successors | undefined
    }
  | { kind: 'length'; task: string; workDays: number }
  | { kind: 'status'; task: string; status: TaskStatus; doneOn?: PlainDateString | undefined }
  | { kind: 'pin'; task: string; isPinned: boolean }
  | { kind: 'links'; task: string; dependsOn: readonly Link[] }
  /** `before`: keys of tasks that shall wait for the new one. */
  | { kind: 'add'; task: ProjectTask; before: readonly string[] }
  | { kind: 'remove'; task: string }
  /** The first part keeps the key; what waited for the end of the task waits for the last part. */
  | { kind: 'split'; task: string; firstDays: number; rest: readonly { key: string; workDays: number }[] }
  | { kind: 'close'; side: 'vendor' | 'customer'; days: readonly PlainDateString[] }
  /** Work that is late is dated from today on, and what waits for it is pushed. */
  | { kind: 'replan' }
  /** The open work leads to another agreed value date. */
  | { kind: 'value_date'; on: PlainDateString }
  /** Work on days that are closed by now is put on open ones, in its length. */
  | { kind: 'calendar' }

/**
 * The plan after one edit and how it came about. Throws not found `onboarding.task_unknown`, conflict
 * `onboarding.task_closed`, invalid `onboarding.dependency_unknown`, `onboarding.dependency_cycle`,
 * `onboarding.value_task_needed`, `onboarding.task_key_taken`, `onboarding.value_date_before_start`.
 */
export function applyEdit(state: PlanState, edit: PlanEdit): PassResult & { calendars: SideCalendars } {
  const { tasks, calendars, today } = state
  const run = (
    wishes: ReadonlyMap<string, Wish>,
    successors: Successors,
    edited: { tasks?: TaskMap; touched?: Iterable<string>; calendars?: SideCalendars } = {},
  ) => {
    const basis = edited.calendars ?? calendars
    const touched = new Set(edited.touched)
    const pass = { calendars: basis, wishes, successors, touched, origin: tasks, floor: today }
    return { ...propagate(edited.tasks ?? tasks, pass), calendars: basis }
  }
  const nothing = new Map<string, Wish>()

  switch (edit.kind) {
    case 'move': {
      const task = requireOpen(tasks, edit.task)
      const { startOn = task.startOn, dueOn = task.dueOn } = edit
      if (startOn === task.startOn && dueOn === task.dueOn) return run(nothing, 'push')
      const wish: Wish = { startOn: edit.startOn, dueOn: edit.dueOn, cause: 'asked' }
      return run(new Map([[task.key, wish]]), edit.successors ?? 'push')
    }
    case 'length': {
      const task = requireOpen(tasks, edit.task)
      const wish: Wish = { startOn: task.startOn, length: edit.workDays - 1, cause: 'asked' }
      return run(new Map([[task.key, wish]]), 'pull', { touched: [task.key] })
    }
    case 'status': {
      const task = requireTask(tasks, edit.task)
      const changed = { ...task, status: edit.status, doneOn: edit.status === 'done' ? (edit.doneOn ?? today) : null }
      const successors = edit.status === 'skipped' ? 'pull' : 'push'
      return run(nothing, successors, { tasks: withTask(tasks, changed), touched: [task.key] })
    }
    case 'pin': {
      const task = requireTask(tasks, edit.task)
      return run(nothing, 'push', { tasks: withTask(tasks, { ...task, isPinned: edit.isPinned }) })
    }
    case 'links': {
      const task = requireTask(tasks, edit.task)
      requireKnown(tasks, edit.dependsOn)
      const changed = withTask(tasks, { ...task, dependsOn: edit.dependsOn })
      return run(nothing, 'pull', { tasks: changed, touched: [task.key] })
    }
    case 'add': {
      const { task, before } = edit
      if (tasks.has(task.key)) throw invalid('onboarding.task_key_taken')
      requireKnown(tasks, task.dependsOn)
      for (const key of before) requireTask(tasks, key)
      const added = new Map([...tasks, [task.key, task]])
      for (const key of before) addLink(added, key, { task: task.key, kind: 'finish_start', lag: 0 })
      const wish: Wish = { startOn: task.startOn, cause: 'asked' }
      return run(new Map([[task.key, wish]]), 'push', { tasks: added, touched: [task.key, ...before] })
    }
    case 'remove': {
      const task = requireTask(tasks, edit.task)
      if (task.key === state.valueTaskKey) throw invalid('onboarding.value_task_needed')
      const { left, touched } = without(tasks, task)
      return run(nothing, 'pull', { tasks: left, touched })
    }
    case 'split':
      return splitTask(state, edit, run)
    case 'close': {
      const closed = closeDays(calendars, edit.side, edit.days)
      const measured = new Map<string, ProjectTask>()
      for (const [key, task] of tasks)
        measured.set(key, { ...task, workDays: lengthOf(task, calendars[task.side]) + 1 })
      const { wishes, pins } = calendarWishes(measured, closed)
      return withPins(run(wishes, 'pull', { tasks: measured, calendars: closed }), pins)
    }
    case 'calendar': {
      const { wishes, pins } = calendarWishes(tasks, calendars)
      return withPins(run(wishes, 'pull'), pins)
    }
    case 'value_date': {
      const { wishes, pins } = valueDateWishes(state, edit.on)
      return withPins(run(wishes, 'push'), pins)
    }
    case 'replan': {
      const { wishes, pins } = overdueWishes(tasks, today)
      return withPins(run(wishes, 'push'), pins)
    }
  }
}

type Run = (
  wishes: ReadonlyMap<string, Wish>,
  successors: Successors,
  edited: { tasks: TaskMap; touched: Iterable<string> },
) => PassResult & { calendars: SideCalendars }

function splitTask({ tasks }: PlanState, edit: Extract<PlanEdit, { kind: 'split' }>, run: Run) {
  const task = requireOpen(tasks, edit.task)
  const parted = new Map(tasks)
  const wishes = new Map<string, Wish>()
  wishes.set(task.key, { startOn: task.startOn, length: edit.firstDays - 1, cause: 'asked' })
  let previous = task.key
  for (const { key, workDays } of edit.rest) {
    // A day later: the parts together take as long as the whole did.
    const dependsOn: Link[] = [{ task: previous, kind: 'finish_start', lag: 1 }]
    parted.set(key, { ...task, key, dependsOn, workDays, dueOn: task.startOn, status: 'todo' })
    wishes.set(key, { startOn: task.startOn, length: workDays - 1, cause: 'asked' })
    previous = key
  }
  const last = previous
  const touched = [task.key]
  for (const [key, other] of tasks) {
    if (!other.dependsOn.some((link) => link.task === task.key)) continue
    const dependsOn = other.dependsOn.map((link) =>
      link.task === task.key && (link.kind === 'finish_start' || link.kind === 'finish_finish')
        ? { ...link, task: last }
        : link,
    )
    parted.set(key, { ...other, dependsOn })
    touched.push(key)
  }
  return run(wishes, 'pull', { tasks: parted, touched })
}

/** The plan without the task; those that waited for it wait for what it waited for. */
function without(tasks: TaskMap, task: ProjectTask): { left: TaskMap; touched: string[] } {
  const left = new Map(tasks)
  left.delete(task.key)
  const touched: string[] = []
  for (const [key, other] of left) {
    if (!other.dependsOn.some((link) => link.task === task.key)) continue
    const kept = other.dependsOn.filter((link) => link.task !== task.key)
    const known = new Set(kept.map((link) => link.task))
    const inherited = task.dependsOn.filter((link) => link.task !== key && !known.has(link.task))
    left.set(key, { ...other, dependsOn: [...kept, ...inherited] })
    touched.push(key)
  }
  return { left, touched }
}

interface Wishes {
  wishes: Map<string, Wish>
  /** Pinned tasks that would have to move as well. */
  pins: string[]
}

/** Wishes for the open work that no longer fits its calendar. */
function calendarWishes(tasks: TaskMap, calendars: SideCalendars): Wishes {
  const wishes = new Map<string, Wish>()
  const pins: string[] = []
  for (const [key, task] of tasks) {
    if (!isOpen(task)) continue
    const calendar = calendars[task.side]
    const isFitting =
      isBusinessDay(calendar, task.startOn) &&
      isBusinessDay(calendar, task.dueOn) &&
      lengthOf(task, calendar) === lengthOf({ ...task, workDays: null }, calendar)
    if (isFitting) continue
    if (task.isPinned) pins.push(key)
    else wishes.set(key, { startOn: task.startOn, cause: 'closed_day' })
  }
  return { wishes, pins }
}

/** Work that should have begun begins today, work that should have ended ends today at the earliest. */
function overdueWishes(tasks: TaskMap, today: PlainDateString): Wishes {
  const wishes = new Map<string, Wish>()
  const pins: string[] = []
  for (const [key, task] of tasks) {
    const isLateToBegin = task.status === 'todo' && task.startOn < today
    const isLateToEnd = task.status === 'doing' && task.dueOn < today
    if (!isLateToBegin && !isLateToEnd) continue
    if (task.isPinned) pins.push(key)
    else if (isLateToBegin) wishes.set(key, { startOn: today, cause: 'overdue' })
    else wishes.set(key, { startOn: task.startOn, dueOn: laterOf(task.dueOn, today), cause: 'overdue' })
  }
  return { wishes, pins }
}

function withPins<Result extends PassResult>(result: Result, pins: readonly string[]): Result {
  return { ...result, blockedPins: [...new Set([...pins, ...result.blockedPins])] }
}

function withTask(tasks: TaskMap, task: ProjectTask): TaskMap {
  return new Map(tasks).set(task.key, task)
}

function addLink(tasks: Map<string, ProjectTask>, key: string, link: Link): void {
  const task = tasks.get(key)
  if (task !== undefined) tasks.set(key, { ...task, dependsOn: [...task.dependsOn, link] })
}

function requireTask(tasks: TaskMap, key: string): ProjectTask {
  const task = tasks.get(key)
  if (task === undefined) throw notFound('onboarding.task_unknown', { task: key })
  return task
}

function requireOpen(tasks: TaskMap, key: string): ProjectTask {
  const task = requireTask(tasks, key)
  if (!isOpen(task)) throw conflict('onboarding.task_closed', { task: key })
  return task
}

function requireKnown(tasks: TaskMap, links: readonly Link[]): void {
  if (links.some((link) => !tasks.has(link.task))) throw invalid('onboarding.dependency_unknown')
}
