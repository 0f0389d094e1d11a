import type { PlainDateString } from '#platform/kernel/dates.ts'
import type { TaskView } from '../../contract.ts'
import { commentSchema } from '../../contract.ts'
import type { TaskAnalysis } from '../../domain/network/analysis.ts'
import { lengthOf } from '../../domain/network/project-task.ts'
import { dueState } from '../../domain/plan/homework.ts'
import type { SideCalendars } from '../../domain/plan/side-calendars.ts'
import type { ReminderRow } from '../homework/reminder-queries.ts'
import type { CommentRow } from './comment-queries.ts'
import { piecesOf, planned, type Task } from './task-tables.ts'

export interface TaskViewBasis {
  today: PlainDateString
  /** Names of members and stakeholders by ID. */
  names: ReadonlyMap<string, string>
  calendars: SideCalendars
  analysis: ReadonlyMap<string, TaskAnalysis>
  comments: readonly CommentRow[]
  reminders: readonly ReminderRow[]
}

export function taskView(task: Task, basis: TaskViewBasis): TaskView {
  return {
    id: task.task_id,
    key: task.key,
    ...task.texts,
    chunks: piecesOf(task),
    stage: task.stage,
    element: task.element,
    kind: task.kind,
    side: task.side,
    ownerRole: task.owner_role,
    owner: ownerOf(task, basis.names),
    startOn: task.start_on,
    dueOn: task.due_on,
    baselineStartOn: task.baseline_start_on,
    baselineDueOn: task.baseline_due_on,
    status: task.status,
    dueState: dueState({ status: task.status, dueOn: task.due_on }, basis.today),
    doneOn: task.done_on,
    doneBy: task.done_by,
    isPinned: task.is_pinned,
    isMilestone: task.is_milestone,
    isCustom: task.is_custom,
    dependsOn: task.links,
    workDays: lengthOf(planned(task), basis.calendars[task.side]) + 1,
    phase: task.phase,
    weight: task.weight,
    effortMinutes: task.effort_minutes,
    visibility: task.visibility,
    ...analysisView(task, basis.analysis.get(task.key)),
    comments: basis.comments.filter((comment) => comment.task_id === task.task_id).map(commentView),
    reminders: basis.reminders
      .filter((reminder) => reminder.task_id === task.task_id)
      .map(({ kind, due_on, reminded_on, state }) => ({ kind, dueOn: due_on, remindedOn: reminded_on, state })),
    version: task.version,
  }
}

function analysisView(task: Task, analysis: TaskAnalysis | undefined) {
  return {
    slackDays: analysis?.totalSlack ?? null,
    freeSlackDays: analysis?.freeSlack ?? null,
    isCritical: analysis?.isCritical ?? false,
    early: analysis?.early ?? { startOn: task.start_on, dueOn: task.due_on },
    late: analysis?.late ?? null,
    dateReason: analysis?.reason ?? { kind: 'first_plan' as const, waitsFor: null },
  }
}

function ownerOf(task: Task, names: ReadonlyMap<string, string>): TaskView['owner'] {
  const id = task.owner_user_id ?? task.owner_stakeholder_id
  if (id === null) return null
  return { kind: task.owner_user_id === null ? 'stakeholder' : 'user', id, name: names.get(id) ?? '' }
}

export function commentView(row: CommentRow) {
  return commentSchema.parse({
    ...row,
    id: row.task_comment_id,
    taskId: row.task_id,
    author: { kind: row.author_kind, name: row.author_name },
    createdAt: row.created_at,
  })
}
