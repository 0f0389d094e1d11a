import { businessDaysBetween } from '#platform/kernel/calendar.ts'
import type { PlainDateString } from '#platform/kernel/dates.ts'
import { analysePlan } from '../network/analysis.ts'
import { lengthOf, type ProjectTask } from '../network/project-task.ts'
import type { PlanEdit } from './edit.ts'
import type { PlanState } from './plan-state.ts'
import { whatIf } from './what-if.ts'

export type WayToFit =
  | { kind: 'value_date'; on: PlainDateString }
  /** Business days by which it brings the value forward: put off until after it, or done in half the days. */
  | { kind: 'phase_two' | 'shorten'; task: string; days: number }

export interface Fit {
  /** Business days of ours by which the plan misses the agreed value date; 0 where it fits. */
  missingDays: number
  /** The day that the plan reaches by itself, then what helps, most days first; empty where it fits. */
  ways: WayToFit[]
}

/** Each way is a plan made anew; a person reads a handful. */
const mostTried = 40
const mostShown = 5

/**
 * How the plan stands against the agreed value date and what would make it fit. `isMovable` says which tasks may be put
 * off at all: the kickoff and the milestones are not.
 */
export function fitTo(
  state: PlanState,
  agreedOn: PlainDateString,
  isMovable: (task: ProjectTask) => boolean = () => true,
): Fit {
  const value = state.tasks.get(state.valueTaskKey)
  if (value === undefined || value.status === 'done' || value.dueOn <= agreedOn) return { missingDays: 0, ways: [] }
  const { vendor } = state.calendars
  const gainOf = (edit: PlanEdit) => {
    const dueOn = whatIf(state, [edit]).valueDate?.to ?? value.dueOn
    return dueOn < value.dueOn ? businessDaysBetween(vendor, dueOn, value.dueOn) : 0
  }
  const analysis = analysePlan([...state.tasks.values()], { ...state, from: state.today })
  const critical = [...state.tasks.values()]
    .filter((task) => task.key !== value.key && !task.isPinned && analysis.get(task.key)?.isCritical && isMovable(task))
    .slice(-mostTried)
  const helps = critical.flatMap((task) => {
    const length = lengthOf(task, state.calendars[task.side])
    const put: PlanEdit = { kind: 'status', task: task.key, status: 'skipped' }
    const half: PlanEdit = { kind: 'length', task: task.key, workDays: Math.ceil((length + 1) / 2) }
    return [
      { kind: 'phase_two' as const, task: task.key, days: gainOf(put) },
      ...(length > 0 ? [{ kind: 'shorten' as const, task: task.key, days: gainOf(half) }] : []),
    ]
  })
  return {
    missingDays: Math.max(1, businessDaysBetween(vendor, agreedOn, value.dueOn)),
    ways: [
      { kind: 'value_date', on: value.dueOn },
      ...helps
        .filter(({ days }) => days > 0)
        .toSorted((a, b) => b.days - a.days)
        .slice(0, mostShown),
    ],
  }
}
