import { daysBetween, type PlainDateString } from '#platform/kernel/dates.ts'
import type { TaskDates } from '../network/bounds.ts'
import type { ProjectTask } from '../network/project-task.ts'
import type { SideCalendars } from '../plan/side-calendars.ts'
import { applyEdit, type PlanEdit } from './edit.ts'
import type { PlanState } from './plan-state.ts'
import type { MoveReason, TaskMap } from './propagate.ts'

export interface TaskMove {
  taskKey: string
  from: TaskDates
  to: TaskDates
  reason: MoveReason
}

/** Where the value task is due, before and after; `days` are calendar days, as people promise them. */
export interface ValueDateEffect {
  from: PlainDateString
  to: PlainDateString
  days: number
}

export interface WhatIf {
  /** The plan as it would be. */
  tasks: TaskMap
  calendars: SideCalendars
  /** Tasks that are in both plans and get other dates, in the order of the plan. */
  moves: TaskMove[]
  added: ProjectTask[]
  removed: ProjectTask[]
  /** Pinned tasks that are in the way: a person has to decide. */
  blockedPins: string[]
  /** Null where the plan has no value task. */
  valueDate: ValueDateEffect | null
}

/** The plan of a project as it stands. */
export function planState(
  tasks: readonly ProjectTask[],
  basis: { calendars: SideCalendars; valueTaskKey: string; today: PlainDateString },
): PlanState {
  return { ...basis, tasks: new Map(tasks.map((task) => [task.key, task])) }
}

/**
 * What all these edits together, one after the other, would do to the plan; nothing is changed yet. The one computation
 * behind every preview and everything that is applied. Throws as `applyEdit`.
 */
export function whatIf(state: PlanState, edits: readonly PlanEdit[]): WhatIf {
  const reasons = new Map<string, MoveReason>()
  const blocked = new Set<string>()
  let { tasks, calendars } = state
  for (const edit of edits) {
    const result = applyEdit({ ...state, tasks, calendars }, edit)
    tasks = result.tasks
    calendars = result.calendars
    for (const [key, reason] of result.reasons) reasons.set(key, reason)
    for (const key of result.blockedPins) blocked.add(key)
  }
  const asked: MoveReason = { cause: 'asked', by: null }
  const moves = [...state.tasks.values()].flatMap((task): TaskMove[] => {
    const to = tasks.get(task.key)
    if (to === undefined || (to.startOn === task.startOn && to.dueOn === task.dueOn)) return []
    return [{ taskKey: task.key, from: datesOf(task), to: datesOf(to), reason: reasons.get(task.key) ?? asked }]
  })
  return {
    tasks,
    calendars,
    moves,
    added: [...tasks.values()].filter(({ key }) => !state.tasks.has(key)),
    removed: [...state.tasks.values()].filter(({ key }) => !tasks.has(key)),
    blockedPins: [...blocked].filter((key) => tasks.get(key)?.isPinned),
    valueDate: valueDateEffect(state.tasks.get(state.valueTaskKey), tasks.get(state.valueTaskKey)),
  }
}

function valueDateEffect(before: ProjectTask | undefined, after: ProjectTask | undefined): ValueDateEffect | null {
  if (before === undefined) return null
  const to = after?.dueOn ?? before.dueOn
  return { from: before.dueOn, to, days: daysBetween(before.dueOn, to) }
}

const datesOf = ({ startOn, dueOn }: TaskDates): TaskDates => ({ startOn, dueOn })
