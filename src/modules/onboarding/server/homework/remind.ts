import type { StakeholderRecord } from '#modules/accounts/contract.ts'
import { listStakeholders } from '#modules/accounts/server/api.ts'
import { languageOf, queueMail } from '#modules/messaging/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { addBusinessDays, type BusinessCalendar, isBusinessDay } from '#platform/kernel/calendar.ts'
import { addDays } from '#platform/kernel/dates.ts'
import { type ReminderKind, reminderPlan } from '../../domain/plan/homework.ts'
import { reminderDue } from '../../events.ts'
import { readProjectCalendars } from '../plan/read-calendars.ts'
import { taskTextsSchema } from '../plan/task-tables.ts'
import { findProject } from '../projects/project-queries.ts'
import { keyOf } from '../projects/project-tables.ts'
import { effectOnValueDate } from '../replan/effect-on-value-date.ts'
import { todayOf } from '../today.ts'
import { makeAnswerLink } from './answer-homework.ts'
import { insertReminder, selectRemindableTasks, setReminderQueued } from './reminder-queries.ts'

type RemindableTask = Awaited<ReturnType<typeof selectRemindableTasks>>[number]

/** Business days: reminders that were missed for longer, because nothing ran, are not sent late. */
const lateByAtMostDays = 3
/** Five business days fit into this even over Golden Week and New Year. */
const farthestDays = 21

/**
 * Reminds of homework that is due, each reminder of a due date once, the latest only where several were missed. It is a
 * mail to the person in charge where one with an address is known, and visible in the project in any case.
 */
export async function remindOfHomework(context: Context): Promise<void> {
  const today = todayOf(context)
  const tasks = await selectRemindableTasks(
    context.transaction,
    addDays(today, -farthestDays),
    addDays(today, farthestDays),
  )
  for (const [projectId, homework] of Map.groupBy(tasks, ({ project_id }) => project_id)) {
    const project = await findProject(context.transaction, projectId)
    if (!project) continue
    const { customer: calendar } = await readProjectCalendars(context, project)
    // What was missed while nothing ran is made up for on a day on which the customer works.
    if (!isBusinessDay(calendar, today)) continue
    const stakeholders = await listStakeholders(context, project.account_id)
    for (const task of homework) await remindOf(context, task, { stakeholders, calendar, today })
  }
}

async function remindOf(
  context: Context,
  task: RemindableTask,
  basis: { stakeholders: readonly StakeholderRecord[]; calendar: BusinessCalendar; today: string },
): Promise<void> {
  const { today } = basis
  const due = reminderPlan(
    { status: task.status, startOn: task.start_on, dueOn: task.due_on, doneOn: task.done_on },
    basis.calendar,
  )
    .filter(({ on }) => on <= today && on >= addBusinessDays(basis.calendar, today, -lateByAtMostDays))
    .at(-1)
  if (due === undefined) return
  const row = { ...keyOf(task), task_id: task.task_id, kind: due.kind, due_on: task.due_on }
  const isNew = await insertReminder(context.transaction, { ...row, reminded_on: today, state: 'visible' })
  if (!isNew) return
  await recordEvent(
    context,
    reminderDue,
    { projectId: task.project_id, taskId: task.task_id, kind: due.kind, dueOn: task.due_on },
    task.account_id,
  )
  const recipient = recipientOf(task, basis.stakeholders)
  if (recipient && (await mailReminder(context, task, due.kind, recipient)))
    await setReminderQueued(context.transaction, row)
}

type Recipient = StakeholderRecord & { email: string }

/** The person in charge of the task, else the champion, else the admin: whoever is there and has an address. */
function recipientOf(task: RemindableTask, stakeholders: readonly StakeholderRecord[]): Recipient | undefined {
  const reachable = stakeholders.flatMap((each) =>
    each.isActive && each.email !== null ? [{ ...each, email: each.email }] : [],
  )
  return (
    reachable.find(({ id }) => id === task.owner_stakeholder_id) ??
    reachable.find(({ roles }) => roles.includes('champion')) ??
    reachable.find(({ roles }) => roles.includes('admin'))
  )
}

/** Whether the mail leaves by itself: a project that sends reminders has said so for all of them. */
async function mailReminder(
  context: Context,
  task: RemindableTask,
  kind: ReminderKind,
  recipient: Recipient,
): Promise<boolean> {
  const locale = await languageOf(context, recipient.email, context.locale)
  const about = { taskName: taskTextsSchema.parse(task.texts).name[locale], dueOn: task.due_on }
  const mail = {
    accountId: task.account_id,
    ownerId: task.owner_id,
    to: recipient,
    locale,
    dedupeKey: `reminder:${task.task_id}:${kind}:${task.due_on}`,
    isReleased: true,
  }
  if (kind === 'before_due') {
    const { state } = await queueMail(context, { ...mail, kind: 'homework_before_due', params: about })
    return state === 'queued'
  }
  if (kind === 'after_due') {
    const privateLink = await makeAnswerLink(context, { accountId: task.account_id, taskId: task.task_id, recipient })
    const params = { ...about, hasAnswerLinks: true }
    const { state } = await queueMail(context, { ...mail, kind: 'homework_after_due', params, privateLink })
    return state === 'queued'
  }
  const params = { ...about, ...(await valueDates(context, task)) }
  const { state } = await queueMail(context, { ...mail, kind: 'homework_long_overdue', params })
  return state === 'queued'
}

/** The value date as it is, and where it goes if the task is done today. */
async function valueDates(context: Context, task: RemindableTask) {
  const project = await findProject(context.transaction, task.project_id)
  if (!project) throw new Error('A task has lost its project.')
  const move = { kind: 'move' as const, taskId: task.task_id, dueOn: todayOf(context) }
  const valueDate = await effectOnValueDate(context, task.project_id, [move])
  return { valueOn: valueDate?.from ?? project.value_on, forecastOn: valueDate?.to ?? project.value_on }
}
