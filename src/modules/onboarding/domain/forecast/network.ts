import type { PlainDateString } from '#platform/kernel/dates.ts'
import { isFromFinish, isToStart, type Link } from '../network/link.ts'
import { inDependencyOrder } from '../network/order.ts'
import type { ProjectTask } from '../network/project-task.ts'
import { isOpen, type OnboardingElement, type Side } from '../task.ts'
import type { Holder } from '../waiting/ledger.ts'
import { type Durations, ratioOf, valueAt } from './durations.ts'
import { dayOf, type OpenDays } from './open-days.ts'

export interface ForecastTask extends ProjectTask {
  element: OnboardingElement
}

/** Something that stands in the way of tasks, until nobody knows when. */
export interface Hold {
  id: string
  taskKeys: readonly string[]
  holder: Holder
  raisedOn: PlainDateString
  expectedOn: PlainDateString | null
}

export interface ForecastInput {
  /** Equal input gives an equal forecast: the project's ID. */
  seed: string
  today: PlainDateString
  programKey: string
  valueTaskKey: string
  tasks: readonly ForecastTask[]
  holds: readonly Hold[]
  /** How this customer's work compares with what is usual, 1 as usual. */
  pace: number
  calendars: Readonly<Record<Side, OpenDays>>
  durations: Durations
}

/** A task on the way to the value, in days from today. */
export interface Step {
  task: ForecastTask
  isRunning: boolean
  plannedStart: number
  plannedDays: number
  ratios: readonly number[]
  /** Of work that runs, the least that it takes all in all. */
  leastRatio: number
  open: OpenDays
  waits: readonly { from: number | { start: number; due: number }; link: Link }[]
  holds: readonly number[]
}

export interface WayToValue {
  steps: readonly Step[]
  /** Day of the value where its task is done already. */
  doneOn: number | null
}

/** The open work that the value waits for, each after what it waits for. Throws invalid `onboarding.dependency_cycle`. */
export function wayToValue(input: ForecastInput): WayToValue {
  const { today, tasks, valueTaskKey } = input
  const byKey = new Map(tasks.map((task) => [task.key, task]))
  const value = byKey.get(valueTaskKey)
  if (value === undefined || !isOpen(value)) {
    const on = value?.doneOn ?? value?.dueOn
    return { steps: [], doneOn: on === undefined ? null : dayOf(today, on) }
  }
  const needed = new Set<string>()
  const visit = (key: string) => {
    const task = byKey.get(key)
    if (task === undefined || needed.has(key) || !isOpen(task)) return
    needed.add(key)
    for (const link of task.dependsOn) visit(link.task)
  }
  visit(valueTaskKey)
  const places = new Map<string, number>()
  const steps: Step[] = []
  for (const task of inDependencyOrder(tasks)) {
    if (!needed.has(task.key)) continue
    places.set(task.key, steps.length)
    steps.push(stepOf(task, input, byKey, places))
  }
  return { steps, doneOn: null }
}

function stepOf(
  task: ForecastTask,
  { today, calendars, durations, programKey, holds }: ForecastInput,
  byKey: ReadonlyMap<string, ForecastTask>,
  places: ReadonlyMap<string, number>,
): Step {
  const open = calendars[task.side]
  const plannedStart = dayOf(today, task.startOn)
  const dueDay = dayOf(today, task.dueOn)
  const plannedDays = task.workDays ?? Math.max(1, open.before(dueDay + 1) - open.before(plannedStart))
  const waits = task.dependsOn.flatMap((link): Step['waits'] => {
    const place = places.get(link.task)
    if (place !== undefined) return [{ from: place, link }]
    const before = byKey.get(link.task)
    if (before === undefined || before.status !== 'done') return []
    const due = dayOf(today, before.doneOn ?? before.dueOn)
    return [{ from: { start: Math.min(dayOf(today, before.startOn), due), due }, link }]
  })
  const isFree = waits.every(({ from, link }) => typeof from !== 'number' || !isToStart(link))
  // Teams tick work off and seldom say that they began: what may run and was planned to, runs.
  const isRunning = task.status === 'doing' || (isFree && plannedStart < 0)
  const begun = isRunning ? Math.max(plannedStart, isFree ? latestStart(waits, open) : plannedStart) : plannedStart
  const elapsed = isRunning ? Math.max(0, open.before(0) - open.before(begun)) : 0
  return {
    task,
    isRunning,
    plannedStart: begun,
    plannedDays,
    ratios: durations.ratiosOf({ programKey, taskKey: task.key, element: task.element, side: task.side }),
    leastRatio: isRunning ? ratioOf({ plannedDays, actualDays: elapsed + 1 }) : 0,
    open,
    waits,
    holds: holds.flatMap((hold, index) => (hold.taskKeys.includes(task.key) ? [index] : [])),
  }
}

function latestStart(waits: Step['waits'], open: OpenDays): number {
  let latest = Number.NEGATIVE_INFINITY
  for (const { from, link } of waits) {
    if (typeof from === 'number' || !isToStart(link)) continue
    latest = Math.max(latest, after(open, isFromFinish(link) ? from.due : from.start, link.lag))
  }
  return Math.min(latest, 0)
}

/** As `addBusinessDays`, of which a lag of none leaves the day as it is. */
export function after(open: OpenDays, day: number, lag: number): number {
  if (lag === 0) return day
  return lag > 0 ? open.add(day + 1, lag - 1) : open.add(day, lag)
}

/** A ratio at `share` of those that are still possible; what outlasts all that is known takes up to half as long again. */
export function remainingRatio(ratios: readonly number[], scale: number, least: number, share: number): number {
  if (least <= 0) return valueAt(ratios, share) * scale
  const ruledOut = ratios.filter((ratio) => ratio * scale < least).length / ratios.length
  if (ruledOut >= 1) return least * (1 + share / 2)
  return Math.max(least, valueAt(ratios, ruledOut + share * (1 - ruledOut)) * scale)
}
