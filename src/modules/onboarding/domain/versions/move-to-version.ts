import { addBusinessDays, nextBusinessDay } from '#platform/kernel/calendar.ts'
import type { PlainDateString } from '#platform/kernel/dates.ts'
import { laterOf } from '../network/days.ts'
import { type Link, linked } from '../network/link.ts'
import { inDependencyOrder } from '../network/order.ts'
import type { ProjectTask } from '../network/project-task.ts'
import { planProject } from '../plan/project-plan.ts'
import type { SideCalendars } from '../plan/side-calendars.ts'
import type { Program, ProgramTask } from '../program.ts'
import type { PlanEdit } from '../replan/edit.ts'
import { isOpen } from '../task.ts'

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
  /** Open work whose words, owner or effort the version changes. */
  reworded: ProgramTask[]
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

  const edits: PlanEdit[] = added.map((task): PlanEdit => {
    const planned = dates.get(task.key)
    const workDays = planned?.workDays ?? 1
    const calendar = calendars[task.side]
    const startOn = nextBusinessDay(calendar, laterOf(planned?.startOn ?? today, today))
    const dueOn = addBusinessDays(calendar, startOn, workDays - 1)
    const fields = { key: task.key, side: task.side, status: 'todo' as const, isPinned: false }
    return { kind: 'add', task: { ...fields, dependsOn: linksOf(task), startOn, dueOn, workDays }, before: [] }
  })

  const reworded: ProgramTask[] = []
  const dropped: string[] = []
  for (const task of tasks) {
    if (own.has(task.key) || !isOpen(task)) continue
    const wanted = next.get(task.key)
    const earlier = before.get(task.key)
    if (wanted === undefined) {
      dropped.push(task.key)
      edits.push({ kind: 'status', task: task.key, status: 'skipped' })
      continue
    }
    if (earlier === undefined) continue
    if (wordsOf(earlier) !== wordsOf(wanted)) reworded.push(wanted)
    if (JSON.stringify(linked(earlier).dependsOn) !== JSON.stringify(linked(wanted).dependsOn)) {
      const byHand = task.dependsOn.filter((link) => own.has(link.task))
      edits.push({ kind: 'links', task: task.key, dependsOn: [...linksOf(linked(wanted)), ...byHand] })
    }
    const move = task.isPinned ? undefined : movedBy(task, { earlier, wanted, calendars, today })
    if (move !== undefined) edits.push(move)
  }
  return { edits, added, dropped, reworded }
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
  if (starts === 0 && ends === 0) return undefined
  // A program counts its offsets on the vendor's calendar.
  const shifted = (day: PlainDateString, by: number) =>
    nextBusinessDay(calendars[task.side], addBusinessDays(calendars.vendor, nextBusinessDay(calendars.vendor, day), by))
  const isBegun = task.status === 'doing'
  const startOn = isBegun
    ? task.startOn
    : laterOf(shifted(task.startOn, starts), nextBusinessDay(calendars[task.side], today))
  const dueOn = laterOf(shifted(task.dueOn, ends), startOn)
  if (startOn === task.startOn && dueOn === task.dueOn) return undefined
  return { kind: 'move', task: task.key, startOn, dueOn }
}

/** What a version says of a task besides its place in the plan. */
function wordsOf({
  name,
  doneWhen,
  chunks,
  stage,
  element,
  ownerRole,
  effortMinutes,
  isMilestone,
  weight,
}: ProgramTask) {
  return JSON.stringify([name, doneWhen, chunks ?? [], stage, element, ownerRole, effortMinutes, isMilestone, weight])
}
