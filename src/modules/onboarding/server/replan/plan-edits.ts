import type { Insertable } from 'kysely'
import type { Context } from '#platform/context/context.ts'
import { conflict, invalid, notFound } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { PlanEditInput } from '../../contract.ts'
import { toLinks } from '../../domain/network/link.ts'
import type { PlanEdit } from '../../domain/replan/edit.ts'
import type { TaskStatus } from '../../domain/task.ts'
import { newTaskRow, partRow } from '../plan/new-task.ts'
import { planned, type Task, toTask } from '../plan/task-tables.ts'
import type { Project } from '../projects/project-tables.ts'
import type { OnboardingTables } from '../tables.ts'
import type { TaskDetails } from './reword-task.ts'

type TaskInsert = Insertable<OnboardingTables['onboarding.tasks']>

interface Owner {
  kind: 'user' | 'stakeholder'
  id: string
}

/** What edits do to rows besides their place in the plan: each task at most once in every list but `details`. */
export interface RowEdits {
  inserted: TaskInsert[]
  /** Of the inserted ones, as far as they were named. */
  newOwners: Owner[]
  removed: Task[]
  statuses: { task: Task; status: TaskStatus; doneOn: string | undefined }[]
  owners: { task: Task; owner: Owner | null }[]
  details: (TaskDetails & { task: Task })[]
  phases: { task: Task; phase: 1 | 2 }[]
  /** First parts of tasks that were cut into pieces. */
  cut: { task: Task; name: string; effortMinutes: number }[]
  closed: { vendor: string[]; customer: string[] }
}

export interface PlanEdits {
  edits: PlanEdit[]
  rows: RowEdits
}

/**
 * Edits as they are asked for, in the keys of the plan's arithmetic and with what they do to rows. Throws not found
 * `onboarding.no_such_task`, conflict `onboarding.task_not_custom`, `onboarding.kickoff_by_gate`, invalid
 * `onboarding.task_invalid`, `onboarding.value_task_needed`.
 */
export function planEdits(
  context: Context,
  { project, tasks }: { project: Project; tasks: readonly Task[] },
  inputs: readonly PlanEditInput[],
): PlanEdits {
  const rows: RowEdits = {
    inserted: [],
    newOwners: [],
    removed: [],
    statuses: [],
    owners: [],
    details: [],
    phases: [],
    cut: [],
    closed: { vendor: [], customer: [] },
  }
  const find = (taskId: string) => {
    const task = tasks.find((each) => each.task_id === taskId)
    if (!task) throw notFound('onboarding.no_such_task')
    return task
  }
  const positionAfter = () => Math.max(-1, ...tasks.map(({ position }) => position)) + 1 + rows.inserted.length

  const translate = (input: PlanEditInput): PlanEdit[] => {
    switch (input.kind) {
      case 'kickoff': {
        const task = tasks.find(({ kind }) => kind === 'kickoff')
        if (!task) throw notFound('onboarding.no_such_task')
        return [{ kind: 'move', task: task.key, startOn: input.on, dueOn: input.on, successors: 'shift' }]
      }
      case 'move': {
        const { taskId, ...move } = input
        return [{ ...move, task: find(taskId).key }]
      }
      case 'length':
        return [{ kind: 'length', task: find(input.taskId).key, workDays: input.workDays }]
      case 'details': {
        const { taskId, name, locale = context.locale, effortMinutes } = input
        rows.details.push({ task: find(taskId), name, locale, effortMinutes })
        return []
      }
      case 'pin':
        return [{ kind: 'pin', task: find(input.taskId).key, isPinned: input.isPinned }]
      case 'links':
        return [{ kind: 'links', task: find(input.taskId).key, dependsOn: toLinks(input.dependsOn) }]
      case 'owner':
        rows.owners.push({ task: find(input.taskId), owner: input.owner })
        return []
      case 'status': {
        const task = find(input.taskId)
        if (task.kind === 'kickoff' && input.status === 'done') throw conflict('onboarding.kickoff_by_gate')
        rows.statuses.push({ task, status: input.status, doneOn: input.doneOn })
        const isPutOff = task.phase > 1 || rows.phases.some((each) => each.task === task)
        if (isPutOff && input.status !== 'skipped') rows.phases.push({ task, phase: 1 })
        return [{ kind: 'status', task: task.key, status: input.status, doneOn: input.doneOn }]
      }
      case 'phase': {
        const task = find(input.taskId)
        if (task.status === 'done') throw conflict('onboarding.task_closed', { task: task.key })
        if (task.key === project.program.valueTaskKey || task.kind === 'kickoff')
          throw invalid('onboarding.value_task_needed')
        const status = input.phase === 2 ? 'skipped' : 'todo'
        rows.phases.push({ task, phase: input.phase })
        rows.statuses.push({ task, status, doneOn: undefined })
        return [{ kind: 'status', task: task.key, status }]
      }
      case 'add': {
        const id = newId(context.clock.now())
        const row = { ...newTaskRow(project, tasks, { ...input.task, id }), ...ownerColumns(input.owner) }
        if (input.owner) rows.newOwners.push(input.owner)
        rows.inserted.push({ ...row, position: positionAfter() })
        const before = input.before.map((taskId) => find(taskId).key)
        return [{ kind: 'add', task: planned(asTask(row)), before }]
      }
      case 'remove': {
        const task = find(input.taskId)
        if (!task.is_custom) throw conflict('onboarding.task_not_custom')
        rows.removed.push(task)
        return [{ kind: 'remove', task: task.key }]
      }
      case 'split': {
        const task = find(input.taskId)
        const [first, ...rest] = input.parts
        if (first === undefined) return []
        rows.cut.push({ task, name: first.name, effortMinutes: first.effortMinutes })
        const parts = rest.map((part) => {
          const row = partRow(task, { ...part, id: newId(context.clock.now()), position: positionAfter() })
          rows.inserted.push(row)
          return { key: row.key, workDays: part.workDays }
        })
        return [{ kind: 'split', task: task.key, firstDays: first.workDays, rest: parts }]
      }
      case 'close':
        rows.closed[input.side].push(...input.days)
        return [{ kind: 'close', side: input.side, days: input.days }]
      case 'value_date':
      case 'replan':
      case 'calendar':
        return [input]
    }
  }
  const edits = inputs.flatMap(translate)
  const { owners, statuses, phases } = rows
  const last = { owners: lastOfEach(owners), statuses: lastOfEach(statuses), phases: lastOfEach(phases) }
  return { edits, rows: { ...rows, ...last } }
}

/** Each row is compared with its task as it was before all edits, so of several for one task only the last may be written. */
function lastOfEach<Row extends { task: Task }>(rows: readonly Row[]): Row[] {
  return [...new Map(rows.map((row) => [row.task.task_id, row])).values()]
}

/** Nothing where nobody was named. */
export function ownerColumns(owner: Owner | null | undefined) {
  if (owner === undefined) return {}
  return {
    owner_user_id: owner?.kind === 'user' ? owner.id : null,
    owner_stakeholder_id: owner?.kind === 'stakeholder' ? owner.id : null,
  }
}

/** The row as it will be read once it is written. */
function asTask(row: TaskInsert): Task {
  return toTask({
    status: 'todo',
    done_on: null,
    done_by: null,
    is_pinned: false,
    is_milestone: false,
    is_custom: true,
    kind: null,
    owner_user_id: null,
    owner_stakeholder_id: null,
    work_days: null,
    done_pieces: [],
    completed_by: null,
    phase: 1,
    effort_minutes: 0,
    visibility: 'internal',
    version: 1,
    ...row,
    texts: JSON.parse(String(row.texts)),
    links: JSON.parse(String(row.links)),
  })
}
