import { addBusinessDays } from '#platform/kernel/calendar.ts'
import type { PlainDateString } from '#platform/kernel/dates.ts'
import { notFound } from '#platform/kernel/errors.ts'
import { isOpen } from '../task.ts'
import type { PlanEdit } from './edit.ts'
import type { PlanState } from './plan-state.ts'
import { type ValueDateEffect, whatIf } from './what-if.ts'

/** Something that keeps a task: so many business days of its side, or until a day, on which it could end. */
export type Delay = { taskKey: string } & ({ days: number } | { until: PlainDateString })

/**
 * What delays would do to the value date, all of them together; null where the plan has no value task. A task that is done
 * or skipped is delayed by nothing, and a day that lies before its due date delays nothing. Throws not found
 * `onboarding.task_unknown`.
 */
export function effectOfDelays(state: PlanState, delays: readonly Delay[]): ValueDateEffect | null {
  return whatIf(
    state,
    delays.flatMap((delay) => delayEdit(state, delay)),
  ).valueDate
}

function delayEdit({ tasks, calendars }: PlanState, delay: Delay): PlanEdit[] {
  const task = tasks.get(delay.taskKey)
  if (task === undefined) throw notFound('onboarding.task_unknown', { task: delay.taskKey })
  if (!isOpen(task)) return []
  const dueOn = 'until' in delay ? delay.until : addBusinessDays(calendars[task.side], task.dueOn, delay.days)
  return dueOn <= task.dueOn ? [] : [{ kind: 'move', task: task.key, dueOn }]
}
