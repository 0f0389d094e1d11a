import type { Insertable, Updateable } from 'kysely'
import { sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import type { TaskDates } from '../../domain/network/bounds.ts'
import type { ProjectTask } from '../../domain/network/project-task.ts'
import { keyOf, type ProjectKey } from '../projects/project-tables.ts'
import { type OnboardingTables, tables } from '../tables.ts'
import { type Task, toTask } from './task-tables.ts'

type Tasks = OnboardingTables['onboarding.tasks']

/** The tasks of all these projects, each project's in the order of its plan. */
export async function selectTasks(db: Db, projectIds: readonly string[]): Promise<Task[]> {
  if (projectIds.length === 0) return []
  const rows = await tables(db)
    .selectFrom('onboarding.tasks')
    .selectAll()
    .where('project_id', 'in', projectIds)
    .orderBy('project_id')
    .orderBy('position')
    .execute()
  return rows.map(toTask)
}

export async function findTask(db: Db, key: ProjectKey, taskId: string): Promise<Task | undefined> {
  const row = await tables(db)
    .selectFrom('onboarding.tasks')
    .selectAll()
    .where((where) => where.and(keyOf(key)))
    .where('task_id', '=', taskId)
    .executeTakeFirst()
  return row && toTask(row)
}

export async function insertTasks(transaction: Transaction, rows: Insertable<Tasks>[]): Promise<void> {
  await tables(transaction).insertInto('onboarding.tasks').values(rows).execute()
}

export async function updateTask(
  transaction: Transaction,
  key: ProjectKey,
  taskId: string,
  change: Updateable<Tasks>,
): Promise<void> {
  await tables(transaction)
    .updateTable('onboarding.tasks')
    .set({ ...change, version: sql`version + 1` })
    .where((where) => where.and(keyOf(key)))
    .where('task_id', '=', taskId)
    .execute()
}

type DateChanges = readonly { taskKey: string; to: TaskDates }[]

/** The tasks' place in the plan — dates, length, links and pins — in one statement. */
export async function updatePlan(
  transaction: Transaction,
  key: ProjectKey,
  tasks: readonly ProjectTask[],
): Promise<void> {
  if (tasks.length === 0) return
  const rows = tasks.map((task) => ({
    key: task.key,
    start_on: task.startOn,
    due_on: task.dueOn,
    work_days: task.workDays ?? null,
    links: task.dependsOn,
    is_pinned: task.isPinned,
  }))
  await sql`update onboarding.tasks as tasks
    set start_on = plan.start_on, due_on = plan.due_on, work_days = plan.work_days, links = plan.links,
      is_pinned = plan.is_pinned, version = version + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as plan (key text, start_on date, due_on date, work_days int, links jsonb, is_pinned boolean)
    where tasks.workspace_id = ${key.workspace_id} and tasks.account_id = ${key.account_id}
      and tasks.project_id = ${key.project_id} and tasks.key = plan.key`.execute(transaction)
}

/** Takes tasks out of the plan for good. */
export async function deleteTasks(
  transaction: Transaction,
  key: ProjectKey,
  taskIds: readonly string[],
): Promise<void> {
  if (taskIds.length === 0) return
  await tables(transaction)
    .deleteFrom('onboarding.tasks')
    .where((where) => where.and(keyOf(key)))
    .where('task_id', 'in', taskIds)
    .execute()
}

/** The latest plan becomes the one that later ones are compared with. */
export async function setBaseline(transaction: Transaction, key: ProjectKey): Promise<void> {
  await tables(transaction)
    .updateTable('onboarding.tasks')
    .set((set) => ({ baseline_start_on: set.ref('start_on'), baseline_due_on: set.ref('due_on') }))
    .where((where) => where.and(keyOf(key)))
    .execute()
}

/** New dates of many tasks in one statement, which are also what later ones are compared with. */
export async function rebaseTasks(transaction: Transaction, key: ProjectKey, changes: DateChanges): Promise<void> {
  await sql`update onboarding.tasks as tasks
    set start_on = dates.start_on, due_on = dates.due_on, baseline_start_on = dates.start_on,
      baseline_due_on = dates.due_on, work_days = null, version = version + 1
    from jsonb_to_recordset(${datesOf(changes)}::jsonb) as dates (key text, start_on date, due_on date)
    where tasks.workspace_id = ${key.workspace_id} and tasks.account_id = ${key.account_id}
      and tasks.project_id = ${key.project_id} and tasks.key = dates.key`.execute(transaction)
}

function datesOf(changes: DateChanges): string {
  return JSON.stringify(changes.map(({ taskKey, to }) => ({ key: taskKey, start_on: to.startOn, due_on: to.dueOn })))
}
