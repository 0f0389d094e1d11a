import { businessDaysBetween, nextBusinessDay } from '#platform/kernel/calendar.ts'
import type { PlainDateString } from '#platform/kernel/dates.ts'
import type { TaskDates } from '../network/bounds.ts'
import { laterOf } from '../network/days.ts'
import { type Link, linked } from '../network/link.ts'
import { measuredLength } from '../network/project-task.ts'
import type { Program, ProgramTask } from '../program.ts'
import type { Anchor } from './anchor.ts'
import { type ScheduleConflict, scheduleBackward } from './backward.ts'
import { frontLoadDays, layOut, type Pins, programWindows } from './schedule.ts'
import { everyDayCalendars, type SideCalendars } from './side-calendars.ts'

export interface ProjectPlanInput {
  program: Pick<Program, 'tasks' | 'valueTaskKey' | 'dayKind'>
  contractStart: PlainDateString
  /** Both sides' calendars. A program on calendar days runs by itself and takes no heed of them. */
  calendars: SideCalendars
  /** Agreed day of the kickoff; it moves the work after it, and what comes before must be done by then. */
  kickoffDate?: PlainDateString | undefined
  /** Agreed day of the value; without it the plan follows from the start alone. */
  valueDate?: PlainDateString | undefined
}

export interface PlannedDates extends TaskDates {
  key: string
  /** Working days on the calendar of its side, the first and the last counted. */
  workDays: number
  /** The plan as first agreed, against which later ones are compared. */
  baselineStartOn: PlainDateString
  baselineDueOn: PlainDateString
}

export interface ProjectPlan {
  tasks: PlannedDates[]
  /** The day on which the value task is due in this plan. */
  valueDate: PlainDateString
  compressedByDays: number
  conflicts: ScheduleConflict[]
}

/**
 * The dated plan of a new project, in the order of the program's tasks. Throws invalid `onboarding.value_task_unknown`,
 * `onboarding.dependency_cycle`.
 */
export function planProject(input: ProjectPlanInput): ProjectPlan {
  const { program, contractStart, kickoffDate, valueDate } = input
  const work = program.tasks.map(linked)
  const isDaily = program.dayKind === 'calendar'
  const calendars = isDaily ? everyDayCalendars : input.calendars
  const frontLoad = isDaily ? 14 : frontLoadDays
  const basis = { contractStart, calendars, frontLoad }
  const kickoff = kickoffDate === undefined ? undefined : bindKickoff(work, kickoffDate, basis)
  const bound = { ...basis, anchors: kickoff?.anchors, pins: kickoff?.pins }

  const planned =
    valueDate === undefined
      ? { schedule: layOut(work, bound), compressedByDays: 0, conflicts: [] }
      : scheduleBackward(work, { taskKey: program.valueTaskKey, dueOn: valueDate }, bound)
  const tasks = work.flatMap(({ key, side }) => {
    const dates = planned.schedule.get(key)
    if (dates === undefined) return []
    const workDays = measuredLength(calendars[side], dates) + 1
    return [{ key, ...dates, workDays, baselineStartOn: dates.startOn, baselineDueOn: dates.dueOn }]
  })
  return {
    tasks,
    valueDate: planned.schedule.get(program.valueTaskKey)?.dueOn ?? contractStart,
    compressedByDays: planned.compressedByDays,
    conflicts: [...(kickoff?.conflicts ?? []), ...planned.conflicts],
  }
}

type LinkedTask = ProgramTask & { dependsOn: readonly Link[] }

interface BoundKickoff {
  anchors: Anchor[]
  pins: Pins
  conflicts: ScheduleConflict[]
}

/** Binds the kickoff to its day; undefined when the program has none. */
function bindKickoff(
  tasks: readonly LinkedTask[],
  kickoffDate: PlainDateString,
  basis: { contractStart: PlainDateString; calendars: SideCalendars; frontLoad: number },
): BoundKickoff | undefined {
  const { vendor } = basis.calendars
  const task = tasks.find(({ kind }) => kind === 'kickoff')
  const window = task && programWindows(tasks).get(task.key)
  if (task === undefined || window === undefined) return undefined

  const dayZero = nextBusinessDay(vendor, basis.contractStart)
  const possibleOn = laterOf(kickoffDate, dayZero)
  const heldOn = nextBusinessDay(basis.calendars[task.side], possibleOn)
  const after = businessDaysBetween(vendor, dayZero, heldOn)
  const pins: Pins = new Map([[task.key, { startOn: heldOn, dueOn: heldOn }]])
  const anchored = (before: number): Anchor[] => [{ offset: window.due, before, after }]
  const startOf = (anchors: Anchor[]) => layOut(tasks, { ...basis, anchors, pins }).get(task.key)?.startOn ?? heldOn

  let anchors = anchored(after)
  for (let before = after - 1; before >= 0 && startOf(anchors) > heldOn; before--) anchors = anchored(before)

  const conflicts: ScheduleConflict[] = []
  const reportDelay = (code: ScheduleConflict['code'], from: PlainDateString, to: PlainDateString) => {
    const days = Math.max(1, businessDaysBetween(vendor, from, to))
    if (from < to) conflicts.push({ code, taskKey: task.key, days })
  }
  reportDelay('kickoff_before_start', kickoffDate, possibleOn)
  reportDelay('kickoff_on_closed_day', possibleOn, heldOn)
  reportDelay('kickoff_before_preparation_ends', heldOn, startOf(anchors))
  return { anchors, pins, conflicts }
}
