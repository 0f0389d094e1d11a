import { addDays } from '#platform/kernel/dates.ts'
import type { PlanEditInput } from '../../contract.ts'
import { earlierOf, laterOf } from '../../domain/network/days.ts'

export type DragMode = 'move' | 'start' | 'end' | 'link'

/** A bar that is held, by pointer or keyboard: nothing is changed until it is confirmed. */
export interface Drag {
  taskId: string
  mode: DragMode
  days: number
}

interface Dates {
  startOn: string
  dueOn: string
}

/** Where the bar is drawn while it is held; it never ends before it begins. */
export function draggedDates({ startOn, dueOn }: Dates, drag: Drag | undefined): Dates {
  if (drag === undefined || drag.mode === 'link') return { startOn, dueOn }
  const from = drag.mode === 'end' ? startOn : addDays(startOn, drag.days)
  const to = drag.mode === 'start' ? dueOn : addDays(dueOn, drag.days)
  if (drag.mode === 'start') return { startOn: earlierOf(from, dueOn), dueOn }
  return { startOn: from, dueOn: laterOf(to, from) }
}

/** The edit that a held bar asks for. Moved as a whole, a task keeps its working days whatever holidays lie between. */
export function editOf(task: Dates & { id: string }, drag: Drag): PlanEditInput[] {
  const to = draggedDates(task, drag)
  if (to.startOn === task.startOn && to.dueOn === task.dueOn) return []
  if (drag.mode === 'move') return [{ kind: 'move', taskId: task.id, startOn: to.startOn }]
  if (drag.mode === 'end') return [{ kind: 'move', taskId: task.id, dueOn: to.dueOn }]
  return [{ kind: 'move', taskId: task.id, startOn: to.startOn, dueOn: task.dueOn }]
}
