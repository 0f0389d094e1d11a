import { addBusinessDays, businessDaysBetween, nextBusinessDay } from '#platform/kernel/calendar.ts'
import { addDays, type PlainDateString } from '#platform/kernel/dates.ts'
import type { TaskDates } from '../network/bounds.ts'
import { type LoadBasis, type LoadTask, loadByWeek, overload } from './load.ts'

/** A task with how far it may go without moving any other, in working days; null where it must stay. */
export interface LevelTask extends LoadTask {
  roomDays: number | null
}

/**
 * Moves out of overfull weeks that move nothing else: the earliest overfull week first, in it the task with the most room,
 * to the next week as a whole. Kept only where it lessens the overload, so a plan without room stays as it is.
 */
export function levellingMoves(
  tasks: readonly LevelTask[],
  basis: LoadBasis,
): { key: string; startOn: PlainDateString }[] {
  const placed = new Map(tasks.map((task) => [task.key, task]))
  const tried = new Set<string>()
  for (;;) {
    const current = [...placed.values()]
    const weeks = loadByWeek(current, basis)
    const before = overload(weeks)
    const candidate = weeks
      .filter(({ isOver }) => isOver)
      .flatMap(({ weekOn, taskKeys }) =>
        current
          .filter((task) => taskKeys.includes(task.key) && (task.roomDays ?? 0) > 0)
          .toSorted((a, b) => (b.roomDays ?? 0) - (a.roomDays ?? 0))
          .map((task) => ({ task, weekOn })),
      )
      .find(({ task, weekOn }) => !tried.has(`${task.key} ${weekOn}`))
    if (candidate === undefined) break
    tried.add(`${candidate.task.key} ${candidate.weekOn}`)
    const moved = laterBy(candidate.task, candidate.weekOn, basis)
    if (moved === undefined) continue
    const after = current.map((task) => (task.key === moved.key ? moved : task))
    if (overload(loadByWeek(after, basis)) < before) placed.set(moved.key, moved)
  }
  return tasks.flatMap(({ key, startOn }) => {
    const to = placed.get(key)?.startOn ?? startOn
    return to === startOn ? [] : [{ key, startOn: to }]
  })
}

/** The task begun on the first working day after the week, undefined where it has not that much room. */
function laterBy(task: LevelTask, weekOn: PlainDateString, { calendar }: LoadBasis): LevelTask | undefined {
  const room = task.roomDays ?? 0
  const startOn = nextBusinessDay(calendar, addDays(weekOn, 7))
  const days = businessDaysBetween(calendar, nextBusinessDay(calendar, task.startOn), startOn)
  if (days <= 0 || days > room) return undefined
  const length = Math.max(0, businessDaysBetween(calendar, nextBusinessDay(calendar, task.startOn), task.dueOn))
  const dates: TaskDates = {
    startOn,
    dueOn: length === 0 ? startOn : addBusinessDays(calendar, startOn, length),
  }
  return { ...task, ...dates, roomDays: room - days }
}
