import { addBusinessDays, nextBusinessDay } from '#platform/kernel/calendar.ts'
import type { PlainDateString } from '#platform/kernel/dates.ts'
import { laterOf } from '../network/days.ts'
import { type Dependent, type Link, linked, toLinks } from '../network/link.ts'
import { inDependencyOrder } from '../network/order.ts'
import type { ProjectTask } from '../network/project-task.ts'
import { planProject } from '../plan/project-plan.ts'
import type { SideCalendars } from '../plan/side-calendars.ts'
import type { Program, ProgramTask } from '../program.ts'
import type { PlanEdit } from '../replan/edit.ts'
import { isOpen, type Side, visibilityOf } from '../task.ts'
import { carryLinks, withoutCircles } from './carry-links.ts'

export interface VersionMoveInput {
  tasks: readonly ProjectTask[]
  /** Keys of tasks that people added to this project. */
  own: ReadonlySet<string>
  /** The day the kickoff was or will be held; with it new work falls where the rest of this plan stands. */
  kickoffOn: PlainDateString | undefined
  contractStart: PlainDateString
  /** The version the project was made from, where it is still known, and the one it goes to; both for this customer. */
  from: Program | undefined
  to: Program
  calendars: SideCalendars
  today: PlainDateString
}

export interface VersionMove {
  edits: PlanEdit[]
  /** In an order in which nothing comes before what it waits for. */
  added: ProgramTask[]
  /** Open work that the version no longer has. It becomes "not needed", so that what was said about it stays. */
  dropped: string[]
  /** Open work of which the version changes words, owner, effort, side or who sees it. */
  reworded: Reworded[]
}

export interface Reworded {
  task: ProgramTask
  /** The side that has to do it now; undefined where it stays with the one it is with. */
  side: Side | undefined
  /** Who sees it now; undefined where the versions do not differ in it, so that what a person has shared stays shared. */
  visibility: 'internal' | 'customer' | undefined
}

/**
 * What a running project has to change to follow another version of its program. Done and pinned work stays, and so does
 * what people moved or added by hand: only the difference between the two versions is carried over, never before today.
 */
export function moveToVersion(input: VersionMoveInput): VersionMove {
  const { tasks, own, from, to, calendars, today } = input
  const present = new Map(tasks.map((task) => [task.key, task]))
  const next = new Map(to.tasks.map((task) => [task.key, task]))
  const before = new Map(from?.tasks.map((task) => [task.key, task]))
  const added = inDependencyOrder(to.tasks.map(linked)).filter(({ key }) => !present.has(key))
  const known = new Set([...present.keys(), ...added.map(({ key }) => key)])
  const linksOf = (task: { dependsOn: readonly Link[] }) => task.dependsOn.filter((link) => known.has(link.task))
  const dates = datesIn(input)

  const additions = added.map((task): PlanEdit => {
    const planned = dates.get(task.key)
    const workDays = planned?.workDays ?? 1
    const calendar = calendars[task.side]
    const startOn = nextBusinessDay(calendar, laterOf(planned?.startOn ?? today, today))
    const dueOn = addBusinessDays(calendar, startOn, workDays - 1)
    const fields = { key: task.key, side: task.side, status: 'todo' as const, isPinned: false }
    return { kind: 'add', task: { ...fields, dependsOn: linksOf(task), startOn, dueOn, workDays }, before: [] }
  })

  const reworded: Reworded[] = []
  const dropped: string[] = []
  const changes = new Map<string, PlanEdit[]>()
  const network = networkAfter(input, added)
  const linksAfter = new Map(network.map(({ key, dependsOn }) => [key, dependsOn]))
  for (const task of tasks) {
    if (own.has(task.key) || !isOpen(task)) continue
    const wanted = next.get(task.key)
    const earlier = before.get(task.key)
    if (wanted === undefined) {
      dropped.push(task.key)
      changes.set(task.key, [{ kind: 'status', task: task.key, status: 'skipped' }])
      continue
    }
    if (earlier === undefined) continue
    if (wordsOf(earlier) !== wordsOf(wanted)) reworded.push(rewordedBy(earlier, wanted))
    const dependsOn = linksAfter.get(task.key) ?? task.dependsOn
    const move = task.isPinned ? undefined : movedBy(task, { earlier, wanted, calendars, today })
    changes.set(task.key, [
      ...(isSame(dependsOn, task.dependsOn) ? [] : [{ kind: 'links' as const, task: task.key, dependsOn }]),
      ...(move === undefined ? [] : [move]),
    ])
  }
  // Edits are made one by one: in the order of the plan as it will be, none closes a circle with a link that is still to go.
  const edits = inDependencyOrder(network).flatMap(({ key }) => changes.get(key) ?? [])
  return { edits: [...additions, ...edits], added, dropped, reworded }
}

/** All tasks with what they will wait for. */
function networkAfter({ tasks, own, from, to }: VersionMoveInput, added: readonly ProgramTask[]): Dependent[] {
  const next = new Map(to.tasks.map(({ key, dependsOn }) => [key, toLinks(dependsOn)]))
  const before = new Map(from?.tasks.map(({ key, dependsOn }) => [key, toLinks(dependsOn)]))
  const addedKeys = new Set(added.map(({ key }) => key))
  const known = new Set([...tasks.map(({ key }) => key), ...addedKeys])
  const network = tasks.map((task): Dependent => {
    const { key, dependsOn: present } = task
    const [earlier, wanted] = [before.get(key), next.get(key)]
    if (own.has(key) || !isOpen(task) || earlier === undefined || wanted === undefined)
      return { key, dependsOn: present }
    return { key, dependsOn: carryLinks({ earlier, wanted, present }, { known, added: addedKeys }) }
  })
  const isByHand = (key: string, { task }: Link) => {
    const links = next.get(key)
    return links !== undefined && !addedKeys.has(key) && !links.some((link) => link.task === task)
  }
  return withoutCircles([...network, ...added.map(linked)], isByHand)
}

function rewordedBy(earlier: ProgramTask, wanted: ProgramTask): Reworded {
  const visibility = visibilityOf(wanted)
  return {
    task: wanted,
    side: earlier.side === wanted.side ? undefined : wanted.side,
    visibility: visibilityOf(earlier) === visibility ? undefined : visibility,
  }
}

function datesIn({ to, contractStart, kickoffOn, calendars }: VersionMoveInput) {
  const plan = planProject({ program: to, contractStart, kickoffDate: kickoffOn, calendars })
  return new Map(plan.tasks.map((task) => [task.key, task]))
}

/** The move that carries the difference between two versions' offsets over to where the task stands now. */
function movedBy(
  task: ProjectTask,
  basis: { earlier: ProgramTask; wanted: ProgramTask; calendars: SideCalendars; today: PlainDateString },
): PlanEdit | undefined {
  const { earlier, wanted, calendars, today } = basis
  const starts = wanted.startOffset - earlier.startOffset
  const ends = wanted.dueOffset - earlier.dueOffset
  const isOtherSide = wanted.side !== earlier.side
  if (starts === 0 && ends === 0 && !isOtherSide) return undefined
  const calendar = calendars[isOtherSide ? wanted.side : task.side]
  // A program counts its offsets on the vendor's calendar.
  const shifted = (day: PlainDateString, by: number) =>
    nextBusinessDay(calendar, addBusinessDays(calendars.vendor, nextBusinessDay(calendars.vendor, day), by))
  const isBegun = task.status === 'doing'
  const earliest = starts === 0 && ends === 0 ? task.startOn : today
  const startOn = isBegun ? task.startOn : laterOf(shifted(task.startOn, starts), nextBusinessDay(calendar, earliest))
  const dueOn = laterOf(shifted(task.dueOn, ends), startOn)
  if (startOn === task.startOn && dueOn === task.dueOn) return undefined
  return { kind: 'move', task: task.key, startOn, dueOn }
}

/** What a version says of a task besides its place in the plan. */
function wordsOf(task: ProgramTask) {
  const { name, doneWhen, chunks = [], stage, element, ownerRole, effortMinutes, isMilestone, weight } = task
  const said = [name, doneWhen, chunks, stage, element, ownerRole, effortMinutes, isMilestone, weight]
  return JSON.stringify([...said, task.side, visibilityOf(task)])
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
