import { businessDaysBetween } from '#platform/kernel/calendar.ts'
import type { PlainDateString } from '#platform/kernel/dates.ts'
import type { ProjectTask } from '../network/project-task.ts'
import { scheduleBackward } from '../plan/backward.ts'
import { layOut, type Schedule } from '../plan/schedule.ts'
import type { SideCalendars } from '../plan/side-calendars.ts'
import { isOpen } from '../task.ts'

/**
 * The plan of the round that a re-kickoff begins: the open work keeps its order, lengths and distances, begins on the day
 * of the re-kickoff and leads to the new value date. Finished and pinned work is not in it. The value task has to be
 * reached again, so the caller passes it as open.
 */
export function planRekickoff(
  tasks: readonly ProjectTask[],
  basis: { heldOn: PlainDateString; valueOn: PlainDateString; valueTaskKey: string; calendars: SideCalendars },
): Schedule {
  const { calendars, heldOn, valueOn, valueTaskKey } = basis
  const movable = tasks.filter((task) => isOpen(task) && !task.isPinned)
  const first = movable.map(({ startOn }) => startOn).toSorted()[0] ?? heldOn
  const offsetOf = (date: PlainDateString) => Math.max(0, businessDaysBetween(calendars.vendor, first, date))
  const work = movable.map(({ key, side, startOn, dueOn, dependsOn }) => ({
    key,
    side,
    dependsOn,
    startOffset: offsetOf(startOn),
    dueOffset: offsetOf(dueOn),
  }))
  const round = { contractStart: heldOn, calendars }
  if (!work.some(({ key }) => key === valueTaskKey)) return layOut(work, round)
  return scheduleBackward(work, { taskKey: valueTaskKey, dueOn: valueOn }, round).schedule
}
