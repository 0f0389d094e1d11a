import { addBusinessDays, type BusinessCalendar } from '#platform/kernel/calendar.ts'
import { daysBetween, type PlainDateString } from '#platform/kernel/dates.ts'
import { isOpen, type TaskStatus } from '../task.ts'

export interface Homework {
  status: TaskStatus
  dueOn: PlainDateString
  /** The day it was done; null while it is not. */
  doneOn: PlainDateString | null
}

/**
 * Homework done by its due date ÷ homework whose due date has passed, 0–1; null before any has. A due date holds through
 * the end of its day. Skipped work does not count.
 */
export function onTimeRate(homework: readonly Homework[], today: PlainDateString): number | null {
  const passed = homework.filter((each) => each.status !== 'skipped' && each.dueOn < today)
  const onTime = passed.filter((each) => each.status === 'done' && each.doneOn !== null && each.doneOn <= each.dueOn)
  return passed.length === 0 ? null : onTime.length / passed.length
}

export const reminderKinds = ['before_due', 'after_due', 'long_overdue'] as const
/** Each has its own tone: a light nudge, a question about where it stands, an offer to talk about the plan. */
export type ReminderKind = (typeof reminderKinds)[number]

export interface Reminder {
  kind: ReminderKind
  on: PlainDateString
}

/** Business days from the due date at which each reminder goes out. */
const defaultReminderDays: Readonly<Record<ReminderKind, number>> = {
  before_due: -2,
  after_due: 1,
  long_overdue: 5,
}

/** When to remind of homework, on the customer's business days; nothing once it is done, nor before it has begun. */
export function reminderPlan(
  homework: Homework & { startOn?: PlainDateString | undefined },
  calendar: BusinessCalendar,
  days: Readonly<Record<ReminderKind, number>> = defaultReminderDays,
): Reminder[] {
  if (!isOpen(homework)) return []
  return reminderKinds
    .map((kind) => ({ kind, on: addBusinessDays(calendar, homework.dueOn, days[kind]) }))
    .filter(({ on }) => homework.startOn === undefined || on >= homework.startOn)
}

export type DueState = 'done' | 'skipped' | 'overdue' | 'due_today' | 'due_soon' | 'upcoming'

/** Days before the due date from which work is due soon. */
const dueSoonDays = 3

/** Where work stands against its due date; late work is overdue from the day after. */
export function dueState(task: { status: TaskStatus; dueOn: PlainDateString }, today: PlainDateString): DueState {
  if (task.status === 'done' || task.status === 'skipped') return task.status
  const daysLeft = daysBetween(today, task.dueOn)
  if (daysLeft < 0) return 'overdue'
  if (daysLeft === 0) return 'due_today'
  return daysLeft <= dueSoonDays ? 'due_soon' : 'upcoming'
}

/** What the customer may answer to the question how it stands; the place of each is the number in its link. */
export const homeworkAnswers = ['tomorrow', 'next_week', 'no_time', 'done'] as const
export type HomeworkAnswer = (typeof homeworkAnswers)[number]
